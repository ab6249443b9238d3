import { describe, expect, it } from 'vitest';
import type { Target } from '../../src/domain/city.ts';
import { area, ask, DAY, entered, point, target } from '../support/indicator-city.ts';
import { cells } from '../support/small-city.ts';

describe('整治点位', () => {
  const done = (change: Partial<Target>, deadline: number | null = 2024) =>
    target(
      { kind: 'sites-done', layerId: 'sites', classId: 'mine', doneStatuses: ['closed'], deadline },
      { unit: '处', ...change },
    );
  const mines = (...statuses: (string | undefined)[]) => ({
    sites: statuses.map((s, i) => point(`M${i}`, 'mine', 1 + i, 1, s)),
  });

  it.each([
    ['all closed', done({ comparison: 'all' }), mines('closed', 'closed'), 'met', []],
    [
      'the plan’s number closed',
      done({ comparison: 'at-least', value: 2 }),
      mines('closed', 'treating', 'closed'),
      'met',
      [],
    ],
    ['accepted is not closed', done({ comparison: 'all' }), mines('closed', 'accepted'), 'missed', []],
    ['the term runs', done({ comparison: 'all' }, 2026), mines('closed', 'treating'), 'not-due', []],
    [
      'the term is over, the status from before its end',
      done({ comparison: 'all' }, 2025),
      mines('closed', 'treating'),
      'no-data',
      ['older-than-term'],
    ],
    ['done before the end of the term', done({ comparison: 'all' }, 2025), mines('closed'), 'met', []],
    ['no term', done({ comparison: 'all' }, null), mines('treating'), 'not-due', []],
    [
      'fewer than planned',
      done({ comparison: 'at-least', value: 3 }),
      mines('closed', 'closed'),
      'no-data',
      ['fewer-than-planned'],
    ],
    ['a site without status', done({ comparison: 'all' }), mines('closed', undefined), 'no-data', ['status-missing']],
    ['no sites', done({ comparison: 'all' }), mines(), 'no-data', ['no-features']],
    ['no number', done({ comparison: 'no-number' }), mines('closed'), 'no-target', []],
  ] as const)('%s', async (_, one, data, state, reasons) => {
    const { indicator } = await ask(one, { ...data });
    expect({ state: indicator.state, reasons: indicator.reasons }).toEqual({ state, reasons });
  });

  it('tells done, all and overdue, and lights both', async () => {
    const { indicator } = await ask(done({ comparison: 'all' }), mines('closed', 'treating', 'untreated'));
    expect(indicator.value).toEqual({ kind: 'done-of', done: 1, total: 3, overdue: 2 });
    const [statuses] = indicator.inputs;
    expect(indicator.notes[0]).toEqual({
      code: 'overdue',
      count: 2,
      passed: 0,
      day: DAY,
      statusDate: statuses!.date,
      term: 2024,
    });
    expect(indicator.regions.map((r) => [r.role, r.region.kind === 'sites' ? r.region.ids : null])).toEqual([
      ['done', ['M0']],
      ['open', ['M1', 'M2']],
    ]);
  });

  it('within control classes are counted, judged only by an entered number', async () => {
    const within = target(
      { kind: 'sites-within', layerId: 'sites', classId: 'mine', within: ['red-line/red-line'] },
      { comparison: 'reduce', unit: '处' },
    );
    const data = { ...mines('closed', 'treating'), 'red-line': [area('R', 'red-line', cells(0, 0, 1.5))] };
    expect((await ask(within, data)).indicator).toMatchObject({ state: 'no-target', value: { count: 1 } });
    expect((await ask(within, data, { settings: entered(0) })).indicator.state).toBe('missed');
    expect((await ask(within, data, { settings: entered(1) })).indicator.state).toBe('met');
  });
});
