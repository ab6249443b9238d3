/** A figure in the words and units of the board. */
import * as format from '../../format.ts';
import type { AreaUnit } from '../../state/model.ts';
import type { Text } from '../../text/use-text.ts';
import type { Quantity } from './explained.ts';

type CoverageText = Text['coverage'];

/** Value, its unit, then the same in other units. `lead`: the first unit of areas, else km², of changes hectares. */
export function quantityUnits(quantity: Quantity, text: CoverageText, lead?: AreaUnit): string[] {
  switch (quantity.kind) {
    case 'area':
      return areaUnits(quantity, lead ?? (quantity.signed || quantity.bound ? 'hectares' : 'km2'), text);
    case 'length':
      return [format.kilometres(quantity.metres), text.km, `${format.metres(quantity.metres)} m`];
    case 'share':
      return [format.percent(quantity.share), ''];
    case 'count':
      return [String(quantity.count), countUnit(quantity.of, text)];
  }
}

function areaUnits(
  { squareMetres, signed, bound }: Extract<Quantity, { kind: 'area' }>,
  lead: AreaUnit,
  text: CoverageText,
): string[] {
  const print = signed
    ? { km2: format.signedSquareKilometres, hectares: format.signedHectares, mu: format.signedMu }
    : { km2: format.squareKilometres, hectares: format.hectares, mu: format.mu };
  const sign = bound ? '± ' : '';
  const order: readonly AreaUnit[] = signed || bound ? ['hectares', 'mu', 'km2'] : ['km2', 'hectares', 'mu'];
  const others = order.filter((unit) => unit !== lead);
  const shown = (unit: AreaUnit) => sign + print[unit](squareMetres);
  return [shown(lead), text[lead], ...others.map((unit) => `${shown(unit)} ${text[unit]}`)];
}

function countUnit(of: number | undefined, text: CoverageText): string {
  const unit = text.sites.unit.split(' ')[0]!;
  return of === undefined ? unit : text.explain.countOf(String(of), unit);
}

/** Value with its unit. */
export function quantityText(quantity: Quantity, text: CoverageText): string {
  const [value, unit] = quantityUnits(quantity, text);
  return unit ? `${value} ${unit}` : value!;
}
