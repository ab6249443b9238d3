/** A city with a range and its bands, and layers a user brought in, as small as tests need them. */
import type { City, CityLayer } from '../../src/domain/city.ts';
import { cityWith, type LayerRecord, type UserLayer } from '../../src/domain/user-layers.ts';

const name = (zh: string) => ({ zh, en: zh });

export function layer(id: string, change: Partial<CityLayer> = {}): CityLayer {
  return {
    id,
    group: 'g',
    name: name(id),
    geometry: 'polygon',
    classes: [{ id, name: name(id), style: id, check: true }],
    versions: [{ id: '2024-06', file: `${id}.geojson`, date: '2024-06', approval: null }],
    reality: 'real',
    source: name('source'),
    licence: 'MIT',
    accuracyMetres: 5,
    holder: null,
    visible: true,
    role: null,
    ...change,
  };
}

export const city: City = {
  id: 'city',
  name: name('city'),
  river: name('river'),
  plan: { title: '', date: '2024', draft: false },
  extent: [106, 39, 107, 40],
  projectedCrs: [4524, 4545, 4496],
  groups: [{ id: 'g', name: name('g') }],
  layers: [
    layer('sites', { geometry: 'point' }),
    layer('course', { geometry: 'line' }),
    layer('red-line', {
      versions: [
        { id: '2025-10', file: 'r.geojson', date: '2025-10', approval: null },
        { id: '2023-11', file: 's.geojson', date: '2023-11', approval: '1 号' },
      ],
    }),
    layer('range', { role: 'management-range' }),
    layer('bands', {
      role: 'bands',
      classes: [{ id: 'band-200', name: name('0-200'), style: 'band-200', check: true }],
    }),
  ],
  bandSet: {
    name: name('bands'),
    standing: 'rule',
    boundaryLayer: 'range',
    bandsLayer: 'bands',
    rings: [{ class: 'band-200', fromMetres: 0, toMetres: 200 }],
    largestErrorMetres: 0.3,
    basis: name('plan'),
  },
  absentLayers: [],
  targets: [],
  services: [],
  shorelineRate: null,
  dataVersion: '1',
};

const record: LayerRecord = {
  file: 'range.shp',
  format: 'shapefile',
  importedAt: 0,
  date: '2025-12',
  version: '划界成果',
  approval: '',
  holder: '',
  accuracyMetres: 2,
  placement: { epsg: 4524, order: 'xy', shift: 'none', ground: 'prefix' },
  encoding: 'GB18030',
  mapping: null,
  featureCount: 3,
  vertexCount: 40,
  addedVertices: 0,
  repairs: [],
  problems: [],
  bands: null,
};

export function userLayer(id: string, as: UserLayer['as'], change: Partial<LayerRecord> = {}): UserLayer {
  return {
    id,
    pack: id,
    name: `name of ${id}`,
    as,
    geometry: 'polygon',
    classes: [],
    record: { ...record, ...change },
  };
}

export const versionOf = (layerId: string, inForce = true): UserLayer['as'] => ({ kind: 'version', layerId, inForce });

/** Bands that a user drew from a line. */
export function drawnBands(id: string, boundary: { layerId: string; versionId: string }): UserLayer {
  return userLayer(id, versionOf('bands'), {
    format: 'made',
    bands: {
      boundary: { ...boundary, name: boundary.layerId, date: '2024-06' },
      distancesMetres: [200],
      largestErrorMetres: 0.04,
    },
  });
}

export const withLayers = (...userLayers: UserLayer[]) => ({ city: cityWith(city, userLayers), userLayers });
