import { expect, test } from 'vitest';
import { atOnce } from '../../src/engine/index.ts';
import type { RawLayer } from '../../src/io/raw-layer.ts';
import { locateLayer, type PlacedFeature, placedFeatures, tableOf } from '../../src/worker/locate-layer.ts';
import { extentOf, verticesOf } from '../../src/worker/measure-table.ts';
import { readDrop } from '../../src/worker/read-drop.ts';
import { file, opened } from '../support/drop.ts';

const point = (properties: PlacedFeature['properties'], x = 106.8, y = 39.6): PlacedFeature => {
  return { geometry: { type: 'Point', coordinates: [x, y] }, properties };
};

test('columns of the names or of the meaning become id, name and class; the others stay', () => {
  const own = tableOf(['id', 'name', 'class'], [point({ id: 7, name: '甲', class: 'soil' }), point({ id: '' })]);
  expect(own.features.map((f) => f.properties)).toEqual([
    { id: '7', name: '甲', class: 'soil' },
    { id: '1', name: '', class: '' },
  ]);
  expect(own.features.map((f) => f.id)).toEqual([7, undefined]);
  const meant = tableOf(['BSM', 'XMMC'], [point({ BSM: 'X1', XMMC: '一号' }), point({ BSM: 'X2', XMMC: '二号' })]);
  expect(meant.features[1]).toMatchObject({
    id: 'X2',
    properties: { BSM: 'X2', XMMC: '二号', id: 'X2', name: '二号', class: '' },
  });
});

test('features nowhere on the Earth are left out and told, with the layer they are of', async () => {
  const features = [point({ n: 1 }), point({ n: 2 }), point({ n: 3 }, 106.8, 1e9)];
  const layer: RawLayer = {
    name: 'a',
    source: 'a.geojson',
    format: 'geojson',
    statement: { from: 'crs-member', epsg: 4490, text: null },
    columns: ['n'],
    features,
    encoding: null,
  };
  const located = locateLayer(layer, { epsg: 4490, order: 'xy' }, null);
  expect(located).toMatchObject({ placement: { epsg: 4490, order: 'xy', how: 'asked' }, about: { featureCount: 3 } });
  const placed = await placedFeatures(located, located.placement!, atOnce);
  expect(opened(placed).map((f) => f.properties.n)).toEqual([1, 2]);
  expect(placed.problems).toMatchObject([
    { code: 'coordinates-out-of-range', where: { file: 'a.geojson', feature: 2 } },
  ]);
});

test('a drop gives the layers that can be read, with a word on the others; none at all is not ok', async () => {
  const good = file('good.geojson', '{"type":"Point","coordinates":[106.8,39.6]}');
  const broken = file('broken.geojson', '{"type":"Point",');
  const drop = await readDrop([broken, good], {}, atOnce);
  expect(opened(drop)).toMatchObject([{ place: 0, layer: { name: 'good' }, source: { format: 'geojson' } }]);
  expect(drop.problems).toMatchObject([{ code: 'json-broken', where: { file: 'broken.geojson' } }]);
  expect(await readDrop([broken], {}, atOnce)).toMatchObject({ ok: false, problems: [{ code: 'json-broken' }] });
});

test('extent and vertices of tables; nothing has an extent turned inside out', () => {
  const table = tableOf([], [point({}), point({}, 107, 40)]);
  expect(extentOf(table)).toEqual([106.8, 39.6, 107, 40]);
  expect(verticesOf(table)).toBe(2);
  expect(extentOf({ features: [] })).toEqual([180, 90, -180, -90]);
});
