/** An explained figure outside the page: as a citation and as a file. */
import type { City } from '../../../domain/city.ts';
import type { CsvCell } from '../../export/csv.ts';
import * as format from '../../format.ts';
import type { Text } from '../../text/use-text.ts';
import type { Accuracy, Explained } from './explained.ts';
import { errorText, sizeOf } from './explained-error.ts';
import { quantityText, quantityUnits } from './quantity-text.ts';

type CoverageText = Text['coverage'];

/** What a citation says besides the figure. */
export interface Cited {
  readonly city: Pick<City, 'name' | 'dataVersion'>;
  /** Of the table of districts, for figures that have no residual of their own. */
  readonly residualSquareMetres: number;
  /** What the second computation on the sphere says; null for figures that are no areas. */
  readonly recheck: string | null;
  /** YYYY-MM-DD. */
  readonly day: string;
}

/** How a figure is computed, and how far computation and data may be off. */
export function methodOf(
  explained: Explained,
  tableResidual: number,
  text: CoverageText,
): { readonly method: string; readonly computation: string; readonly data: string } {
  const words = text.explain;
  const { quantity } = explained;
  const method = {
    area: words.methodArea,
    length: words.methodLength,
    share: words.methodShare,
    count: words.methodCount,
  }[quantity.kind];
  return { method, computation: computationText(explained, tableResidual, text), data: dataText(explained, text) };
}

function computationText(
  { quantity, computationError, residualSquareMetres }: Explained,
  tableResidual: number,
  text: CoverageText,
): string {
  const words = text.explain;
  if (quantity.kind === 'count') return words.errorCount;
  if (computationError) return errorText(computationError, text);
  if (quantity.kind === 'area') return words.errorResidual(format.squareMetres(residualSquareMetres ?? tableResidual));
  return words.errorUnrounded;
}

/** Which accuracy applies to which part: borders of districts, lines of the layers, points. */
function accuracyText(accuracies: readonly Accuracy[], { explain, formulas }: CoverageText): string {
  const said = (['border', 'line', 'point'] as const).flatMap((part) => {
    const own = accuracies.filter((a) => a.part === part);
    const list = own.map((a) => explain.accuracyOf(a.name, format.metres(a.metres, 0))).join(formulas.list);
    return own.length > 0 ? [explain.accuracyParts[part](list)] : [];
  });
  return explain.errorAccuracy(said.join(explain.accuracyJoin));
}

function dataText({ quantity, dataError, accuracies, isMeasuring }: Explained, text: CoverageText): string {
  const accuracy = accuracyText(accuracies, text);
  if (!dataError) return (isMeasuring ? text.explain.errorMeasuring : text.explain.errorUntold)(accuracy);
  const isLarger = sizeOf(dataError) > sizeOf(quantity);
  return errorText(dataError, text) + text.explain.errorFrom(accuracy) + (isLarger ? text.explain.errorLarger : '');
}

const inputText = (input: Explained['inputs'][number], text: CoverageText): string =>
  `${input.name} ${text.explain.version(input.date)}${input.illustrative ? ` (${text.illustrativeData})` : ''}`;

/** Everything that is said of the figure, label and words. */
function sayings(explained: Explained, { recheck, residualSquareMetres }: Cited, text: CoverageText) {
  const words = text.explain;
  const { formula, inputs, split, excluded, notes = [] } = explained;
  const { method, computation, data } = methodOf(explained, residualSquareMetres, text);
  return [
    [words.formula, formula],
    ...inputs.map((i) => [words.inputs, inputText(i, text)] as const),
    ...split.map(
      (part) => [`${explained.parts ?? words.split} ${part.name}`, quantityText(part.quantity, text)] as const,
    ),
    ...(excluded ? [[words.excluded, excluded] as const] : []),
    ...notes.map((note) => [words.notes, note] as const),
    [words.method, method],
    [words.computation, computation],
    [words.dataError, data],
    ...(recheck === null ? [] : [[text.recheck.short, recheck] as const]),
  ] as const;
}

/** One paragraph that can stand in a report. */
export function citation(explained: Explained, cited: Cited, text: CoverageText): string {
  const [value, unit, ...others] = quantityUnits(explained.quantity, text);
  const figure = `${value} ${unit}`.trim() + (others.length > 0 ? ` (${others.join(', ')})` : '');
  const said = sayings(explained, cited, text).map(([label, words]) => `${label}: ${words}.`);
  const { city, day } = cited;
  const mark = explained.inputs.some((i) => i.illustrative) ? [`${text.illustrativeData}.`] : [];
  return [`${explained.name}: ${figure}.`, ...said, ...mark, text.explain.cited(city.dataVersion, day)].join(' ');
}

export function explainedRows(explained: Explained, cited: Cited, text: CoverageText): CsvCell[][] {
  const [value, unit, ...others] = quantityUnits(explained.quantity, text);
  return [
    [explained.name, `${value} ${unit}`.trim()],
    ...others.map((other) => [null, other]),
    ...sayings(explained, cited, text).map(([label, words]) => [label, words]),
    [null, cited.city.dataVersion],
    [null, cited.day],
  ];
}
