import { expect, it } from 'vitest';
import { measureFacts } from '../../src/app/panels/record/facts.ts';
import { textIn } from '../../src/app/text/use-text.ts';
import { cityIds, shippedCity } from '../support/shipped-city.ts';

it.each(cityIds)('neighbours are cut at the frame, and say so beside their areas: %s', (id) => {
  const layer = shippedCity(id).layers.find((l) => l.id === 'neighbours')!;
  expect(layer.cutAtFrame).toBe(true);
  const square = { type: 'Polygon', coordinates: [[[106, 39], [106.1, 39], [106.1, 39.1], [106, 39]]] }; // biome-ignore format: one ring
  const feature = { type: 'Feature', properties: { id: 'N', class: 'neighbour' }, geometry: square } as never;
  const [[cut], [whole]] = [true, false].map((of) => measureFacts(feature, textIn('zh').shell, of)[0]!) as [
    readonly [string, string],
    readonly [string, string],
  ];
  expect([cut, whole]).toEqual(['图幅内面积(不是全域)', '面积']);
});
