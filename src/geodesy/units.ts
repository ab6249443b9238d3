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

/** One formatter for each number of decimals: making one costs more than a row of figures. */
const formatters = new Map<number, Intl.NumberFormat>();

function formatter(decimals: number): Intl.NumberFormat {
  let made = formatters.get(decimals);
  if (!made) {
    made = new Intl.NumberFormat('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    formatters.set(decimals, made);
  }
  return made;
}

/** A number with that many decimals, rounded half away from zero; what rounds to zero has no sign. */
export function fixed(value: Figure, decimals: number): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NO_FIGURE;
  const text = formatter(decimals).format(Math.abs(value));
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

/** A difference of shares of 1 in percentage points. */
export const percentagePoints = (share: Figure, decimals = 2): string =>
  atLeast(
    converted(share, (s) => 100 * s),
    decimals,
  );

/** Metres; a distance of zero is a finding (they touch), so small distances are rounded, not hidden behind "<". */
export const metres = (value: Figure, decimals = 1): string => fixed(value, decimals);

/** A change: what grew carries a plus. */
function signed(value: Figure, decimals: number): string {
  const text = fixed(value, decimals);
  return value && value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** Metres to a limit: what is to spare carries a plus. */
export const signedMetres = (value: Figure, decimals = 1): string => signed(value, decimals);

export const signedHectares = (squareMetres: Figure, decimals = 2): string =>
  signed(converted(squareMetres, toHectares), decimals);

export const signedMu = (squareMetres: Figure, decimals = 2): string => signed(converted(squareMetres, toMu), decimals);

export const signedSquareKilometres = (squareMetres: Figure, decimals = 2): string =>
  signed(converted(squareMetres, toSquareKilometres), decimals);

export const squareMetres = (value: Figure, decimals = 1): string => atLeast(value, decimals);

export const kilometres = (value: Figure, decimals = 2): string =>
  atLeast(
    converted(value, (m) => m / 1000),
    decimals,
  );

/** A deviation as a percentage with its sign. */
export function signedPercent(share: Figure, decimals = 2): string {
  const text = signed(
    converted(share, (s) => 100 * s),
    decimals,
  );
  return text === NO_FIGURE ? text : `${text}%`;
}

export const count = (value: Figure): string => fixed(value, 0);

export const milliseconds = (value: Figure): string => fixed(value, 1);

/** Errors below this are of no account to anybody, in the unit of the figure. */
const LEAST_ERROR = 0.001;

/** How wrong a figure may be, with the sign of comparison: < 0.001, ≤ 0.02; rounded up to two digits. */
export function errorBound(value: Figure): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NO_FIGURE;
  if (value < LEAST_ERROR) return `< ${LEAST_ERROR}`;
  const step = 10 ** (Math.floor(Math.log10(value)) - 1);
  return `≤ ${Number((Math.ceil(value / step - 1e-9) * step).toPrecision(2))}`;
}
