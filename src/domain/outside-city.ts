/** Share of its area (of its vertices, where it has no area) that something must have in the city's districts to lie in the city. */
const LEAST_SHARE = 0.5;

/** Whether something with that share in the districts lies outside the city: the one answer for notices and tables. */
export const isOutsideCity = (share: number): boolean => share < LEAST_SHARE;
