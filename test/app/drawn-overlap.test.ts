import { expect, it } from 'vitest';
import { drawsNotice, drawsOverlap } from '../../src/app/export/drawn-overlap.ts';
import { litFindings } from '../../src/app/map/deck/lit.ts';
import { EMPTY_PROJECT } from '../../src/app/state/model.ts';
import { rectangle } from '../support/app-actions.ts';
import { findingWith, resultWith } from '../support/findings.ts';

const overlap = [[rectangle(106.5, 39.5, 0.02, 0.01)]];
const hit = findingWith({ status: 'hit', outcome: 'avoid', overlap });
const stateOf = (finding: typeof hit) =>
  ({
    project: { ...EMPTY_PROJECT, activeFootprintId: 'f' },
    check: { kind: 'done', footprintId: 'f', result: resultWith({ findings: [finding] }) },
    hoverKey: null,
    selection: { kind: 'none' },
  }) as const;

it('tells an overlap where it is seen: within the picture, and larger than a dot', () => {
  const near = [106.45, 39.45, 106.6, 39.55] as const;
  expect(drawsOverlap(stateOf(hit), near)).toBe(true);
  expect(drawsOverlap(stateOf(hit), [106, 39, 106.2, 39.2])).toBe(false);
  expect(drawsOverlap(stateOf(hit), [104, 38, 108, 41])).toBe(false);
});

it('shows ground that is told only, on the desk as before an audience, apart from what decides, and each class once', () => {
  const near = [106.45, 39.45, 106.6, 39.55] as const;
  const notice = { ...hit, key: 'n/o', classKey: 'n/o', outcome: 'notice' } as const;
  const findings = [hit, notice, { ...notice, key: 'n/o#2' }, { ...notice, key: 'a/b#2', classKey: hit.classKey }];
  const state = { ...stateOf(hit), check: { ...stateOf(hit).check, result: resultWith({ findings }) } };
  expect(litFindings(state).quiet.map(({ key }) => key)).toEqual(['n/o']);
  expect(drawsNotice(state, near)).toBe(true);
  expect(drawsNotice(state, [106, 39, 106.2, 39.2])).toBe(false);
  expect(drawsNotice(stateOf(notice), near)).toBe(true);
  // In hand it is drawn as what is in hand.
  const inHand = { ...state, selection: { kind: 'finding', key: 'n/o' } } as const;
  expect(litFindings(inHand).strong.map(({ key }) => key)).toEqual(['n/o']);
  expect(litFindings(inHand).quiet).toEqual([]);
});

it('tells none that is not lit', () => {
  const near = [106.45, 39.45, 106.6, 39.55] as const;
  expect(drawsOverlap(stateOf({ ...hit, outcome: 'notice' }), near)).toBe(false);
  expect(drawsOverlap(stateOf({ ...hit, overlap: [] }), near)).toBe(false);
});
