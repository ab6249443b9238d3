/**
 * Figures as they are printed. Everything is computed and kept in square metres and metres; rounding happens here and
 * nowhere before. Results carry no unit but the percent sign; thousands are set apart by commas, minus is U+2212. Null is
 * an em dash: "no such figure", which is not zero.
 */

/** A figure, or none. */
export type Figure = number | null | undefined;

const NO_FIGURE = '\u2014';

const SQUARE_METRES_PER_HECTARE = 10_000;
/** One hectare is 15 mu (亩). */
const MU_PER_HECTARE = 15;
const SQUARE_METRES_PER_SQUARE_KILOMETRE = 1_000_000;

const toHectares = (squareMetres: number): number => squareMetres / SQUARE_METRES_PER_HECTARE;

export const toMu = (squareMetres: number): number => (squareMetres * MU_PER_HECTARE) / SQUARE_METRES_PER_HECTARE;

const toSquareKilometres = (squareMetres: number): number => squareMetres / SQUARE_METRES_PER_SQUARE_KILOMETRE;

/** A number with that many decimals, rounded half away from zero; what rounds to zero has no sign. */
export function fixed(value: Figure, decimals: number): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NO_FIGURE;
  const text = Math.abs(value).toLocaleString('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return value < 0 && /[1-9]/.test(text) ? `\u2212${text}` : text;
}

/** As `fixed`, but a figure that is not zero and would print as zero says "< 0.0001". */
function atLeast(value: Figure, decimals: number): string {
  const text = fixed(value, decimals);
  return value && text !== NO_FIGURE && !/[1-9]/.test(text) ? `< ${(10 ** -decimals).toFixed(decimals)}` : text;
}

const converted = (value: Figure, convert: (value: number) => number): Figure =>
  typeof value === 'number' ? convert(value) : value;

/** Square metres as hectares. Four decimals, as land-use approvals print them. */
export const hectares = (squareMetres: Figure, decimals = 4): string =>
  atLeast(converted(squareMetres, toHectares), decimals);

/** Square metres as mu (亩). */
export const mu = (squareMetres: Figure, decimals = 2): string => atLeast(converted(squareMetres, toMu), decimals);

/** Square metres as square kilometres. */
export const squareKilometres = (squareMetres: Figure, decimals = 2): string =>
  atLeast(converted(squareMetres, toSquareKilometres), decimals);

/** A share of 1 as a percentage. */
export function percent(share: Figure, decimals = 2): string {
  const text = atLeast(
    converted(share, (s) => 100 * s),
    decimals,
  );
  return text === NO_FIGURE ? text : `${text}%`;
}

/** Metres; a distance of zero is a finding (they touch), so small distances are rounded, not hidden behind "<". */
export const metres = (value: Figure, decimals = 1): string => fixed(value, decimals);
