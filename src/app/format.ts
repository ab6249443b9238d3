/**
 * What the interface prints. Figures are rounded in `geodesy/units.ts`, and only there; positions and times are written
 * here.
 */
export {
  count,
  errorBound,
  hectares,
  kilometres,
  metres,
  milliseconds,
  mu,
  percent,
  percentagePoints,
  signedHectares,
  signedMu,
  signedPercent,
  signedSquareKilometres,
  squareKilometres,
  squareMetres,
} from '../geodesy/units.ts';

const THIN_SPACE = '\u2009';

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
