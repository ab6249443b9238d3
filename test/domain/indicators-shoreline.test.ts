import { describe, expect, it } from 'vitest';
import type { Target } from '../../src/domain/city.ts';
import { lineLength } from '../../src/geodesy/ellipsoid.ts';
import { ask, at, entered, line, target } from '../support/indicator-city.ts';

describe('河湖岸线保护率', () => {
  const rate = (change: Partial<Target> = {}) =>
    target({ kind: 'shoreline-rate' }, { comparison: 'set-above', ...change });
  /** Along one meridian: one cell protected, two used, one without a zone. */
  const shore = [
    line('P', 'protect', at(1, 1), at(1, 2)),
    line('U', 'use', at(1, 2), at(1, 4)),
    line('O', 'open', at(1, 4), at(1, 5)),
  ];

  it('has no target until one is entered; the shore without a zone is in the whole', async () => {
    const { indicator } = await ask(rate(), { shoreline: shore });
    expect(indicator.state).toBe('no-target');
    if (indicator.value?.kind !== 'share') throw new Error('no share');
    expect(indicator.value.share).toBeCloseTo(0.25, 4);
    expect(indicator.value.whole).toBeCloseTo(lineLength([at(1, 1), at(1, 5)]), 3);
    expect(indicator.notes.map((n) => n.code)).toContain('unclassified-included');
  });

  it.each([
    [20, 'met'],
    [30, 'missed'],
    [25, 'borderline'],
  ])('is judged by an entered target of %d per cent: %s', async (value, state) => {
    const { indicator } = await ask(rate(), { shoreline: shore }, { settings: entered(value) });
    expect(indicator.state).toBe(state);
    expect(indicator.target).toEqual({ value, unit: '%', entered: { by: '王', date: '2026-01-01' } });
    expect(indicator.value).toMatchObject({ achievement: expect.closeTo(25 / value, 3) });
  });

  it('counts the zones that are chosen', async () => {
    const { indicator } = await ask(
      rate({ value: 70, comparison: 'at-least' }),
      { shoreline: shore },
      { settings: { countedClasses: ['protect', 'use'] } },
    );
    expect(indicator.state).toBe('met');
    expect(indicator.notes).toContainEqual({ code: 'counted-classes', classIds: ['protect', 'use'] });
  });

  it('as a trend is judged by the version before, and is 缺数据 with the rate told where there is none', async () => {
    const before = [line('U', 'use', at(1, 1), at(1, 5))];
    const better = await ask(rate({ comparison: 'trend' }), { shoreline: { now: shore, was: before } });
    expect(better.indicator).toMatchObject({ state: 'met', value: { before: 0 } });
    const worse = await ask(rate({ comparison: 'trend' }), { shoreline: { now: before, was: shore } });
    expect(worse.indicator.state).toBe('missed');
    const same = await ask(rate({ comparison: 'trend' }), { shoreline: shore });
    expect(same.indicator.state).toBe('borderline');
    const alone = await ask(rate({ comparison: 'trend' }), { shoreline: shore }, { versions: ['now'] });
    expect(alone.indicator).toMatchObject({
      state: 'no-data',
      reasons: ['no-baseline'],
      value: { kind: 'share', before: null },
    });
  });
});
