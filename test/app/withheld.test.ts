import { expect, it } from 'vitest';
import { besides, isLarge, isWithheld } from '../../src/app/state/withheld.ts';
import { cityWith } from '../../src/domain/user-layers.ts';
import { LARGE_VERTICES } from '../../src/worker/stored-drawing.ts';
import { city, userLayer, versionOf } from './layer-record-fixture.ts';

const version = userLayer('line', versionOf('range'));
const own = userLayer('own', { kind: 'layer', absentId: null, check: true });

it('leaves out what is named and no other layer', () => {
  expect(besides([version, own], ['own', 'gone'])).toEqual([version]);
  expect(besides([version, own], [])).toEqual([version, own]);
});

it('marks the layer whose version in force is left out, and none whose other versions are', () => {
  const marked = (layers: Parameters<typeof cityWith>[1], withheld: readonly string[]) =>
    cityWith(city, layers)
      .layers.filter((layer) => isWithheld(layer, withheld))
      .map(({ id }) => id);
  expect(marked([version, own], ['line', 'own']).sort()).toEqual(['own', 'range']);
  expect(marked([userLayer('line', versionOf('range', false))], ['line'])).toEqual([]);
  expect(marked([version, own], [])).toEqual([]);
});

it('takes polygon layers above the limit for large', () => {
  const large = { ...own, record: { ...own.record, vertexCount: LARGE_VERTICES + 1 } };
  expect(isLarge(large)).toBe(true);
  expect(isLarge({ ...large, geometry: 'line' })).toBe(false);
  expect(isLarge({ ...large, record: { ...large.record, vertexCount: LARGE_VERTICES } })).toBe(false);
});
