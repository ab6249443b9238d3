/**
 * Figures in tables and layers that leave as files: numbers, rounded to decimals that the files state. Areas keep 0.0001 m²
 * and lengths 0.0001 m, which is more than any data is good for and leaves out what only binary fractions add. Null is no
 * such figure.
 */
import { toMu } from '../geodesy/units.ts';

/** How a workbook shows them: with the decimals of the page. */
export const FILE_FORMATS = {
  hectares: '#,##0.0000',
  mu: '#,##0.00',
  metres: '#,##0.0',
  kilometres: '#,##0.00',
  share: '0.00%',
  percent: '0.00',
  count: '#,##0',
} as const;

type Figure = number | null;

const SQUARE_METRES_PER_HECTARE = 10_000;

const rounded = (value: Figure, decimals: number): Figure =>
  value === null || !Number.isFinite(value) ? null : Number(value.toFixed(decimals));

const converted = (value: Figure, convert: (value: number) => number): Figure =>
  value === null ? null : convert(value);

/** Square metres. */
export const fileSquareMetres = (value: Figure): Figure => rounded(value, 4);
/** Square metres in hectares, 8 decimals. */
export const fileHectares = (squareMetres: Figure): Figure =>
  rounded(
    converted(squareMetres, (m) => m / SQUARE_METRES_PER_HECTARE),
    8,
  );
/** Square metres in mu (亩), 7 decimals. */
export const fileMu = (squareMetres: Figure): Figure => rounded(converted(squareMetres, toMu), 7);
export const fileMetres = (value: Figure): Figure => rounded(value, 4);
/** Metres in kilometres, 7 decimals. */
export const fileKilometres = (metres: Figure): Figure =>
  rounded(
    converted(metres, (m) => m / 1000),
    7,
  );
/** A part of a whole, 0 to 1, 8 decimals; the rounding of two sums never makes it more than the whole. */
export const fileShare = (value: Figure): Figure =>
  rounded(
    converted(value, (share) => Math.min(share, 1)),
    8,
  );
/** The same as a percentage, 6 decimals. */
export const filePercent = (value: Figure): Figure =>
  rounded(
    converted(fileShare(value), (share) => 100 * share),
    6,
  );
/** A difference of shares in percentage points, 6 decimals. */
export const filePercentagePoints = (share: Figure): Figure =>
  rounded(
    converted(share, (s) => 100 * s),
    6,
  );
