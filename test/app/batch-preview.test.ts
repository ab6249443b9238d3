/** Rows of a screening that are looked at: none of the user's sites unless they are taken over. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { withShape } from '../../src/app/map/edit/active.ts';
import { chosenCandidates } from '../../src/app/panels/candidates/choose.ts';
import { followPreviews, keepRow, openRow, sortBatch } from '../../src/app/state/batch-rows.ts';
import { takenAs } from '../../src/app/state/batch-sites.ts';
import { stateOf } from '../../src/app/state/batch-state.ts';
import { EMPTY_PROJECT, type Footprint, type OpenCity } from '../../src/app/state/model.ts';
import { loadWork, settled, startAutosave, takeUp } from '../../src/app/state/save.ts';
import { ownSites } from '../../src/app/state/select.ts';
import { withDispute } from '../../src/app/state/siting-disputes.ts';
import { stateFacts } from '../../src/app/state/siting-facts.ts';
import { edit, getApp, replaceProject, setSession, undo } from '../../src/app/state/store.ts';
import { batch as words } from '../../src/app/text/batch.ts';
import type { LayerTable } from '../../src/domain/feature-table.ts';
import type { RuleBook } from '../../src/domain/siting/rules.ts';
import type { MemoryDisk } from '../support/memory-disk.ts';
import { batchRecord } from '../support/screening.ts';
import { cells, feature } from '../support/small-city.ts';

const disks = vi.hoisted(() => ({}) as { work: MemoryDisk });
vi.mock('../../src/app/state/save-disk.ts', async (original) => {
  const { MemoryDisk: Disk } = await import('../support/memory-disk.ts');
  disks.work = new Disk();
  return { ...(await original<object>()), workDisk: disks.work, layerDisk: new Disk() };
});
const rules: RuleBook = { schema: 1, city: 'square', version: '2026.11', kinds: [], rules: [] };
vi.mock('../../src/app/state/open-city.ts', () => ({ shippedRules: () => rules }));
vi.mock('../../src/app/compute.ts', () => ({ compute: () => ({ call: async () => ({ ok: false, problems: [] }) }) }));
vi.stubGlobal('addEventListener', () => {});
vi.stubGlobal('removeEventListener', () => {});
vi.stubGlobal('sessionStorage', { getItem: () => null, setItem: () => {}, removeItem: () => {} });

const polygons = cells(1, 1, 1);
const own: Footprint = { id: 'own', name: '厂', polygons, start: polygons, origin: 'drawn', distanceMetres: null };
const footprints = {
  type: 'FeatureCollection',
  features: [0, 1, 2].map((i) => feature(`F${i}`, 'site', cells(2 + i, 2, 1))),
} as LayerTable;

beforeEach(() => {
  replaceProject({ ...EMPTY_PROJECT, footprints: [own], activeFootprintId: 'own' });
  setSession({ cityId: 'square', open: {} as OpenCity, opening: 'ready', candidates: null, toast: null });
  setSession({ batch: stateOf(batchRecord(), footprints, null) });
});

const names = () => getApp().project.footprints.map((f) => f.id);
const ownNames = () => ownSites(getApp().project).map((f) => f.id);

describe('a row that is looked at', () => {
  test('is in hand, in place of the one before, and neither a site nor a candidate nor a step of undo', () => {
    openRow(0, false);
    openRow(1, false);
    expect(names()).toEqual(['own', 'batch-1-1']);
    expect(getApp().project.activeFootprintId).toBe('batch-1-1');
    expect(ownNames()).toEqual(['own']);
    expect(chosenCandidates(getApp()).map((f) => f.id)).toEqual(['own']);
    expect(getApp().past).toEqual([]);
  });

  test('is not there when the page is loaded again', async () => {
    const stop = startAutosave();
    openRow(0, false);
    await settled();
    stop();
    const loaded = await loadWork('square');
    expect(loaded.work.project.footprints.map((f) => f.id)).toEqual(['own']);
    expect(loaded.work.project.activeFootprintId).toBe('own');
    takeUp('square', loaded);
  });

  test('goes when another site is in hand, and comes with it where that is undone', () => {
    const stop = followPreviews();
    openRow(0, false);
    const drawn = { ...own, id: 'drawn' };
    edit((p) => ({ ...p, footprints: [...p.footprints, drawn], activeFootprintId: 'drawn' }));
    expect(names()).toEqual(['own', 'drawn']);
    undo();
    expect(getApp().project.activeFootprintId).toBe('batch-1-0');
    expect(ownNames()).toEqual(['own']);
    stop();
  });

  test('is a site of the user once it is kept', () => {
    openRow(0, false);
    keepRow();
    openRow(1, false);
    expect(ownNames()).toEqual(['own', 'batch-1-0']);
    // Looked at again it stays what it is.
    openRow(0, false);
    expect(ownNames()).toEqual(['own', 'batch-1-0']);
    expect(names()).toHaveLength(2);
  });

  test('is told of as taken over, with the way back, when its kind is changed', () => {
    const stop = followPreviews();
    openRow(0, false);
    expect(getApp().toast).toBeNull();
    stateFacts(getApp().project.footprints[1]!, { kind: 'tailings' });
    expect(getApp().toast).toMatchObject({ text: words.zh.changedRow('name of F0'), undo: true });
    expect(takenAs(getApp().batch!, 0, getApp().project.footprints, rules)).toBe('changed');
    undo();
    expect(ownNames()).toEqual(['own']);
    expect(takenAs(getApp().batch!, 0, getApp().project.footprints, rules)).toBeNull();
    openRow(1, false);
    keepRow();
    expect(takenAs(getApp().batch!, 1, getApp().project.footprints, rules)).toBe('kept');
    stop();
  });

  test.each([
    ['moved', () => edit((p) => withShape(p, cells(5, 5, 1)))],
    ['disputed', () => edit((p) => withDispute(p, 'batch-1-0', { key: 'red/red', ruleId: null }, '界线已调整', 0))],
  ])('is a site of the user once it is %s', (_, change) => {
    openRow(0, false);
    change();
    openRow(1, false);
    expect(ownNames()).toEqual(['own', 'batch-1-0']);
  });
});

test('the order of rows is part of the screening, whatever part of it is on show', () => {
  sortBatch('area', true);
  expect(getApp().batch?.order).toEqual({ by: 'area', descending: true });
  sortBatch('area', true);
  expect(getApp().batch?.order).toEqual({ by: 'area', descending: false });
  sortBatch('name', false);
  expect(getApp().batch?.order).toEqual({ by: 'name', descending: false });
});
