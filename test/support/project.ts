/** A small piece of a user's work, with a layer of their own. */
import type { LayerTable } from '../../src/domain/feature-table.ts';
import type { UserLayer } from '../../src/domain/user-layers.ts';
import { packKey, packTable } from '../../src/io/layer-pack.ts';

const square = [
  [106.1, 39.1],
  [106.2, 39.1],
  [106.2, 39.20000000000001],
  [106.1, 39.1],
];

export const smallTable = (name = '甲'): LayerTable => ({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      id: 7,
      properties: { id: '1', name, class: 'core', 面积: 12.5, note: null },
      geometry: { type: 'MultiPolygon', coordinates: [[square], [square.map(([x, y]) => [x! / 3, -y! / 7])]] },
    },
    {
      type: 'Feature',
      properties: { id: '2', name: '"乙"\n', class: 'core' },
      geometry: { type: 'Polygon', coordinates: [[...square].reverse()] },
    },
  ],
});

export const userLayer = (id: string, pack: string): UserLayer => ({
  id,
  pack,
  name: '保护区 2024',
  as: { kind: 'version', layerId: 'protected', inForce: true },
  geometry: 'polygon',
  classes: [{ id: 'core', name: { zh: '核心', en: 'core' }, style: 'core', check: true }],
  record: {
    file: '保护区.zip',
    format: 'shapefile',
    importedAt: 1717200000000,
    date: '2024-06',
    version: 'v2',
    approval: '',
    holder: '林草局',
    accuracyMetres: 1,
    placement: { epsg: 4524, order: 'xy', shift: 'none', ground: 'stated' },
    encoding: 'gb18030',
    mapping: { name: 'MC', class: null, id: 'BSM', area: { column: 'MJ', unit: 'mu' }, classes: { 核心区: 'core' } },
    featureCount: 2,
    vertexCount: 12,
    addedVertices: 0,
    repairs: [{ feature: 1, areaBeforeSquareMetres: null, areaAfterSquareMetres: 12.25 }],
    problems: [{ code: 'name-cut', severity: 'warning', where: { file: 'a', feature: 0 }, values: { name: '核' } }],
    bands: null,
  },
});

/** A table with its pack and the key of that. */
export async function packed(table: LayerTable): Promise<{ table: LayerTable; bytes: Uint8Array; key: string }> {
  const bytes = packTable(table);
  return { table, bytes, key: await packKey(bytes) };
}
