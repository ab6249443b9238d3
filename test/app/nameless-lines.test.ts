import { expect, it } from 'vitest';
import { namelessLines } from '../../src/app/map/nameless-lines.ts';

const layer = (id: string, more: object = {}) => ({
  id,
  type: 'symbol',
  source: `${id} lines`,
  layout: { 'symbol-placement': 'line' },
  ...more,
});

/** Keys of the lines that lie there, and of those with a name, by layer. */
function map(layers: readonly object[], there: Record<string, string[]>, named: Record<string, string[]>) {
  const features = (keys: readonly string[] | undefined) => (keys ?? []).map((key) => ({ properties: { key } }));
  return {
    getStyle: () => ({ layers }),
    getZoom: () => 12,
    getFilter: () => undefined,
    querySourceFeatures: (source: string) => features(there[source.replace(' lines', '')]),
    queryRenderedFeatures: ({ layers: [id] }: { layers: [string] }) => features(named[id]),
  } as unknown as Parameters<typeof namelessLines>[0];
}

it('tells the layers by which most of the lines have no name', () => {
  const bands = [layer('bands')];
  const there = { bands: ['200', '1000', '3000', '200'] };
  expect(namelessLines(map(bands, there, {}))).toEqual(['bands']);
  expect(namelessLines(map(bands, there, { bands: ['200', '200'] }))).toEqual(['bands']);
  expect(namelessLines(map(bands, there, { bands: ['200', '3000'] }))).toEqual([]);
  expect(namelessLines(map(bands, {}, {}))).toEqual([]);
});

it('leaves layers alone that name places, or nothing at this zoom', () => {
  const there = { areas: ['a'], bands: ['a'] };
  const layers = [layer('areas', { layout: {} }), layer('bands', { minzoom: 13 })];
  expect(namelessLines(map(layers, there, {}))).toEqual([]);
});
