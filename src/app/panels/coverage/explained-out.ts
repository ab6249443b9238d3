/** An explained figure outside the page: as a citation and as a file. */
import type { City } from '../../../domain/city.ts';
import type { CsvCell } from '../../export/csv.ts';
import * as format from '../../format.ts';
import type { Text } from '../../text/use-text.ts';
import type { Explained } from './explained.ts';
import { quantityText, quantityUnits } from './quantity-text.ts';

type CoverageText = Text['coverage'];

/** How a figure is computed, and how far it may be off. */
export function methodOf(
  { quantity, accuracyMetres }: Explained,
  residualSquareMetres: number,
  text: CoverageText,
): { method: string; error: string } {
  const accuracy = format.metres(accuracyMetres, 0);
  switch (quantity.kind) {
    case 'area':
      return {
        method: text.explain.methodArea,
        error: text.explain.errorArea(format.squareMetres(residualSquareMetres), accuracy),
      };
    case 'length':
      return { method: text.explain.methodLength, error: text.explain.errorLength(accuracy) };
    case 'share':
      return { method: text.explain.methodShare, error: text.explain.errorLength(accuracy) };
    case 'count':
      return { method: text.explain.methodCount, error: text.explain.errorCount };
  }
}

const inputText = (input: Explained['inputs'][number], text: CoverageText): string =>
  `${input.name} ${text.explain.version(input.date)}${input.illustrative ? ` (${text.illustrativeData})` : ''}`;

/** One paragraph that can stand in a report. */
export function citation(explained: Explained, city: City, text: CoverageText): string {
  const [value, unit, ...others] = quantityUnits(explained.quantity, text);
  const figure = `${value} ${unit}`.trim() + (others.length > 0 ? ` (${others.join(', ')})` : '');
  return [
    `${explained.name}: ${figure}.`,
    `${text.explain.formula}: ${explained.formula}.`,
    `${text.explain.inputs}: ${explained.inputs.map((i) => inputText(i, text)).join('; ')}.`,
    `${text.explain.method}: ${methodOf(explained, 0, text).method}. ${city.dataVersion}.`,
  ].join(' ');
}

export function explainedRows(explained: Explained, city: City, text: CoverageText): CsvCell[][] {
  const [value, unit, ...others] = quantityUnits(explained.quantity, text);
  return [
    [explained.name, `${value} ${unit}`.trim()],
    ...others.map((other) => [null, other]),
    [text.explain.formula, explained.formula],
    ...explained.inputs.map((i) => [text.explain.inputs, inputText(i, text)]),
    ...explained.split.map((part) => [`${text.explain.split} ${part.name}`, quantityText(part.quantity, text)]),
    ...(explained.excluded ? [[text.explain.excluded, explained.excluded]] : []),
    [text.explain.method, methodOf(explained, 0, text).method],
    [null, city.dataVersion],
  ];
}
