/**
 * A city as data: what `data/cities/<id>/city.json` must hold. Nothing in the code names a city; the map, the checks and
 * the reports read this record. Coordinates are longitude, latitude in degrees on CGCS2000 (EPSG:4490).
 */
import * as v from 'valibot';
import { bilingual, date, id, metres } from './city-fields.ts';
import { checkTargets, service, shorelineRate, target } from './city-targets.ts';

/** A class of a layer: the unit of statistics. One layer has at least one; a feature's `class` property names its class. */
const layerClass = v.object({
  id,
  name: bilingual,
  /** Name of the drawing style in `src/app/map/styles.ts`. */
  style: id,
  /** Whether a footprint is checked against this class (选址). */
  check: v.boolean(),
});

/** One dated state of a layer. The first version in the list is the one in force. */
const layerVersion = v.object({
  id,
  file: v.pipe(v.string(), v.regex(/^[a-z0-9-]+\.geojson$/)),
  date,
  /** Approval document, or null where there is none. */
  approval: v.nullable(v.string()),
});

const layer = v.object({
  id,
  group: id,
  name: bilingual,
  geometry: v.picklist(['polygon', 'line', 'point']),
  classes: v.pipe(v.array(layerClass), v.minLength(1)),
  versions: v.pipe(v.array(layerVersion), v.minLength(1)),
  /**
   * `real` came from published data; `illustrative` (示意) was made for demonstration and every view says so; `user` was
   * brought in by the user, whose record tells the rest.
   */
  reality: v.picklist(['real', 'illustrative', 'user']),
  source: bilingual,
  licence: v.string(),
  /** Positional accuracy of the geometry, metres. A finding closer than this is 临界. */
  accuracyMetres: metres,
  /** Department that holds the official layer, or null. */
  holder: v.nullable(bilingual),
  /** Shown when the city is first opened. */
  visible: v.boolean(),
  /** Part the layer plays in statistics that need to know it; null for all others. */
  role: v.nullable(
    v.picklist([
      'districts',
      'river',
      'management-range',
      'bands',
      'red-line',
      'ecological-space',
      'protected-areas',
      'shoreline',
      'sites',
      'built-up',
      'parks',
      'stops',
    ]),
  ),
  /** Districts of which this layer holds nothing although there is some: no 本区无, and totals are without them. */
  notCollected: v.optional(v.array(v.object({ districtId: v.string(), note: bilingual }))),
  /** Features are cut off at the frame of the map: their areas are not those of the whole. */
  cutAtFrame: v.optional(v.boolean()),
});

/** A ring of a band set: outward distances from the management range, `from` exclusive and `to` inclusive, metres. */
const ring = v.object({
  class: id,
  fromMetres: metres,
  toMetres: metres,
  /** Where it differs from the set's. */
  standing: v.optional(v.picklist(['rule', 'reference'])),
});

const bandSet = v.object({
  name: bilingual,
  /** `rule`: the city's plan sets it; `reference`: shown as 参考 and never above 提示. */
  standing: v.picklist(['rule', 'reference']),
  /** Layer that holds the boundary the distances are measured from (its class list names the inside). */
  boundaryLayer: id,
  bandsLayer: id,
  rings: v.pipe(v.array(ring), v.minLength(1)),
  /** Largest error of the band polygons against the geodesic distance, metres, as measured when they were made. */
  largestErrorMetres: metres,
  basis: bilingual,
});

/** A control layer that is known to matter but is not supplied: its findings are 未检查. */
const absentLayer = v.object({ id, name: bilingual, holder: v.nullable(bilingual) });

const citySchema = v.object({
  id,
  name: bilingual,
  /** Name of the river whose banks and bands the city shows, for labels. */
  river: bilingual,
  plan: v.object({ title: v.string(), date, draft: v.boolean() }),
  /** West, south, east, north, degrees. */
  extent: v.tuple([v.number(), v.number(), v.number(), v.number()]),
  /** EPSG codes: the default projected system first in the list of those that cover the city. */
  projectedCrs: v.pipe(v.array(v.pipe(v.number(), v.integer())), v.minLength(1)),
  groups: v.array(v.object({ id, name: bilingual })),
  layers: v.pipe(v.array(layer), v.minLength(1)),
  bandSet: v.nullable(bandSet),
  absentLayers: v.array(absentLayer),
  targets: v.array(target),
  services: v.array(service),
  /** How the shore is counted: classes of the shoreline layer; null without such a layer. */
  shorelineRate: v.nullable(shorelineRate),
  dataVersion: v.string(),
});

export type City = v.InferOutput<typeof citySchema>;
export type CityLayer = City['layers'][number];
export type LayerClass = CityLayer['classes'][number];
export type Bilingual = City['name'];
export type BandSet = NonNullable<City['bandSet']>;
export type Service = City['services'][number];
export type Target = City['targets'][number];
export type Measure = Target['measure'];

/** Read a city record; throws with every path that is wrong, since a shipped record that does not fit is our mistake. */
export function parseCity(value: unknown): City {
  const result = v.safeParse(citySchema, value);
  if (!result.success) {
    const issues = result.issues.map((issue) => `${v.getDotPath(issue) ?? '(root)'}: ${issue.message}`);
    throw new Error(`city record does not fit its schema: ${issues.join('; ')}`);
  }
  checkReferences(result.output);
  return result.output;
}

function checkReferences(city: City): void {
  const layers = new Map(city.layers.map((l) => [l.id, l]));
  if (layers.size !== city.layers.length) throw new Error(`city ${city.id}: a layer id stands twice`);
  const groups = new Set(city.groups.map((g) => g.id));
  for (const l of city.layers) {
    if (!groups.has(l.group)) throw new Error(`city ${city.id}: layer ${l.id} names no known group: ${l.group}`);
  }
  checkTargets(city, layers);
  checkBands(city, layers);
}

type Layers = ReadonlyMap<string, CityLayer>;

function checkBands(city: City, layers: Layers): void {
  const bands = city.bandSet;
  if (!bands) return;
  if (!layers.has(bands.boundaryLayer)) throw new Error(`city ${city.id}: no boundary layer ${bands.boundaryLayer}`);
  const classes = new Set(layers.get(bands.bandsLayer)?.classes.map((c) => c.id));
  for (const r of bands.rings) {
    if (!classes.has(r.class)) throw new Error(`city ${city.id}: band ring without a class: ${r.class}`);
  }
}
