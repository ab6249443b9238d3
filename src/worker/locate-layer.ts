/** Where a layer of a file lies, and the layer there, without anyone at hand to be asked. */
import type { Geometry } from 'geojson';
import { suggestMapping } from '../domain/column-mapping.ts';
import type { LayerFeature, LayerTable } from '../domain/feature-table.ts';
import type { Placement, PlacementCandidate, PlacementGround } from '../domain/imported-layer.ts';
import { placeLayer } from '../domain/place-layer.ts';
import type { PlacementCity } from '../domain/placement.ts';
import type { Outcome, ProblemCode } from '../domain/problems.ts';
import type { Work } from '../engine/index.ts';
import { interpretStatement } from '../io/crs-statement.ts';
import type { Cell, RawFeature, RawLayer } from '../io/raw-layer.ts';
import type { OpenedLayer } from './data-calls.ts';
import { describeLayer, kindOf } from './describe-layer.ts';

/** A coordinate system, known to `crsOf`, that the user has named; without an order the numbers tell it. */
export interface NamedSystem {
  readonly epsg: number;
  readonly order: Placement['order'] | null;
}

export interface LocatedLayer {
  readonly layer: RawLayer;
  readonly about: Pick<OpenedLayer, 'geometry' | 'featureCount' | 'vertexCount' | 'problems'>;
  /** Null where it has to be asked, or cannot be. */
  readonly placement: (Placement & { readonly how: PlacementGround }) | null;
  /** Best first. */
  readonly candidates: readonly PlacementCandidate[];
}

/** Questions that a system and an order named together leave no room for. */
const SETTLED: ReadonlySet<ProblemCode> = new Set(['crs-contradicted', 'coordinates-out-of-range', 'axes-swapped']);

/** China as a place to lie in, where no city is given: any zone without its number may be meant. */
const CHINA: PlacementCity = {
  extent: [73, 3, 136, 54],
  projectedCrs: Array.from({ length: 21 }, (_, i) => 4534 + i),
};

/**
 * Where the layer lies: by what the file states, by its numbers, and by the city. Only what is sure or likely is taken. A
 * system that the user names stands in place of what the file states, unless the file states one that is never taken.
 */
export function locateLayer(layer: RawLayer, named: NamedSystem | null, city: PlacementCity | null): LocatedLayer {
  const isRefused = interpretStatement(layer.statement).kind === 'refused';
  const statement = named && !isRefused ? ({ from: 'header', epsg: named.epsg, text: null } as const) : layer.statement;
  const { geometry, featureCount, vertexCount, problems, placements } = describeLayer(
    0,
    { ...layer, statement },
    city ?? CHINA,
    null,
  );
  const about = { geometry, featureCount, vertexCount, problems };
  if (named?.order && !isRefused) {
    const fine = problems.filter((p) => !SETTLED.has(p.code));
    const placement = { epsg: named.epsg, order: named.order, shift: 'none', how: 'asked' } as const;
    return { layer, about: { ...about, problems: fine }, placement, candidates: [] };
  }
  const [first] = placements;
  if (!first || first.certainty === 'possible' || problems.some((p) => p.severity === 'error'))
    return { layer, about, placement: null, candidates: placements };
  const { epsg, order, shift, ground } = first;
  const how = named && ground === 'stated' ? 'asked' : ground;
  return { layer, about, placement: { epsg, order, shift, how }, candidates: placements };
}

/** Rows that tell what columns mean. */
export const SAMPLE_ROWS = 1000;

/** Features with their own columns; longitude, latitude in degrees on CGCS2000. */
export type PlacedFeature = RawFeature & { readonly geometry: Geometry };

/** The features of the layer's main kind on the Earth; those that lie nowhere on it are left out and told. */
export async function placedFeatures(
  { layer, about }: LocatedLayer,
  placement: Placement,
  work: Work,
): Promise<Outcome<readonly PlacedFeature[]>> {
  const own = layer.features.filter((f) => f.geometry !== null && kindOf(f.geometry) === about.geometry);
  const placed = await placeLayer(own, placement, work);
  const problems = placed.problems.map((p) => ({ ...p, where: { file: layer.source, ...p.where } }));
  if (!placed.ok) return { ok: false, problems };
  const value = placed.value.features.flatMap((f) => (f.geometry ? [{ ...f, geometry: f.geometry }] : []));
  return { ok: true, value, problems };
}

/**
 * The features with the columns `id`, `name` and `class` beside their own: what columns of that name or of that meaning
 * hold, else the place (from 0) and nothing. `feature.id` is missing where no column gives one.
 */
export function tableOf(columns: readonly string[], features: readonly PlacedFeature[]): LayerTable {
  const rows = features.slice(0, SAMPLE_ROWS).map((f) => f.properties);
  const meaning = suggestMapping(columns, rows, { classes: [] });
  const [idColumn, nameColumn] = (['id', 'name'] as const).map((name) =>
    columns.includes(name) ? name : meaning[name],
  );
  const named = features.map(({ geometry, properties }, i): LayerFeature => {
    const id = cellIn(properties, idColumn);
    const ours = {
      id: String(id ?? i),
      name: String(cellIn(properties, nameColumn) ?? ''),
      class: String(properties.class ?? ''),
    };
    const given = typeof id === 'string' || typeof id === 'number' ? { id } : {};
    return { type: 'Feature', ...given, properties: { ...properties, ...ours }, geometry };
  });
  return { type: 'FeatureCollection', features: named };
}

function cellIn(properties: Readonly<Record<string, Cell>>, column: string | null | undefined): Cell {
  const value = column ? (properties[column] ?? null) : null;
  return value === '' ? null : value;
}
