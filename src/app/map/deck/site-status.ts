/** Does a shape tell the status of a site by its fill? Bus stops and the like do not. */
export const tellsStatus = (symbol: string | null): boolean => symbol !== null && symbol !== 'disc';
