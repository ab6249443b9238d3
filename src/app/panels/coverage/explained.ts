/** What the explain card says about a figure, before rounding, and what all explanations share. Pure. */
import type { Bilingual, City, CityLayer } from '../../../domain/city.ts';
import type { Indicator } from '../../../domain/coverage/indicator.ts';
import type { CoverageInput } from '../../../domain/coverage/inputs.ts';
import type { CoverageResult } from '../../../domain/coverage/result.ts';
import type { CoverageParts } from '../../state/coverage-types.ts';
import type { Footprint, Language, Selection } from '../../state/model.ts';
import type { Text } from '../../text/use-text.ts';
import { accuracyOf } from './explained-accuracy.ts';

export type Quantity =
  /** `bound`: an error, either way. */
  | { readonly kind: 'area'; readonly squareMetres: number; readonly signed?: boolean; readonly bound?: true }
  | { readonly kind: 'length'; readonly metres: number }
  | { readonly kind: 'share'; readonly share: number }
  /** `of`: how many there are of which these are some. */
  | { readonly kind: 'count'; readonly count: number; readonly of?: number };

export interface ExplainedInput {
  readonly name: string;
  /** Date of its version. */
  readonly date: string;
  readonly illustrative: boolean;
}

/** Positional accuracy of a layer, and which part of a figure it bounds: a border of districts, lines of its own, points. */
export interface Accuracy {
  readonly part: 'border' | 'line' | 'point';
  readonly name: string;
  readonly metres: number;
}

export interface Operand {
  readonly name: string;
  readonly quantity: Quantity;
  readonly selection: Selection;
}

export interface Explained {
  readonly name: string;
  readonly quantity: Quantity;
  readonly formula: string;
  /** Figures that the formula is made of, to be opened in turn. */
  readonly operands?: readonly Operand[];
  readonly inputs: readonly ExplainedInput[];
  /** What `split` is by; absent: districts. */
  readonly parts?: string;
  readonly split: readonly { readonly name: string; readonly quantity: Quantity }[];
  readonly excluded: string | null;
  /** Of the layers whose lines or points the figure hangs on. */
  readonly accuracies: readonly Accuracy[];
  /** What the accuracy of the data may make of the figure, either way; absent or null where no bound is known. */
  readonly dataError?: Quantity | null;
  /** Whether the outline that the bound comes from is still being traced. */
  readonly isMeasuring?: true;
  /** What the computation leaves untold, of the card's own; absent: of the table of districts. Square metres. */
  readonly residualSquareMetres?: number;
  /** What the computation may make of the figure, either way; absent where the residual says it. */
  readonly computationError?: Quantity | null;
  /** What else must be known to read the figure. */
  readonly notes?: readonly string[];
  /** Class keys to light up on the map. */
  readonly keys: readonly string[];
}

export interface ExplainContext {
  readonly city: City;
  readonly result: CoverageResult;
  readonly parts: CoverageParts;
  /** Of the whole city, as far as they are known; absent: none. */
  readonly indicators?: readonly Indicator[];
  /** The user's own sites; absent: none. */
  readonly footprints?: readonly Pick<Footprint, 'id' | 'polygons'>[];
  readonly language: Language;
  readonly text: Text['coverage'];
}

export const area = (squareMetres: number): Quantity => ({ kind: 'area', squareMetres });

export const districtName = (name: Bilingual | null, { language, text }: ExplainContext): string =>
  name ? name[language] : text.city;

export const layersById = ({ city }: ExplainContext, ids: readonly string[]): CityLayer[] =>
  city.layers.filter((layer) => ids.includes(layer.id));

export const layersOfRole = ({ city }: ExplainContext, role: NonNullable<CityLayer['role']>): CityLayer[] =>
  city.layers.filter((layer) => layer.role === role);

/** Each layer once. */
export const accuraciesOf = (layers: readonly CityLayer[], language: Language): Accuracy[] =>
  [...new Set(layers)].map((layer) => accuracyOf(layer, layer.name[language]));

/** What the layers used say of themselves. */
export function basis(
  layers: readonly CityLayer[],
  { language }: ExplainContext,
): Pick<Explained, 'inputs' | 'accuracies' | 'excluded' | 'split'> {
  return {
    inputs: layers.map((layer) => ({
      name: layer.name[language],
      date: layer.versions[0]!.date,
      illustrative: layer.reality === 'illustrative',
    })),
    accuracies: accuraciesOf(layers, language),
    excluded: null,
    split: [],
  };
}

/** Versions that a part of the board was worked out from. */
export const explainedInputs = (
  inputs: readonly CoverageInput[],
  { city, language }: ExplainContext,
): ExplainedInput[] =>
  inputs.map(({ layerId, date, reality }) => ({
    name: city.layers.find((l) => l.id === layerId)?.name[language] ?? layerId,
    date,
    illustrative: reality === 'illustrative',
  }));
