/** How far a figure may be off, in words a planner reads: of areas, lengths and shares, either way. Pure. */
import * as format from '../../format.ts';
import type { Text } from '../../text/use-text.ts';
import type { Quantity } from './explained.ts';

type CoverageText = Text['coverage'];

/** From here on two decimals of hectares, of kilometres tell enough. */
const HUNDREDTH_OF_HECTARE = 100;
const HUNDREDTH_OF_KILOMETRE = 10;

/** `± 26.58 公顷`, or `< 0.0001 公顷` of what is less than can be printed. Shares: percentage points. */
export function errorText(error: Quantity, text: CoverageText): string {
  const bound = boundText(error, text);
  return bound.startsWith('<') ? bound : `± ${bound}`;
}

function boundText(error: Quantity, text: CoverageText): string {
  switch (error.kind) {
    case 'area': {
      const { squareMetres } = error;
      return `${format.hectares(squareMetres, squareMetres < HUNDREDTH_OF_HECTARE ? 4 : 2)} ${text.hectares}`;
    }
    case 'length':
      return `${format.kilometres(error.metres, error.metres < HUNDREDTH_OF_KILOMETRE ? 4 : 2)} ${text.km}`;
    case 'share':
      return text.explain.points(format.percentagePoints(error.share));
    case 'count':
      return format.count(error.count);
  }
}

/** Without its sign, in the unit of its kind. */
export function sizeOf(quantity: Quantity): number {
  switch (quantity.kind) {
    case 'area':
      return Math.abs(quantity.squareMetres);
    case 'length':
      return Math.abs(quantity.metres);
    case 'share':
      return Math.abs(quantity.share);
    case 'count':
      return quantity.count;
  }
}
