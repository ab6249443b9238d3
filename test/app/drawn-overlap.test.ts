import { expect, it } from 'vitest';
import { drawsOverlap } from '../../src/app/export/drawn-overlap.ts';
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

it('tells none that is not lit', () => {
  const near = [106.45, 39.45, 106.6, 39.55] as const;
  expect(drawsOverlap(stateOf({ ...hit, outcome: 'notice' }), near)).toBe(false);
  expect(drawsOverlap(stateOf({ ...hit, overlap: [] }), near)).toBe(false);
});
