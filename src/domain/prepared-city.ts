/**
 * A city made ready for questions: its polygon layers compiled and arranged, one bit per class, districts as the
 * partition. Made once when the city is opened; siting and coverage only read it.
 */
import {
  type Arrangement,
  arrange,
  type CompiledLayer,
  compileLayer,
  findSelfCrossings,
  type Progress,
} from '../engine/index.ts';
import type { City, CityLayer, LayerClass } from './city.ts';
import type { LayerFeature, LayerTable, PolygonCoordinates } from './feature-table.ts';
import type { Problem } from './problems.ts';

/** A class of a polygon layer that takes part in statistics. */
export interface CountedClass {
  /** `layer/class`. */
  readonly key: string;
  readonly layer: CityLayer;
  readonly class: LayerClass;
  readonly bit: number;
  /** Place of the layer among the arrangement's members. */
  readonly member: number;
}

export interface PreparedCity {
  readonly city: City;
  /** Version in force of every layer, by layer id. */
  readonly tables: ReadonlyMap<string, LayerTable>;
  /** Older versions: layer id -> version id -> table. */
  readonly versions: ReadonlyMap<string, ReadonlyMap<string, LayerTable>>;
  readonly classes: readonly CountedClass[];
  readonly arrangement: Arrangement;
  /** Layer id of each member of the arrangement. */
  readonly memberLayers: readonly string[];
  /** Features of the partition, in its order. */
  readonly districts: readonly LayerFeature[];
  readonly problems: readonly Problem[];
}

/** Polygons of a feature; empty for other geometry. */
export function polygonsOf(feature: LayerFeature): PolygonCoordinates {
  const g = feature.geometry;
  if (g?.type === 'Polygon') return [g.coordinates];
  if (g?.type === 'MultiPolygon') return g.coordinates;
  return [];
}

/** Whether a layer's areas are counted: those that footprints are checked against and those that a statistic names. */
const isCounted = (layer: CityLayer): boolean =>
  layer.geometry === 'polygon' &&
  layer.role !== 'districts' &&
  layer.role !== 'river' &&
  (layer.role !== null || layer.classes.some((c) => c.check));

/**
 * Compile a table. A feature that crosses itself bounds no area: it is left out, and a problem says where.
 */
export function compileTable(
  layerId: string,
  classIds: readonly string[],
  table: LayerTable,
  problems: Problem[],
): CompiledLayer {
  const features = table.features.map((f) => ({
    class: Math.max(0, classIds.indexOf(f.properties.class)),
    polygons: polygonsOf(f),
  }));
  const first = compileLayer(features, classIds.length);
  const crossed = new Set<number>();
  for (const c of findSelfCrossings(first.layer)) {
    if (crossed.has(c.feature)) continue;
    crossed.add(c.feature);
    problems.push({
      code: 'ring-self-crossing',
      severity: 'error',
      where: { file: layerId, feature: c.feature, ring: c.a.ring, vertex: c.a.edge, position: c.position },
      values: { layer: layerId, name: table.features[c.feature]?.properties.name ?? '' },
    });
  }
  if (crossed.size === 0) return first.layer;
  return compileLayer(
    features.map((f, i) => (crossed.has(i) ? { ...f, polygons: [] } : f)),
    classIds.length,
  ).layer;
}

/** Make a city ready. Yields progress; the caller may stop between yields. */
export function* prepareCity(
  city: City,
  versions: ReadonlyMap<string, ReadonlyMap<string, LayerTable>>,
): Generator<Progress, PreparedCity, void> {
  const problems: Problem[] = [];
  const tables = new Map<string, LayerTable>();
  for (const layer of city.layers) {
    const table = versions.get(layer.id)?.get(layer.versions[0]!.id);
    if (table) tables.set(layer.id, table);
  }
  const classes: CountedClass[] = [];
  const members = [];
  const memberLayers: string[] = [];
  let districts: readonly LayerFeature[] = [];
  for (const layer of city.layers) {
    const table = tables.get(layer.id);
    if (!table) continue;
    const ids = layer.classes.map((c) => c.id);
    if (layer.role === 'districts') {
      districts = table.features;
      members.push({ layer: compileTable(layer.id, ids, table, problems), bits: null });
      memberLayers.push(layer.id);
    } else if (isCounted(layer)) {
      const bits = layer.classes.map((c) => {
        const bit = classes.length;
        classes.push({ key: `${layer.id}/${c.id}`, layer, class: c, bit, member: members.length });
        return bit;
      });
      members.push({ layer: compileTable(layer.id, ids, table, problems), bits });
      memberLayers.push(layer.id);
    }
  }
  const arrangement = yield* arrange(members);
  return { city, tables, versions, classes, arrangement, memberLayers, districts, problems };
}

/** The counted classes of a layer with a role. */
export const classesOfRole = (prepared: PreparedCity, role: CityLayer['role']): CountedClass[] =>
  prepared.classes.filter((c) => c.layer.role === role);
