import { beforeEach, describe, expect, it } from 'vitest';
import { findingRow, NO_CONTEXT } from '../../src/app/panels/siting/rows.ts';
import { EMPTY_PROJECT, type Footprint } from '../../src/app/state/model.ts';
import {
  disputeFinding,
  shownDispute,
  standingDisputes,
  withDispute,
  withdrawDispute,
  withoutDispute,
} from '../../src/app/state/siting-disputes.ts';
import { factsOf, stateFacts } from '../../src/app/state/siting-facts.ts';
import { getApp, redo, replaceProject, undo } from '../../src/app/state/store.ts';
import { textIn } from '../../src/app/text/use-text.ts';
import { findingWith } from '../support/findings.ts';

const finding = { key: 'red-line/red-line', ruleId: 'ban', status: 'hit' as const };
const disputedKey = { key: finding.key, ruleId: finding.ruleId };
const footprint = { id: 'f', name: '甲', polygons: [], start: [], origin: 'drawn', distanceMetres: null } as Footprint;
const reasons = () => getApp().project.disputes.map((d) => d.reason);

beforeEach(() => replaceProject({ ...EMPTY_PROJECT, footprints: [footprint], activeFootprintId: 'f' }));

describe('a dispute', () => {
  it('needs a reason', () => {
    expect(withDispute(EMPTY_PROJECT, 'f', finding, '  \n', 1)).toBe(EMPTY_PROJECT);
    expect(withDispute(EMPTY_PROJECT, 'f', finding, ' 已核减 ', 1).disputes).toEqual([
      { footprintId: 'f', ...disputedKey, reason: '已核减', at: 1 },
    ]);
  });

  it('of a finding that has one takes its place; those of others stay', () => {
    const other = { ...finding, ruleId: 'second' };
    let project = withDispute(EMPTY_PROJECT, 'f', finding, 'one', 1);
    project = withDispute(project, 'f', other, 'two', 2);
    project = withDispute(project, 'g', finding, 'three', 3);
    project = withDispute(project, 'f', finding, 'four', 4);
    expect(project.disputes.map((d) => d.reason)).toEqual(['two', 'three', 'four']);
    expect(withoutDispute(project, 'f', finding).disputes.map((d) => d.reason)).toEqual(['two', 'three']);
    expect(withoutDispute(project, 'h', finding)).toBe(project);
  });

  it('stands as long as it is recorded, of its own footprint and finding', () => {
    const { disputes } = withDispute(EMPTY_PROJECT, 'f', finding, 'one', 1);
    expect(standingDisputes(disputes, footprint)).toHaveLength(1);
    expect(standingDisputes(disputes, { ...footprint, id: 'g' })).toEqual([]);
    expect(shownDispute(disputes, footprint, { ...finding, key: 'x' })).toBeNull();
  });

  it('stays beside its finding when that is no hit any more', () => {
    const { disputes } = withDispute(EMPTY_PROJECT, 'f', finding, 'one', 1);
    for (const status of ['clear', 'unchecked'] as const) {
      const now = findingWith({ ...disputedKey, status, outcome: status === 'clear' ? 'none' : 'unchecked' });
      expect(shownDispute(disputes, footprint, now)?.dispute.reason).toBe('one');
      const row = findingRow(now, textIn('zh').siting, 'zh', { ...NO_CONTEXT, disputes, footprint });
      expect(row.disputed).toBe('one');
    }
  });

  it('is of the former place once the footprint has changed, and holds again when it is put back', () => {
    disputeFinding('f', finding, 'one');
    const { disputes } = getApp().project;
    const moved = { ...footprint, polygons: [[[[107, 40]]]] };
    expect(shownDispute(disputes, footprint, finding)?.isFormer).toBe(false);
    expect(shownDispute(disputes, moved, finding)?.isFormer).toBe(true);
    expect(standingDisputes(disputes, moved)).toEqual([]);
    expect(standingDisputes(disputes, { ...footprint, polygons: [] })).toHaveLength(1);
    // Of an earlier version it is not known: it stands.
    const [{ ground: _, ...old }] = disputes as [(typeof disputes)[0]];
    expect(standingDisputes([old], moved)).toHaveLength(1);
  });

  it('is made, taken back and withdrawn as steps of undo', () => {
    disputeFinding('f', finding, 'one');
    expect(reasons()).toEqual(['one']);
    undo();
    expect(reasons()).toEqual([]);
    redo();
    withdrawDispute('f', finding);
    expect(reasons()).toEqual([]);
    undo();
    expect(reasons()).toEqual(['one']);
  });
});

describe('facts of a project', () => {
  it('are stated one by one, each a step of undo; nothing new is no step', () => {
    stateFacts(footprint, { kind: 'chemical' });
    stateFacts(getApp().project.footprints[0]!, { unit: '某公司' });
    const stated = getApp().project.footprints[0]!;
    expect(factsOf(stated)).toEqual({ kind: 'chemical', industry: '', unit: '某公司', purpose: '' });
    stateFacts(stated, { unit: '某公司' });
    expect(getApp().past).toHaveLength(2);
    undo();
    expect(factsOf(getApp().project.footprints[0]!)).toMatchObject({ kind: 'chemical', unit: '' });
  });
});
