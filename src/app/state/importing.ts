/** What is being opened and what the user has said of it so far. Plain data and pure verbs. */
import type { City, CityLayer } from '../../domain/city.ts';
import type { ColumnMapping, PlacementCandidate } from '../../domain/imported-layer.ts';
import type { Problem } from '../../domain/problems.ts';
import type { BatchKinds } from '../../domain/siting/batch.ts';
import type { OpenedLayer } from '../../worker/data-calls.ts';

/** What a layer of a file is to become. */
export type Purpose =
  /** Each polygon a footprint of its own. */
  | { readonly kind: 'footprints' }
  /** One project, a row for each parcel, dissolved for the check. */
  | { readonly kind: 'project' }
  /** 批量筛查: each polygon checked, none of them a footprint of the project. */
  | { readonly kind: 'batch'; readonly kinds: BatchKinds }
  | { readonly kind: 'version'; readonly layerId: string; readonly inForce: boolean }
  | { readonly kind: 'layer'; readonly absentId: string | null; readonly check: boolean };

/** The record that a user gives a layer. */
export interface RecordFields {
  readonly name: string;
  /** `2024`, `2024-06` or `2024-06-30`. */
  readonly date: string;
  readonly version: string;
  readonly approval: string;
  readonly holder: string;
  readonly accuracyMetres: number;
}

export interface ImportChoice {
  /** Whether this layer is opened at all. */
  readonly take: boolean;
  readonly purpose: Purpose;
  /** Null until the user has said where it lies. */
  readonly placement: PlacementCandidate | null;
  readonly mapping: ColumnMapping;
  readonly record: RecordFields;
}

export interface Importing {
  readonly files: readonly string[];
  readonly layers: readonly OpenedLayer[];
  /** By key of the layer. */
  readonly choices: Readonly<Record<number, ImportChoice>>;
  /** Key of the layer whose choices are shown. */
  readonly shown: number;
  /** Of the files as a whole: what could not be opened. */
  readonly problems: readonly Problem[];
}

/** At most so many polygons become footprints, and at most so many corners. */
export const MOST_FOOTPRINTS = 200;
const MOST_CORNERS = 50_000;

export const canBeFootprints = (layer: OpenedLayer): boolean =>
  layer.geometry === 'polygon' && layer.featureCount <= MOST_FOOTPRINTS && layer.vertexCount <= MOST_CORNERS;

/** A list to be screened mostly has more parcels than this and at most so many, of few corners each; other layers are maps. */
const MANY_FOOTPRINTS = 20;
const MOST_SCREENED = 20_000;
const CORNERS_OF_PARCEL = 60;

export const isParcelList = ({ featureCount, vertexCount }: OpenedLayer): boolean =>
  featureCount > MANY_FOOTPRINTS && featureCount <= MOST_SCREENED && vertexCount <= CORNERS_OF_PARCEL * featureCount;

export const canBeScreened = (layer: OpenedLayer): boolean => layer.geometry === 'polygon' && layer.featureCount > 1;

/** Layers of the city that a layer of a file could be a version of. */
export const possibleTargets = (layer: OpenedLayer, city: City): readonly CityLayer[] =>
  city.layers.filter((l) => l.geometry === layer.geometry && l.role !== 'bands');

/** The target of a purpose among the city's layers; null for footprints and layers of their own. */
export function targetOf(purpose: Purpose, city: City): CityLayer | null {
  return purpose.kind === 'version' ? (city.layers.find((l) => l.id === purpose.layerId) ?? null) : null;
}

/** What still keeps a layer from being opened: a sentence's key, or null. */
export function missingOf(
  layer: OpenedLayer,
  choice: ImportChoice,
): 'nothing-to-open' | 'placement' | 'name' | 'date' | 'accuracy' | null {
  if (layer.geometry === null || layer.placements.length === 0) return 'nothing-to-open';
  if (!choice.placement) return 'placement';
  if (choice.purpose.kind !== 'version' && choice.purpose.kind !== 'layer') return null;
  if (choice.record.name.trim() === '') return 'name';
  // Versions are told apart by their dates; a layer that stands alone may have none.
  const dated = /^\d{4}(-\d{2}(-\d{2})?)?$/.test(choice.record.date);
  if (!dated && (choice.purpose.kind === 'version' || choice.record.date.trim() !== '')) return 'date';
  if (!(choice.record.accuracyMetres >= 0)) return 'accuracy';
  return null;
}

/** Mappings are remembered by what the layer was to be. */
export const kindOf = (purpose: Purpose): string => (purpose.kind === 'version' ? purpose.layerId : purpose.kind);
