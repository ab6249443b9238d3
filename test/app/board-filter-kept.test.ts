/** The board's filter is part of the work: a step of undo, in the project, and on show except while a scene's is. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { filterBoard, filterStands, followBoardFilter, showBoardFilter } from '../../src/app/state/board-filters.ts';
import { requestCoverage } from '../../src/app/state/coverage.ts';
import { EMPTY_PROJECT } from '../../src/app/state/model.ts';
import { edit, getApp, redo, replaceProject, setSession, undo } from '../../src/app/state/store.ts';
import { type CoverageFilter, NO_FILTER } from '../../src/domain/coverage/filter.ts';
import { cells, smallCity as city, feature } from '../support/small-city.ts';
import { coverageFixture as result } from './coverage-fixture.ts';

interface Asked {
  readonly filter: CoverageFilter;
  readonly answer: (value: unknown) => void;
}
const calls = vi.hoisted(() => [] as unknown[]) as Asked[];
vi.mock('../../src/app/compute.ts', () => ({
  compute: () => ({
    call: (_: string, { filter }: { filter: CoverageFilter }) =>
      new Promise((answer) => {
        calls.push({ filter, answer });
      }),
  }),
}));

const table = (...features: ReturnType<typeof feature>[]) => ({ type: 'FeatureCollection' as const, features });
const tables = {
  districts: table(feature('D1', 'district', cells(0, 0, 5)), feature('D2', 'district', cells(5, 0, 5))),
};
const open = { city, tables, summaries: [] };
const FIRST: CoverageFilter = { ...NO_FILTER, districts: ['D1'] };
const SECOND: CoverageFilter = { ...NO_FILTER, districts: ['D2'], classKeys: ['red-line/red-line'] };
const project = (boardFilter: CoverageFilter) => ({ ...EMPTY_PROJECT, boardFilter });

let stop: () => void;
beforeEach(() => {
  calls.length = 0;
  setSession({ open, opening: 'ready', view: 'coverage', presenting: null, coverage: { kind: 'done', result }, coverageFilter: NO_FILTER }); // biome-ignore format: one state
  replaceProject(EMPTY_PROJECT);
  stop = followBoardFilter();
});
afterEach(() => stop());

describe('a filter that is chosen', () => {
  it('is one step of undo, and figures follow it there and back', () => {
    filterBoard({ districts: ['D1'] });
    filterBoard({ classKeys: ['red-line/red-line'], districts: ['D2'] });
    expect([getApp().coverageFilter, getApp().project.boardFilter]).toEqual([SECOND, SECOND]);
    undo();
    expect(getApp().coverageFilter).toEqual(FIRST);
    undo();
    expect(getApp().coverageFilter).toEqual(NO_FILTER);
    redo();
    expect(getApp().coverageFilter).toEqual(FIRST);
    expect(calls.map((c) => c.filter)).toEqual([FIRST, SECOND, FIRST, NO_FILTER, FIRST]);
  });

  it('is no step where it is the one on show', () => {
    filterBoard({ districts: null });
    expect([getApp().past.length, calls.length]).toEqual([0, 0]);
  });

  it('leaves the figures of before until those asked for are there', async () => {
    filterBoard({ districts: ['D1'] });
    expect(getApp().coverage).toEqual({ kind: 'done', result });
    const own = { ...result, elapsedMilliseconds: 77 };
    calls[0]!.answer({ ok: true, value: own, problems: [] });
    await filterStands();
    expect(getApp().coverage).toEqual({ kind: 'done', result: own });
  });

  it('gives no figures to a city that is opened anew meanwhile', async () => {
    filterBoard({ districts: ['D1'] });
    setSession({ coverage: { kind: 'none' } });
    calls[0]!.answer({ ok: true, value: result, problems: [] });
    await filterStands();
    expect(getApp().coverage.kind).toBe('none');
  });
});

describe('the filter of a project that is opened', () => {
  it('is on show, without what the city has not; the project keeps it whole', () => {
    const boardFilter = { districts: ['D9', 'D2'], classKeys: null, within: ['gone/gone'] };
    edit(() => project(boardFilter));
    expect(getApp().coverageFilter).toEqual({ ...NO_FILTER, districts: ['D2'] });
    expect(getApp().project.boardFilter).toEqual(boardFilter);
    undo();
    expect(getApp().coverageFilter).toEqual(NO_FILTER);
  });

  it('waits for the board where no figures were asked for yet', async () => {
    setSession({ coverage: { kind: 'none' } });
    replaceProject(project(SECOND));
    expect([getApp().coverageFilter, calls.length]).toEqual([SECOND, 0]);
    void requestCoverage();
    expect(calls.map((c) => c.filter)).toEqual([SECOND]);
  });

  it('is taken up again once the city has what it names', () => {
    replaceProject(project({ ...NO_FILTER, districts: ['D3'] }));
    expect(getApp().coverageFilter).toEqual(NO_FILTER);
    const grown = { districts: table(...tables.districts.features, feature('D3', 'district', cells(0, 5, 5))) };
    setSession({ open: { ...open, tables: grown }, coverage: { kind: 'none' } });
    void requestCoverage();
    expect(getApp().coverageFilter.districts).toEqual(['D3']);
  });
});

describe('while scenes are on show', () => {
  it('theirs stands, and that of the work is as it was', () => {
    replaceProject(project(FIRST));
    setSession({ presenting: 0, coverageFilter: SECOND, coverage: { kind: 'none' } });
    calls.length = 0;
    replaceProject({ ...project({ ...FIRST }), order: ['scene'] });
    expect(getApp().coverageFilter).toEqual(SECOND);
    void requestCoverage();
    expect(calls.map((c) => c.filter)).toEqual([SECOND]);
    setSession({ presenting: null });
    showBoardFilter();
    expect(getApp().coverageFilter).toEqual(FIRST);
  });
});
