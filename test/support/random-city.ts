/** A made-up city of random layers over random districts: for laws of coverage. */
import type { City, CityLayer } from '../../src/domain/city.ts';
import type { LayerFeature, LayerTable } from '../../src/domain/feature-table.ts';
import { type PreparedCity, prepareCity } from '../../src/domain/prepared-city.ts';
import { atOnce, type Polygons } from '../../src/engine/index.ts';
import type { Geos } from './geos.ts';
import { LATTICE } from './lattice.ts';
import type { Random } from './random.ts';
import { type RandomLayer, randomDistricts, randomLayer } from './random-layers.ts';
import { smallCity } from './small-city.ts';

export interface RandomCity {
  readonly prepared: PreparedCity;
  readonly districts: readonly Polygons[];
  /** By layer id. */
  readonly features: ReadonlyMap<string, readonly LayerFeature[]>;
}

const SPAN = LATTICE.size * LATTICE.step;
const AREAS = ['Marsh', 'Dunes', 'Gorge'];

const [template] = smallCity.layers;

function layer(id: string, role: CityLayer['role'], geometry: CityLayer['geometry'], classCount: number): CityLayer {
  const classes = Array.from({ length: classCount }, (_, i) => ({
    id: `c${i}`,
    name: { zh: `c${i}`, en: `c${i}` },
    style: 'none',
    check: true,
  }));
  return { ...template!, id, role, geometry, classes };
}

const polygons = (id: string, random: Random, { features }: RandomLayer): LayerFeature[] =>
  features.map((f, i) => ({
    type: 'Feature',
    properties: { id: `${id}-${i}`, name: `${id} ${i}`, class: `c${f.class}`, area: random.pick(AREAS) },
    geometry: { type: 'MultiPolygon', coordinates: f.polygons as number[][][][] },
  }));

/** On the lattice, where borders run, or anywhere; now and then beyond the districts. */
function place(random: Random): number[] {
  const along = (from: number) =>
    from + LATTICE.step * (random.chance(0.5) ? random.int(LATTICE.size + 2) - 0.5 : random.between(-1, LATTICE.size));
  return [along(LATTICE.west), along(LATTICE.south)];
}

const lines = (random: Random): LayerFeature[] =>
  Array.from({ length: 4 }, (_, i) => ({
    type: 'Feature',
    properties: { id: `L${i}`, name: `L${i}`, class: `c${random.int(2)}` },
    geometry: { type: 'LineString', coordinates: Array.from({ length: 2 + random.int(5) }, () => place(random)) },
  }));

const points = (random: Random): LayerFeature[] =>
  Array.from({ length: 12 }, (_, i) => ({
    type: 'Feature',
    properties: { id: `P${i}`, name: `P${i}`, class: `c${random.int(2)}` },
    geometry: { type: 'Point', coordinates: place(random) },
  }));

/** Districts, red line, protected areas of three names, bands, lines and points. */
export async function randomCity(random: Random, geos: Geos): Promise<RandomCity> {
  const districts = randomDistricts(random);
  const drawn = ['red-line', 'protected-areas', 'bands'].map((id) => ({ id, drawn: randomLayer(random, geos, 14) }));
  const features = new Map<string, readonly LayerFeature[]>([
    ['districts', polygons('districts', random, districts)],
    ...drawn.map((l) => [l.id, polygons(l.id, random, l.drawn)] as const),
    ['shoreline', lines(random)],
    ['sites', points(random)],
  ]);
  const city: City = {
    ...smallCity,
    extent: [LATTICE.west, LATTICE.south, LATTICE.west + SPAN, LATTICE.south + SPAN],
    bandSet: null,
    layers: [
      layer('districts', 'districts', 'polygon', 1),
      ...drawn.map((l) => layer(l.id, l.id as CityLayer['role'], 'polygon', l.drawn.classCount)),
      layer('shoreline', 'shoreline', 'line', 2),
      layer('sites', 'sites', 'point', 2),
    ],
  };
  const versions = new Map(
    [...features].map(([id, list]) => [
      id,
      new Map([['now', { type: 'FeatureCollection', features: [...list] } satisfies LayerTable]]),
    ]),
  );
  return {
    prepared: await prepareCity(city, versions, atOnce),
    districts: districts.features.map((d) => d.polygons),
    features,
  };
}
