import { describe, expect, it } from 'vitest';
import { lineLength, polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { area, ask, both, target } from '../support/indicator-city.ts';
import { cells } from '../support/small-city.ts';

describe('areas, shares and counts', () => {
  const protectedAreas = {
    'protected-areas': [
      area('a', 'core', cells(1, 1, 1)),
      area('b', 'general', cells(2, 1, 3, 1)),
      area('c', 'general', cells(4, 1, 1)),
    ],
  };

  it('ground of several classes is counted once', async () => {
    const one = target(
      { kind: 'ground', classKeys: ['red-line/red-line', 'protected-areas/general'] },
      { unit: '公顷' },
    );
    const { indicator } = await ask(one, { ...protectedAreas, 'red-line': [area('R', 'red-line', cells(3, 1, 3, 1))] });
    if (indicator.value?.kind !== 'area') throw new Error('no area');
    expect(indicator.state).toBe('no-target');
    expect(indicator.value.squareMetres).toBeCloseTo(polygonsArea(cells(2, 1, 4, 1)), 2);
    expect(indicator.value.cityShare).toBeCloseTo(0.04, 4);
    expect(indicator.dataError).toBeCloseTo(lineLength(cells(2, 1, 4, 1)[0]![0]!), 1);
  });

  it('the accuracy of the districts counts along the border of the city alone', async () => {
    // In the corner of the city, over its edge, and across the border between its districts.
    const corner = area('R', 'red-line', cells(-1, -1, 7, 3));
    const [outline] = cells(0, 0, 6, 2)[0]!;
    const [along, side] = [lineLength(outline!.slice(0, 2)), lineLength(outline!.slice(3))];
    const one = target({ kind: 'ground', classKeys: ['red-line/red-line'] }, { unit: '公顷' });
    const { indicator } = await ask(one, { 'red-line': [corner] });
    const own = lineLength(outline!) - along - side;
    expect(indicator.dataError).toBeCloseTo(own + 10 * (along + side), 1);
    const whole = await ask(one, { 'red-line': [area('R', 'red-line', cells(-1, -1, 12))] });
    expect(whole.indicator.dataError).toBeCloseTo(10 * lineLength(cells(0, 0, 10)[0]![0]!), 1);
  });

  it('a share of a class of its layer, and its trend', async () => {
    const share = { kind: 'class-share', layerId: 'protected-areas', classId: 'core' } as const;
    const { indicator } = await ask(target(share), protectedAreas);
    expect(indicator).toMatchObject({ state: 'no-target', value: { share: expect.closeTo(0.25, 4) } });
    const then = [area('a', 'core', cells(1, 1, 2, 1)), area('b', 'general', cells(3, 1, 2, 1))];
    const both = { 'protected-areas': { now: protectedAreas['protected-areas'], was: then } };
    const down = await ask(target(share, { comparison: 'trend' }), both);
    expect(down.indicator).toMatchObject({ state: 'missed', value: { before: expect.closeTo(0.5, 4) } });
    const alone = await ask(target(share, { comparison: 'trend' }), protectedAreas, { versions: ['now'] });
    expect(alone.indicator).toMatchObject({
      state: 'no-data',
      reasons: ['no-baseline'],
      value: { share: expect.closeTo(0.25, 4) },
    });
  });

  it('an official area is compared, never judged', async () => {
    const official = target(
      { kind: 'layer-area', layerId: 'districts' },
      { comparison: 'stated', unit: '平方公里', value: 100 },
    );
    const { indicator } = await ask(official, {});
    const own = polygonsArea(cells(0, 0, 10));
    expect(indicator).toMatchObject({
      state: 'compared',
      value: {
        squareMetres: expect.closeTo(own, 1),
        stated: { squareMetres: 1e8, differenceShare: expect.closeTo(own / 1e8 - 1, 9) },
      },
    });
    expect(indicator.dataError).toBeCloseTo(10 * lineLength(cells(0, 0, 10)[0]![0]!), 0);
  });

  it('features by name: which are not on the map', async () => {
    const names = ['name of a', 'nowhere'];
    const named = target(
      { kind: 'feature-count', layerId: 'protected-areas', classId: null, names },
      { comparison: 'stated', value: 2 },
    );
    const { indicator } = await ask(named, protectedAreas);
    expect(indicator).toMatchObject({ state: 'compared', value: { count: 1 } });
    expect(indicator.notes).toContainEqual({ code: 'names-missing', names: ['nowhere'] });
    const all = target({ kind: 'feature-count', layerId: 'protected-areas', classId: 'general', names: null });
    expect((await ask(all, protectedAreas)).indicator.value).toMatchObject({ count: 2 });
  });

  it.each([
    ['at-most', 4.1, 'met'],
    ['at-most', 3.9, 'missed'],
    ['equal', 4, 'met'],
    ['equal', 4.1, 'missed'],
  ] as const)('%s %d cells: %s', async (comparison, value, state) => {
    const one = target(
      { kind: 'ground', classKeys: ['protected-areas/core', 'protected-areas/general'] },
      { comparison },
    );
    const cell = polygonsArea(cells(1, 1, 1)) / 1e4;
    const { indicator } = await ask({ ...one, unit: '公顷', value: value * cell }, protectedAreas);
    expect(indicator.value).toMatchObject({ kind: 'area' });
    expect(indicator.state).toBe(state);
  });

  it('pairs of named areas', async () => {
    const pairs = target({ kind: 'overlap-pairs', layerId: 'protected-areas' }, { comparison: 'reduce', unit: '对' });
    const { indicator } = await ask(pairs, protectedAreas);
    expect(indicator.value).toEqual({
      kind: 'count',
      count: 1,
      squareMetres: expect.closeTo(polygonsArea(cells(4, 1, 1)), 2),
    });
    expect(indicator.regions).toHaveLength(1);
  });

  it('what no map has', async () => {
    const none = (spatial: boolean) =>
      target({ kind: 'none', spatial, needs: both('data') }, { comparison: 'planned', value: 36 });
    expect((await ask(none(true), {})).indicator).toMatchObject({
      state: 'no-data',
      reasons: ['layer-absent'],
      value: null,
      target: { value: 36 },
    });
    expect((await ask(none(false), {})).indicator.state).toBe('non-spatial');
  });
});
