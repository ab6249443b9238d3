import { describe, expect, it } from 'vitest';
import { metres } from '../../src/app/format.ts';
import {
  addDistance,
  bandsMissing,
  boundaryGroups,
  distanceText,
  ringsOf,
  usualDistances,
} from '../../src/app/panels/bands/bands-form.ts';
import { bandsOrigin, lineWords, staleBands } from '../../src/app/panels/bands/stale-bands.ts';
import { cityWith } from '../../src/domain/user-layers.ts';
import { city, drawnBands, layer, userLayer, versionOf, withLayers } from './layer-record-fixture.ts';

const stale = (...layers: Parameters<typeof withLayers>) => {
  const now = withLayers(...layers);
  return staleBands(now.city, now.userLayers);
};

describe('bands and the line in force', () => {
  const line = userLayer('line', versionOf('range'));

  it('has nothing to say of the city as it comes, nor of a city without bands', () => {
    expect(stale()).toBeNull();
    expect(staleBands({ ...city, bandSet: null }, [])).toBeNull();
  });

  it('sees that a new line is in force and the shipped bands follow the old one', () => {
    expect(stale(line)).toEqual({
      bandsLayer: 'bands',
      kind: 'boundary-renewed',
      used: { name: { zh: 'range', en: 'range' }, version: '2024-06', date: '2024-06' },
      now: { name: { zh: 'range', en: 'range' }, version: '划界成果', date: '2025-12' },
    });
  });

  it('is quiet where the new line only stands beside', () => {
    expect(stale(userLayer('line', versionOf('range', false)))).toBeNull();
  });

  it('is quiet once the bands are drawn from the new line, and speaks again when the old one comes back', () => {
    const bands = drawnBands('drawn', { layerId: 'range', versionId: 'line' });
    expect(stale(line, bands)).toBeNull();
    expect(stale(userLayer('line', versionOf('range', false)), bands)).toMatchObject({
      kind: 'boundary-renewed',
      used: { version: '划界成果' },
      now: { version: '2024-06' },
    });
  });

  it('sees a second redrawing', () => {
    const bands = drawnBands('drawn', { layerId: 'range', versionId: 'line' });
    const newer = userLayer('newer', versionOf('range'), { version: '2026' });
    expect(stale({ ...line, as: versionOf('range', false) }, newer, bands)).toMatchObject({ now: { version: '2026' } });
  });

  it('sees a line that was taken away, and another line than the range', () => {
    expect(stale(drawnBands('drawn', { layerId: 'gone', versionId: 'x' }))).toMatchObject({
      kind: 'boundary-gone',
      used: { version: '' },
      now: { version: '2024-06' },
    });
    expect(stale(drawnBands('drawn', { layerId: 'course', versionId: '2024-06' }))).toMatchObject({
      kind: 'other-line',
    });
  });

  it('knows the line of the bands of the city where an older one is in force', () => {
    const versions = [
      { id: '2024-06', file: 'a.geojson', date: '2024-06', approval: null },
      { id: '2019', file: 'b.geojson', date: '2019', approval: null },
    ];
    const layers = city.layers.map((l) => (l.id === 'range' ? { ...l, versions } : l));
    expect(staleBands(cityWith({ ...city, layers }, []), [])).toBeNull();
    expect(staleBands(cityWith({ ...city, layers }, [], { range: '2019' }), [])).toMatchObject({
      kind: 'boundary-renewed',
      used: { version: '2024-06' },
      now: { version: '2019' },
    });
  });

  it('says nothing of bands from a file: nobody knows their line', () => {
    expect(stale(line, userLayer('file', versionOf('bands')))).toBeNull();
  });

  it('names the line the bands come from', () => {
    const now = withLayers(line, drawnBands('drawn', { layerId: 'range', versionId: 'line' }));
    expect(lineWords(bandsOrigin(now.city, now.userLayers)!, 'zh')).toBe('range 划界成果 2024-06');
    expect(lineWords(bandsOrigin(city, [])!, 'zh')).toBe('range 2024-06');
  });
});

describe('the form of the bands', () => {
  it('offers the range first, then polygons, then lines; no points and no bands', () => {
    expect(boundaryGroups(city).map((g) => [g.kind, g.layers.map((l) => l.id)])).toEqual([
      ['range', ['range']],
      ['polygon', ['red-line']],
      ['line', ['course']],
    ]);
  });

  it('starts with the distances of the city, else the usual three', () => {
    expect(usualDistances(city)).toEqual([200]);
    expect(usualDistances({ ...city, bandSet: null })).toEqual([200, 1000, 3000]);
  });

  it.each([
    ['500', [200, 500, 1000]],
    ['3,000', [200, 1000, 3000]],
    ['3 000 m', [200, 1000, 3000]],
    ['5００', [200, 500, 1000]],
    ['0.5', [0.5, 200, 1000]],
  ])('takes %j in its place', (typed, distances) => {
    expect(addDistance([200, 1000], typed)).toEqual({ ok: true, distances });
  });

  it.each([
    ['0', 'wrongDistance'],
    ['-5', 'wrongDistance'],
    ['50001', 'wrongDistance'],
    ['two', 'wrongDistance'],
    ['1e3', 'wrongDistance'],
    ['200', 'twice'],
  ])('refuses %j: %s', (typed, why) => {
    expect(addDistance([200, 1000], typed)).toEqual({ ok: false, why });
  });

  it('writes a distance with the decimals it has', () => {
    expect([200, 3000, 0.5, 12.25].map(distanceText)).toEqual(['200', metres(3000, 0), '0.5', '12.25']);
  });

  it('makes rings of distances', () => {
    expect(ringsOf([200, 1000])).toEqual([
      { from: 0, to: 200 },
      { from: 200, to: 1000 },
    ]);
  });

  it('asks for the side of the river of lines only', () => {
    const line = layer('course', { geometry: 'line' });
    expect(bandsMissing(undefined, [200], null)).toBe('needBoundary');
    expect(bandsMissing(line, [], 'left')).toBe('needDistance');
    expect(bandsMissing(line, [200], null)).toBe('needSide');
    expect(bandsMissing(line, [200], 'right')).toBeNull();
    expect(bandsMissing(layer('range'), [200], null)).toBeNull();
  });
});
