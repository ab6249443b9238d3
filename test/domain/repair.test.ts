import { describe, expect, test } from 'vitest';
import { checkData } from '../../src/domain/data-check/check-data.ts';
import type { LayerFeature, LayerTable } from '../../src/domain/feature-table.ts';
import { repairFeatures } from '../../src/domain/repair.ts';
import { atOnce } from '../../src/engine/index.ts';
import { polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { cells, feature } from '../support/small-city.ts';

const table = (...features: LayerFeature[]): LayerTable => ({ type: 'FeatureCollection', features });
const [[[a, b, c, d]]] = cells(0, 0, 2) as [[number[][]]];
const bowTie = feature('tie', 'a', [[[a!, c!, b!, d!, a!]]]);
const whole = feature('whole', 'a', cells(5, 5, 1));
const holeOutside = feature('hole', 'a', [[cells(3, 0, 1)[0]![0]!, cells(6, 0, 1)[0]![0]!]]);
const twoShells = feature('shells', 'a', [cells(0, 5, 3)[0]!, cells(1, 6, 1)[0]!]);
const context = {
  file: 'f',
  expectNoOverlap: false,
  extent: [106, 39, 108, 41],
  districts: null,
  neighbour: null,
  accuracyMetres: 1,
  area: null,
} as const;

describe('repair', () => {
  const layer = table(whole, bowTie, holeOutside, twoShells);

  test('mends what the check has found, and says what it did', async () => {
    const { faults } = await checkData(layer, context, atOnce);
    expect([...faults.keys()]).toEqual([1, 2, 3]);
    const { table: mended, notes, problems } = await repairFeatures(layer, [...faults.keys()], atOnce);
    expect(problems).toEqual([]);
    expect((await checkData(mended, context, atOnce)).faults.size).toBe(0);
    expect(notes.map((n) => n.feature)).toEqual([1, 2, 3]);
    // Two of the four triangles of the square remain.
    expect(notes[0]!.areaAfterSquareMetres / polygonsArea(cells(0, 0, 2))).toBeCloseTo(0.5, 3);
    expect(notes[0]!.areaBeforeSquareMetres).toBeNull();
    expect(notes[2]!.areaAfterSquareMetres / polygonsArea(cells(0, 5, 3))).toBeCloseTo(1, 6);
    expect(mended.features[1]!.properties).toEqual(bowTie.properties);
  });

  test('touches nothing else, and not the layer it was given', async () => {
    const before = JSON.stringify(layer);
    const { table: mended } = await repairFeatures(layer, [1], atOnce);
    expect(JSON.stringify(layer)).toBe(before);
    expect(mended.features[0]).toBe(whole);
    expect(mended.features[2]).toBe(holeOutside);
    expect(mended.features[1]).not.toBe(bowTie);
  });

  test('a sound feature keeps its area', async () => {
    const { notes } = await repairFeatures(layer, [0], atOnce);
    expect(notes[0]!.areaBeforeSquareMetres).toBeCloseTo(polygonsArea(cells(5, 5, 1)), 3);
    expect(notes[0]!.areaAfterSquareMetres).toBeCloseTo(polygonsArea(cells(5, 5, 1)), 3);
  });

  test('what cannot be mended stays as it was, with a problem', async () => {
    const flat = feature('flat', 'a', [[[a!, b!, a!, b!, a!]]]);
    const short = feature('short', 'a', [[[a!, b!]]]);
    const { table: kept, notes, problems } = await repairFeatures(table(whole, flat, short), [1, 2], atOnce);
    expect(notes).toEqual([]);
    expect(problems).toMatchObject([
      { severity: 'error', where: { feature: 1 } },
      { severity: 'error', where: { feature: 2 } },
    ]);
    expect(kept.features[1]).toBe(flat);
  });

  test('open rings are closed on the way', async () => {
    const open = feature('open', 'a', [[[a!, c!, b!, d!]]]);
    const { notes, problems } = await repairFeatures(table(open), [0], atOnce);
    expect(problems).toEqual([]);
    expect(notes).toHaveLength(1);
  });

  test('misuse throws; cancelling ends it', async () => {
    await expect(repairFeatures(layer, [9], atOnce)).rejects.toThrow(RangeError);
    const tell = () => {
      throw new Error('cancelled');
    };
    await expect(repairFeatures(layer, [1], { ...atOnce, tell })).rejects.toThrow('cancelled');
  });
});
