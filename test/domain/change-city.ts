/** The small city with two versions of a layer. */
import type { City } from '../../src/domain/city.ts';
import { changesOf, type LayerChanges } from '../../src/domain/coverage/change.ts';
import type { LayerFeature, LayerTable } from '../../src/domain/feature-table.ts';
import { type PreparedCity, prepareCity } from '../../src/domain/prepared-city.ts';
import { atOnce } from '../../src/engine/index.ts';
import { lineLength, polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { cells, feature, prepare, smallCity } from '../support/small-city.ts';

export const LAYER = 'protected-areas';
const layerOf = (id: string, role: 'sites' | null, geometry: 'polygon' | 'point'): City['layers'][number] => ({
  ...smallCity.layers[0]!,
  id,
  role,
  geometry,
  classes: ['mine', 'block'].map((c) => ({ id: c, name: { zh: c, en: c }, style: c, check: false })),
});

export const city: City = {
  ...smallCity,
  layers: [
    ...smallCity.layers.map((l) => ({
      ...l,
      versions: [...l.versions, { id: 'old', file: 'old.geojson', date: '2020', approval: null }],
    })),
    layerOf('sites', 'sites', 'point'),
    layerOf('blocks', null, 'polygon'),
  ],
};

export const table = (features: readonly LayerFeature[]): LayerTable => ({
  type: 'FeatureCollection',
  features: [...features],
});

/** The small city with two versions of its protected areas. */
export async function cityOf(
  before: readonly LayerFeature[],
  after: readonly LayerFeature[],
  more: Readonly<Record<string, LayerFeature[]>> = {},
): Promise<PreparedCity> {
  const now = await prepare({ [LAYER]: [...after], ...more }, city);
  const versions = new Map([...now.tables].map(([id, t]) => [id, new Map([['now', t]])]));
  versions.get(LAYER)!.set('old', table(before));
  return prepareCity(city, versions, atOnce);
}

export async function changes(prepared: PreparedCity): Promise<LayerChanges> {
  const answer = await changesOf(prepared, atOnce, LAYER, 'old');
  if (!answer.ok) throw new Error(answer.problems[0]?.code);
  return answer.value;
}

export const core = (...place: Parameters<typeof cells>) => feature('C', 'core', cells(...place));
export const general = (...place: Parameters<typeof cells>) => feature('G', 'general', cells(...place));
export const area = (...place: Parameters<typeof cells>): number => polygonsArea(cells(...place));
export const perimeter = (...place: Parameters<typeof cells>): number => lineLength(cells(...place)[0]![0]!);
