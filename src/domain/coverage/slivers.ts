/** What is left where lines that should agree differ by the decimals of their coordinates: counted in sums, not listed. */

export const SLIVER_SQUARE_METRES = 1;

/** Six decimals of a degree tell no less. */
const SLIVER_WIDTH_METRES = 0.1;

interface Piece {
  readonly areaSquareMetres: number;
  readonly perimeterMetres: number;
}

/** Less than a square metre, or on average narrower than what coordinates can tell. */
export const isSliver = ({ areaSquareMetres, perimeterMetres }: Piece): boolean =>
  areaSquareMetres < SLIVER_SQUARE_METRES || 2 * areaSquareMetres < SLIVER_WIDTH_METRES * perimeterMetres;
