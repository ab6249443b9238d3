/** What the explain card says about a figure, before rounding, and what all explanations share. Pure. */
import type { Bilingual, City, CityLayer } from '../../../domain/city.ts';
import type { Indicator } from '../../../domain/coverage/indicator.ts';
import type { CoverageInput } from '../../../domain/coverage/inputs.ts';
import type { CoverageResult } from '../../../domain/coverage/result.ts';
import type { CoverageParts } from '../../state/coverage-types.ts';
import type { Footprint, Language } from '../../state/model.ts';
import type { Text } from '../../text/use-text.ts';

export type Quantity =
  | { readonly kind: 'area'; readonly squareMetres: number; readonly signed?: boolean }
  | { readonly kind: 'length'; readonly metres: number }
  | { readonly kind: 'share'; readonly share: number }
  /** `of`: how many there are of which these are some. */
  | { readonly kind: 'count'; readonly count: number; readonly of?: number };

export interface ExplainedInput {
  readonly name: string;
  /** Date of its version. */
  readonly date: string;
  readonly illustrative: boolean;
  /** Absent where `Explained.accuracyMetres` says it for all. */
  readonly accuracyMetres?: number;
}

export interface Explained {
  readonly name: string;
  readonly quantity: Quantity;
  readonly formula: string;
  readonly inputs: readonly ExplainedInput[];
  readonly split: readonly { readonly name: string; readonly quantity: Quantity }[];
  readonly excluded: string | null;
  /** Largest positional accuracy of the layers used, metres. */
  readonly accuracyMetres: number;
  /** What the accuracy of the data may make of the figure, either way; absent or null where no bound is known. */
  readonly dataError?: Quantity | null;
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

/** What the layers used say of themselves. */
export function basis(
  layers: readonly CityLayer[],
  { language }: ExplainContext,
): Pick<Explained, 'inputs' | 'accuracyMetres' | 'excluded' | 'split'> {
  return {
    inputs: layers.map((layer) => ({
      name: layer.name[language],
      date: layer.versions[0]!.date,
      illustrative: layer.reality === 'illustrative',
    })),
    accuracyMetres: Math.max(0, ...layers.map((layer) => layer.accuracyMetres)),
    excluded: null,
    split: [],
  };
}

/** Versions that a part of the board was worked out from. */
export const explainedInputs = (
  inputs: readonly CoverageInput[],
  { city, language }: ExplainContext,
): ExplainedInput[] =>
  inputs.map(({ layerId, date, reality, accuracyMetres }) => ({
    name: city.layers.find((l) => l.id === layerId)?.name[language] ?? layerId,
    date,
    illustrative: reality === 'illustrative',
    accuracyMetres,
  }));
