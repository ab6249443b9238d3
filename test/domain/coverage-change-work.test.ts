import { describe, expect, it } from 'vitest';
import { changesOf } from '../../src/domain/coverage/change.ts';
import { prepareCity } from '../../src/domain/prepared-city.ts';
import { atOnce, type Work } from '../../src/engine/index.ts';
import { Random } from '../support/random.ts';
import { cells, feature } from '../support/small-city.ts';
import { area, changes, city, cityOf, core, general, LAYER, table } from './change-city.ts';

describe('the work of it', async () => {
  const before = [core(1, 1, 2), core(4, 4, 3), general(7, 1, 2)];
  const seen: number[] = [];
  const stopAt = (most: number): Work => {
    let steps = 0;
    const step = () => {
      if (++steps > most) throw new Error('cancelled');
      seen.push(steps);
    };
    return {
      ...atOnce,
      async drive(run) {
        for (;;) {
          const next = run.next();
          if (next.done) return next.value;
          step();
        }
      },
    };
  };

  it('is told in steps, can be stopped at each, and leaves nothing half done', async () => {
    const prepared = await cityOf(before, [core(1, 1, 1)]);
    await changesOf(prepared, stopAt(Infinity), LAYER, 'old');
    const steps = seen.length;
    expect(steps).toBeGreaterThan(5);
    for (const most of [0, Math.floor(steps / 2), steps - 1]) {
      const again = await cityOf(before, [core(1, 1, 1)]);
      await expect(changesOf(again, stopAt(most), LAYER, 'old')).rejects.toThrow('cancelled');
      expect(await changes(again)).toEqual(await changes(prepared));
    }
  });

  it('is done for each layer and version by itself', async () => {
    const prepared = await cityOf(before, [], { 'red-line': [feature('R', 'red-line', cells(1, 1, 1))] });
    const versions = new Map([...prepared.versions].map(([id, byId]) => [id, new Map(byId)]));
    versions.get('red-line')!.set('old', table([feature('R', 'red-line', cells(1, 1, 2))]));
    versions.get(LAYER)!.set('older', table([core(1, 1, 1)]));
    const layers = city.layers.map((l) => (l.id === LAYER ? { ...l, versions: [...l.versions, { ...l.versions[1]!, id: 'older' }] } : l)); // biome-ignore format: one list
    const two = await prepareCity({ ...city, layers }, versions, atOnce);
    const lost = async (layerId: string, versionId: string) => {
      const answer = await changesOf(two, atOnce, layerId, versionId);
      return answer.ok ? answer.value.total.lostSquareMetres : null;
    };
    expect(await lost(LAYER, 'old')).toBeCloseTo(area(1, 1, 2) + area(4, 4, 3) + area(7, 1, 2), 1);
    expect(await lost(LAYER, 'older')).toBeCloseTo(area(1, 1, 1), 2);
    expect(await lost('red-line', 'old')).toBeCloseTo(area(1, 1, 2) - area(1, 1, 1), 2);
  });

  it('is done once', async () => {
    const prepared = await cityOf(before, []);
    const first = await changesOf(prepared, atOnce, LAYER, 'old');
    expect(await changesOf(prepared, stopAt(0), LAYER, 'old')).toBe(first);
  });
});

describe('random versions', () => {
  it.each([1, 2, 3, 4, 5])('ledger, classes, pieces and districts agree (%i)', async (seed) => {
    const random = new Random(seed);
    const version = () =>
      Array.from(
        { length: 1 + random.int(8) },
        (_, i) =>
        feature(`F${i}`, random.chance(0.5) ? 'core' : 'general', cells(random.int(11), random.int(9), 1 + random.int(4), 1 + random.int(3))), // biome-ignore format: one feature
      );
    const result = await changes(await cityOf(version(), version()));
    const { rows, total, pieces, residualSquareMetres } = result;
    const sum = (list: readonly number[]) => list.reduce((s, v) => s + v, 0);
    for (const row of [...rows, total, ...total.classes, ...rows.flatMap((r) => r.classes)])
      expect(row.beforeSquareMetres - row.lostSquareMetres + row.gainedSquareMetres).toBeCloseTo(row.afterSquareMetres, 3); // biome-ignore format: one sum
    for (const column of ['beforeSquareMetres', 'lostSquareMetres', 'gainedSquareMetres', 'afterSquareMetres', 'dataErrorSquareMetres'] as const) // biome-ignore format: one list
      expect(sum(rows.map((r) => r[column]))).toBeCloseTo(total[column], 3);
    for (const kind of ['lost', 'gained'] as const)
      expect(sum(pieces.flatMap((p) => (p.change === kind ? [p.areaSquareMetres] : [])))).toBeCloseTo(total[`${kind}SquareMetres`], 2); // biome-ignore format: one sum
    expect(sum(pieces.flatMap((p) => (p.change === 'moved' ? [p.areaSquareMetres] : [])))).toBeCloseTo(sum(result.moves.map((m) => m.areaSquareMetres)), 2); // biome-ignore format: one sum
    expect(pieces.map((p) => p.number)).toEqual(pieces.map((_, i) => i + 1));
    expect(residualSquareMetres).toBeLessThan(1e-2);
  });
});
