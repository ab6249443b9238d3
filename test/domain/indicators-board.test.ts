import { describe, expect, it } from 'vitest';
import type { Target } from '../../src/domain/city.ts';
import type { IndicatorParts } from '../../src/domain/coverage/indicator.ts';
import { NO_SETTINGS } from '../../src/domain/coverage/indicator.ts';
import { indicatorNeeds } from '../../src/domain/coverage/indicator-parts.ts';
import { indicatorBoard } from '../../src/domain/coverage/indicators.ts';
import { cityOf, target } from '../support/indicator-city.ts';

it('says what is on its way and what failed', () => {
  const problem = { code: 'computation-failed', severity: 'error', where: {}, values: {} } as const;
  const pending = { state: 'pending' } as const;
  const failed = { state: 'failed', problems: [problem] } as const;
  const parts: IndicatorParts = {
    facts: pending,
    overlaps: pending,
    shoreline: pending,
    shorelineBefore: pending,
    changes: { 'red-line': failed },
    services: { parks: pending },
    sites: failed,
  };
  const measures: Target['measure'][] = [
    { kind: 'no-net-loss', layerId: 'red-line', classIds: null },
    { kind: 'shoreline-rate' },
    { kind: 'service', serviceId: 'parks' },
    { kind: 'sites-done', layerId: 'sites', classId: 'mine', doneStatuses: ['closed'], deadline: null },
    { kind: 'ground', classKeys: ['red-line/red-line'] },
    { kind: 'overlap-pairs', layerId: 'protected-areas' },
  ];
  const city = cityOf(measures.map((m, i) => target(m, { indicator: `i${i}` })));
  const board = indicatorBoard(city, parts, NO_SETTINGS);
  expect(board.every((i) => i.state === 'not-computed' && i.value === null)).toBe(true);
  expect(board.map((i) => i.reasons)).toEqual([
    ['failed'],
    ['pending'],
    ['pending'],
    ['failed'],
    ['pending'],
    ['pending'],
  ]);
  expect(board[0]!.problems).toEqual([problem]);
});

describe('what a board asks for', () => {
  const trend = target({ kind: 'class-share', layerId: 'protected-areas', classId: 'core' }, { comparison: 'trend' });
  const loss = target({ kind: 'no-net-loss', layerId: 'red-line', classIds: null }, { indicator: 'loss' });
  const rate = target({ kind: 'shoreline-rate' }, { indicator: 'rate', comparison: 'trend' });

  it('is the oldest version, or the one that is chosen', () => {
    const city = cityOf([trend, loss, rate], ['now', 'middle', 'then']);
    expect(indicatorNeeds(city, NO_SETTINGS)).toEqual({
      changes: [
        { layerId: 'protected-areas', before: 'then' },
        { layerId: 'red-line', before: 'then' },
      ],
      shorelineBefore: 'then',
      serviceIds: [],
    });
    const settings = { ...NO_SETTINGS, baselines: { 'red-line': 'middle', shoreline: 'now' } };
    expect(indicatorNeeds(city, settings)).toMatchObject({
      changes: [{ before: 'then' }, { layerId: 'red-line', before: 'middle' }],
      shorelineBefore: 'then',
    });
  });

  it('is nothing where there is one version only', () => {
    expect(indicatorNeeds(cityOf([trend, loss, rate], ['now']), NO_SETTINGS)).toEqual({
      changes: [],
      shorelineBefore: null,
      serviceIds: [],
    });
  });
});
