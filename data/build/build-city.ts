/** One city, from its plan to its files. */
import type { City } from '../../src/domain/city.ts';
import type { LayerFeature } from '../../src/domain/feature-table.ts';
import { bandFeatures } from './bands.ts';
import { readDistricts } from './borders.ts';
import { checkLayers } from './check.ts';
import { buildShared } from './city-layers.ts';
import { withVertices } from './course.ts';
import { earlierFeatures } from './earlier.ts';
import { areaOf } from './features.ts';
import { union } from './geos.ts';
import { type Area, frameAt, PER_DEGREE } from './grid.ts';
import { kinds } from './kinds.ts';
import {
  bikeFeatures,
  blockFeatures,
  coalParkFeatures,
  miningGround,
  parkFeatures,
  siteFeatures,
  stopFeatures,
} from './places.ts';
import type { CityPlan } from './plan.ts';
import { type BuiltLayer, cityFiles, cityRecord } from './records.ts';
import { buildRiver, courseFeatures, lakeFeatures, shoreFeatures, waterFeatures } from './river.ts';

export interface BuiltCity {
  readonly city: City;
  readonly layers: readonly BuiltLayer[];
  readonly files: Map<string, string>;
}

export async function buildCity(plan: CityPlan): Promise<BuiltCity> {
  const frame = frameAt(plan.centre);
  const { own, neighbours, full } = readDistricts(plan.borders);
  const river = buildRiver(plan, frame, full);
  const shared = buildShared(plan, frame, { districts: own, neighbours, range: river.range });
  const range = shared['management-range'][0]!;
  const bands = await bandFeatures(plan, frame, range);
  const around = {
    city: union(shared.districts.flatMap(areaOf)),
    builtUp: union(shared['built-up'].flatMap(areaOf)),
    range: areaOf(range),
  };
  const mining = miningGround(plan, frame, around);
  const one = (id: string, features: LayerFeature[], source?: City['name']): BuiltLayer => ({
    id,
    versions: [{ id: kinds[id]!.date, features }],
    ...(source ? { source } : {}),
  });
  const redLine: BuiltLayer = {
    id: 'red-line',
    versions: [
      { id: '2025-10', features: shared['red-line'] },
      ...(plan.gains.length + plan.losses.length > 0 ? [{ id: '2023-11', features: shared['red-line-before'] }] : []),
    ],
  };
  const built = [
    redLine,
    one('ecological-space', shared['ecological-space']),
    one('protected-areas', shared['protected-areas']),
    one('management-range', shared['management-range']),
    one('bands', bands.features),
    one('shoreline', shoreFeatures(plan, frame, around.range, river.lake)),
    one('sites', siteFeatures(plan, frame, around, mining)),
    one('blocks', blockFeatures(plan, frame, around, mining)),
    one('water-sources', shared['water-sources']),
    one('built-up', shared['built-up']),
    one('coal-parks', coalParkFeatures(plan, frame, around)),
    one('parks', parkFeatures(plan, frame, around)),
    one('stops', stopFeatures(plan, frame, around)),
    one('bikes', bikeFeatures(plan, frame, shared['built-up'].map(areaOf))),
    one('lake', lakeFeatures(plan, river)),
    one('water', waterFeatures(plan, frame, river)),
    one(
      'river-course',
      courseFeatures(plan, withVertices(river.course, shared.districts.flatMap(areaOf))),
      river.courseSource,
    ),
    one('districts', shared.districts),
    one('neighbours', shared.neighbours),
  ].filter((l) => l.versions[0]!.features.length > 0);
  const layers = built.map((layer) => {
    const earlier = plan.earlier.find((e) => e.layerId === layer.id);
    if (!earlier) return layer;
    const features = earlierFeatures(plan, frame, earlier, built, { ...around, lake: river.lake });
    return { ...layer, versions: [...layer.versions, { id: earlier.versionId, features }] };
  });
  expectCount(plan, layers, 'blocks', plan.blocks);
  expectCount(plan, layers, 'coal-parks', plan.coalParks.length);
  checkLayers(plan.id, layers);
  const city = cityRecord(plan, layers, extentOf(around.city), bands.error);
  return { city, layers, files: cityFiles(city, layers) };
}

function expectCount(plan: CityPlan, layers: readonly BuiltLayer[], id: string, count: number): void {
  const got = layers.find((l) => l.id === id)?.versions[0]?.features.length ?? 0;
  if (got !== count) throw new Error(`${plan.id}: ${got} ${id} instead of ${count}`);
}

/** Bounding box, rounded outward to hundredths of a degree. */
function extentOf(area: Area): City['extent'] {
  const points = area.flat(2);
  const out = (v: number, round: (v: number) => number) => round((v / PER_DEGREE) * 100) / 100;
  return [
    out(Math.min(...points.map((p) => p[0]!)), Math.floor),
    out(Math.min(...points.map((p) => p[1]!)), Math.floor),
    out(Math.max(...points.map((p) => p[0]!)), Math.ceil),
    out(Math.max(...points.map((p) => p[1]!)), Math.ceil),
  ];
}
