/**
 * Figures as the interface prints them: rounding happens here and nowhere before. No unit is added except the percent
 * sign; minus is U+2212, increases carry a plus where the name says `signed`. `null` is "—" (no such figure), never 0.
 */
const NONE = '—';
const SQUARE_METRES_PER_HECTARE = 10_000;
const MU_PER_SQUARE_METRE = 15 / 10_000;
const SQUARE_METRES_PER_SQUARE_KILOMETRE = 1_000_000;
const THIN_SPACE = '\u2009';

type Figure = number | null | undefined;

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

function fixed(value: Figure, decimals: number): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NONE;
  const text = formatter(decimals).format(Math.abs(value));
  // A figure that rounds to zero has no sign.
  return value < 0 && /[1-9]/.test(text) ? `\u2212${text}` : text;
}

/** A figure that is not zero but would print as zero says "< 0.0001". */
function atLeast(value: Figure, decimals: number): string {
  const text = fixed(value, decimals);
  return value && !/[1-9]/.test(text) && text !== NONE ? `< ${(10 ** -decimals).toFixed(decimals)}` : text;
}

function signed(value: Figure, decimals: number): string {
  const text = fixed(value, decimals);
  return value && value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

const scaled = (value: Figure, factor: number): Figure => (typeof value === 'number' ? value * factor : value);

export const hectares = (squareMetres: Figure, decimals = 4): string =>
  atLeast(scaled(squareMetres, 1 / SQUARE_METRES_PER_HECTARE), decimals);

export const signedHectares = (squareMetres: Figure, decimals = 2): string =>
  signed(scaled(squareMetres, 1 / SQUARE_METRES_PER_HECTARE), decimals);

export const mu = (squareMetres: Figure, decimals = 2): string =>
  atLeast(scaled(squareMetres, MU_PER_SQUARE_METRE), decimals);

export const signedMu = (squareMetres: Figure, decimals = 2): string =>
  signed(scaled(squareMetres, MU_PER_SQUARE_METRE), decimals);

export const squareKilometres = (squareMetres: Figure, decimals = 2): string =>
  atLeast(scaled(squareMetres, 1 / SQUARE_METRES_PER_SQUARE_KILOMETRE), decimals);

export const signedSquareKilometres = (squareMetres: Figure, decimals = 2): string =>
  signed(scaled(squareMetres, 1 / SQUARE_METRES_PER_SQUARE_KILOMETRE), decimals);

export const squareMetres = (value: Figure, decimals = 1): string => atLeast(value, decimals);

export const metres = (value: Figure, decimals = 1): string => fixed(value, decimals);

export const signedMetres = (value: Figure, decimals = 1): string => signed(value, decimals);

export const kilometres = (value: Figure, decimals = 2): string => atLeast(scaled(value, 1 / 1000), decimals);

/** A share of 1 as a percentage with its sign. */
export const percent = (share: Figure, decimals = 2): string => {
  const text = atLeast(scaled(share, 100), decimals);
  return text === NONE ? text : `${text}%`;
};

export const count = (value: Figure): string => fixed(value, 0);

export const milliseconds = (value: Figure): string => fixed(value, 1);

/** A very small bound in as few signs as it needs: 1e-9, 0.02, 3.4. */
export function bound(value: Figure): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NONE;
  if (value === 0) return '0';
  return Math.abs(value) < 0.001 ? value.toExponential(0).replace('-', '\u2212') : String(Number(value.toPrecision(2)));
}

/** 106.78231°E 39.73076°N */
export function degrees([lon, lat]: readonly [number, number], decimals = 5): string {
  const part = (value: number, positive: string, negative: string) =>
    `${Math.abs(value).toFixed(decimals)}°${value < 0 ? negative : positive}`;
  return `${part(lon, 'E', 'W')} ${part(lat, 'N', 'S')}`;
}

/** Metres of a projected coordinate, thousands set apart by thin spaces: 4 400 343.89 */
export function coordinate(value: number, decimals = 2): string {
  return value.toFixed(decimals).replace(/\B(?=(\d{3})+(?!\d))/g, THIN_SPACE);
}

/** 14:32:08 */
export function clock(milliseconds: number): string {
  return new Date(milliseconds).toLocaleTimeString('zh-CN', { hour12: false });
}
