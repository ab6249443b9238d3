/** What the explain card says about a figure, before rounding, and what all explanations share. Pure. */
import type { Bilingual, City, CityLayer } from '../../../domain/city.ts';
import type { CoverageResult } from '../../../domain/coverage/result.ts';
import type { Language } from '../../state/model.ts';
import type { Text } from '../../text/use-text.ts';

export type Quantity =
  | { readonly kind: 'area'; readonly squareMetres: number; readonly signed?: boolean }
  | { readonly kind: 'length'; readonly metres: number }
  | { readonly kind: 'share'; readonly share: number }
  | { readonly kind: 'count'; readonly count: number };

interface ExplainedInput {
  readonly name: string;
  /** Date of the version in force. */
  readonly date: string;
  readonly illustrative: boolean;
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
  /** Class keys to light up on the map. */
  readonly keys: readonly string[];
}

export interface ExplainContext {
  readonly city: City;
  readonly result: CoverageResult;
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
