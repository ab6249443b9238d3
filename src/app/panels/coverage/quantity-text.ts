/** A figure in the words and units of the board. */
import * as format from '../../format.ts';
import type { Text } from '../../text/use-text.ts';
import type { Quantity } from './explained.ts';

type CoverageText = Text['coverage'];

/** Value, its unit, then the same in other units. */
export function quantityUnits(quantity: Quantity, text: CoverageText): string[] {
  switch (quantity.kind) {
    case 'area': {
      const m2 = quantity.squareMetres;
      if (quantity.signed)
        return [
          format.signedHectares(m2),
          text.hectares,
          `${format.signedMu(m2)} ${text.mu}`,
          `${format.signedSquareKilometres(m2)} ${text.km2}`,
        ];
      return [
        format.squareKilometres(m2),
        text.km2,
        `${format.hectares(m2)} ${text.hectares}`,
        `${format.mu(m2)} ${text.mu}`,
      ];
    }
    case 'length':
      return [format.kilometres(quantity.metres), text.km, `${format.metres(quantity.metres)} m`];
    case 'share':
      return [format.percent(quantity.share), ''];
    case 'count':
      return [String(quantity.count), text.sites.unit.split(' ')[0]!];
  }
}

/** Value with its unit. */
export function quantityText(quantity: Quantity, text: CoverageText): string {
  const [value, unit] = quantityUnits(quantity, text);
  return unit ? `${value} ${unit}` : value!;
}
