import { describe, expect, it } from 'vitest';
import { traceRegion } from '../../src/domain/coverage/region.ts';
import type { LayerFeature, PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { atOnce } from '../../src/engine/index.ts';
import { polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { area, ask, at, target } from '../support/indicator-city.ts';
import { cells } from '../support/small-city.ts';

describe('面积不减少', () => {
  const noNetLoss = target(
    { kind: 'no-net-loss', layerId: 'red-line', classIds: null },
    { comparison: 'not-less-than-baseline', unit: '公顷' },
  );
  const red = (...polygons: PolygonCoordinates[]) => polygons.map((p, i) => area(`R${i}`, 'red-line', p));

  it.each([
    ['met by a gain beyond the error', red(cells(1, 1, 3)), red(cells(1, 1, 2)), 'met'],
    ['missed by a loss beyond the error', red(cells(1, 1, 2)), red(cells(1, 1, 3)), 'missed'],
    ['met where nothing changed', red(cells(1, 1, 2)), red(cells(1, 1, 2)), 'met'],
    // 0.0005 of a cell is half a metre; the lines are good to a metre.
    ['borderline within the error', red(cells(1, 1, 2.0005, 2)), red(cells(1, 1, 2)), 'borderline'],
    ['borderline for a loss within it', red(cells(1, 1, 2)), red(cells(1, 1, 2.0005, 2)), 'borderline'],
  ] as const)('is %s', async (_, now, then, state) => {
    const { indicator } = await ask(noNetLoss, { 'red-line': { now: [...now], was: [...then] } });
    expect(indicator.state).toBe(state);
    const sum = (features: readonly LayerFeature[]) =>
      features.reduce(
        (total, f) => total + polygonsArea((f.geometry as { coordinates: PolygonCoordinates }).coordinates),
        0,
      );
    const { value } = indicator;
    if (value?.kind !== 'change') throw new Error('no change');
    expect(value.netSquareMetres).toBeCloseTo(sum(now) - sum(then), 2);
    expect(value.beforeSquareMetres - value.lostSquareMetres + value.gainedSquareMetres).toBeCloseTo(
      value.afterSquareMetres,
      2,
    );
  });

  it('names the districts that go the other way, and lights what was lost', async () => {
    const { indicator, prepared } = await ask(noNetLoss, {
      'red-line': { now: red(cells(1, 1, 3), cells(6, 1, 1)), was: red(cells(1, 1, 1), cells(6, 1, 2)) },
    });
    expect(indicator.state).toBe('met');
    expect(indicator.notes).toContainEqual({ code: 'districts-against', districtIds: ['D2'] });
    const lost = await traceRegion(prepared, indicator.regions.find((r) => r.role === 'lost')!.region, atOnce);
    if (indicator.value?.kind !== 'change') throw new Error('no change');
    expect(lost.areaSquareMetres).toBeCloseTo(indicator.value.lostSquareMetres, 2);
  });

  it('of some classes counts what moves to others as lost', async () => {
    const core = target(
      { kind: 'no-net-loss', layerId: 'protected-areas', classIds: ['core'] },
      { comparison: 'not-less-than-baseline' },
    );
    const { indicator } = await ask(core, {
      'protected-areas': {
        now: [area('C', 'core', cells(1, 1, 1)), area('G', 'general', cells(2, 1, 1))],
        was: [area('C', 'core', cells(1, 1, 2, 1))],
      },
    });
    expect(indicator.state).toBe('missed');
    expect(indicator.value).toMatchObject({ gainedSquareMetres: 0 });
  });

  it('is 缺数据 without a baseline', async () => {
    const { indicator } = await ask(noNetLoss, { 'red-line': red(cells(1, 1, 2)) }, { versions: ['now'] });
    expect(indicator).toMatchObject({ state: 'no-data', reasons: ['no-baseline'], value: null, dataError: null });
  });

  it('is 缺数据 where a feature with a fault is left out, though the figure is told', async () => {
    const bowtie = area('X', 'red-line', [[[at(1, 6), at(2, 7), at(2, 6), at(1, 7), at(1, 6)]]]);
    const { indicator } = await ask(noNetLoss, {
      'red-line': { now: red(cells(1, 1, 3)), was: [...red(cells(1, 1, 2)), bowtie] },
    });
    expect(indicator).toMatchObject({ state: 'no-data', reasons: ['features-left-out'], value: { kind: 'change' } });
  });
});
