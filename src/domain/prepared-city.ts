/**
 * A city made ready for questions: its polygon layers compiled and arranged, one bit per class, districts as the
 * partition. Made once when the city is opened; siting and coverage only read it.
 */
import { type LayerReport, type Overlay, type OverlayLayer, openOverlay, type Work } from '../engine/index.ts';
import type { City, CityLayer, LayerClass } from './city.ts';
import type { LayerFeature, LayerTable, PolygonCoordinates } from './feature-table.ts';
import { faultProblem, noteProblems } from './input-problems.ts';
import type { Problem } from './problems.ts';

/** A class of a polygon layer that takes part in statistics. */
export interface CountedClass {
  /** `layer/class`. */
  readonly key: string;
  readonly layer: CityLayer;
  readonly class: LayerClass;
  readonly bit: number;
}

export interface PreparedCity {
  readonly city: City;
  /** Version in force of every layer, by layer id. */
  readonly tables: ReadonlyMap<string, LayerTable>;
  /** Older versions: layer id -> version id -> table. */
  readonly versions: ReadonlyMap<string, ReadonlyMap<string, LayerTable>>;
  readonly classes: readonly CountedClass[];
  readonly overlay: Overlay;
  /** Layer id of each layer of the overlay. */
  readonly layerIds: readonly string[];
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

/**
 * Whether a layer's areas are counted: those that footprints are checked against, those that a statistic or a rule names,
 * and those that the user brought in.
 */
const isCounted = (layer: CityLayer, named: ReadonlySet<string>): boolean =>
  layer.geometry === 'polygon' &&
  layer.role !== 'districts' &&
  ((layer.role !== null && layer.role !== 'river') ||
    layer.reality === 'user' ||
    named.has(layer.id) ||
    layer.classes.some((c) => c.check));

/** Layers whose areas a target of the plan or a service is measured by. */
const namedLayers = ({ targets, services }: City): string[] => [
  ...targets.flatMap(({ measure }) => ('layerId' in measure ? [measure.layerId] : [])),
  ...services.flatMap(({ supply, demand }) => [supply.layerId, demand.layerId]),
];

/** Classes that can be counted at once: each takes a bit of the engine's 64. */
const MOST_CLASSES = 64;

/** Features of a table for an overlay: each with the place of its class among `classIds`. Geometry is read when it is asked for. */
export const overlayFeatures = (classIds: readonly string[], table: LayerTable) =>
  table.features.map((f) => ({
    class: Math.max(0, classIds.indexOf(f.properties.class)),
    get polygons() {
      return polygonsOf(f);
    },
  }));

/**
 * What was found in a layer as problems. A feature with a fault has no area that could be counted: it is left out with all
 * that repeat it, and an error says where. What was changed in the others (spikes, repeated vertices, features written
 * twice) comes as warnings.
 */
export function reportProblems({ id, notes, faults }: LayerReport, table: LayerTable): Problem[] {
  const told = new Set<number>();
  const errors = faults.flatMap((fault) => {
    if (told.has(fault.feature)) return [];
    told.add(fault.feature);
    const name = table.features[fault.feature]?.properties.name ?? '';
    return [faultProblem(fault, { file: id, feature: fault.feature }, { layer: id, name })];
  });
  return [...errors, ...noteProblems(notes, { file: id }, { layer: id })];
}

/**
 * Make a city ready. `blocks`: layers of the versions in force that were compiled before, by layer id; the caller vouches that
 * each is whole and was made from the layer's own geometry.
 */
export async function prepareCity(
  city: City,
  versions: ReadonlyMap<string, ReadonlyMap<string, LayerTable>>,
  work: Work,
  blocks: ReadonlyMap<string, Uint8Array> = new Map(),
  ruled: ReadonlySet<string> = new Set(),
): Promise<PreparedCity> {
  const named = new Set([...ruled, ...namedLayers(city)]);
  const tables = new Map<string, LayerTable>();
  for (const layer of city.layers) {
    const table = versions.get(layer.id)?.get(layer.versions[0]!.id);
    if (table) tables.set(layer.id, table);
  }
  const classes: CountedClass[] = [];
  const layers: OverlayLayer[] = [];
  const uncounted: Problem[] = [];
  let districts: readonly LayerFeature[] = [];
  for (const layer of city.layers) {
    const table = tables.get(layer.id);
    if (!table) continue;
    const ids = layer.classes.map((c) => c.id);
    const block = blocks.get(layer.id) ?? null;
    if (layer.role === 'districts') {
      districts = table.features;
      layers.push({ id: layer.id, features: overlayFeatures(ids, table), bits: null, block, vouched: true });
    } else if (isCounted(layer, named) && classes.length + ids.length > MOST_CLASSES) {
      uncounted.push(tooMany(layer, classes.length + ids.length));
    } else if (isCounted(layer, named)) {
      const bits = layer.classes.map((c) => {
        const bit = classes.length;
        classes.push({ key: `${layer.id}/${c.id}`, layer, class: c, bit });
        return bit;
      });
      layers.push({ id: layer.id, features: overlayFeatures(ids, table), bits, block, vouched: true });
    }
  }
  const overlay = await openOverlay(layers, work);
  const problems = [
    ...uncounted,
    ...overlay.reports.flatMap((report) => reportProblems(report, tables.get(report.id)!)),
  ];
  return { city, tables, versions, classes, overlay, layerIds: layers.map((l) => l.id), districts, problems };
}

const tooMany = (layer: CityLayer, count: number): Problem => ({
  code: 'classes-too-many',
  severity: 'error',
  where: {},
  values: { layer: layer.name.zh, count, limit: MOST_CLASSES },
});

/** The counted classes of a layer with a role. */
export const classesOfRole = (prepared: PreparedCity, role: CityLayer['role']): CountedClass[] =>
  prepared.classes.filter((c) => c.layer.role === role);
