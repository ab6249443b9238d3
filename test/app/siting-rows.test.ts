import { describe, expect, it } from 'vitest';
import { hoveredClass, litFindings } from '../../src/app/map/deck/lit.ts';
import { findingRow, sameRow, steppedKey } from '../../src/app/panels/siting/rows.ts';
import { EMPTY_PROJECT } from '../../src/app/state/model.ts';
import { siting } from '../../src/app/text/siting.ts';
import type { Finding, SitingResult } from '../../src/domain/siting/result.ts';
import { findingWith } from '../support/findings.ts';

const SQUARE = [[[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]]; // biome-ignore format: a square

const finding = findingWith;

const hit = (key: string, outcome: Finding['outcome']): Finding =>
  finding({
    key,
    outcome,
    status: 'hit',
    areaSquareMetres: 115_155,
    share: 0.0823,
    distanceMetres: 0,
    overlap: SQUARE,
  });

describe('the row of a finding', () => {
  it('has hectares, mu and share of what is affected', () => {
    const row = findingRow(hit('a/b', 'avoid'), siting.zh, 'zh');
    expect([row.extent, row.extentBelow, row.share, row.statusWord]).toEqual(['11.5155', '172.73', '8.23%', '涉及']);
  });

  it('has dashes, never zeros, for what is clear, absent or unchecked', () => {
    const clear = findingRow(finding({}), siting.zh, 'zh');
    expect([clear.extent, clear.extentBelow, clear.share, clear.distance]).toEqual(['—', '', '—', '100.0']);
    const absent = findingRow(finding({ absentHere: true, distanceMetres: null, nearest: null }), siting.zh, 'zh');
    expect([absent.statusWord, absent.distance]).toEqual(['本区无', '—']);
    const missing = finding({
      status: 'unchecked',
      outcome: 'unchecked',
      areaSquareMetres: null,
      distanceMetres: null,
    });
    expect(findingRow(missing, siting.zh, 'zh').statusWord).toBe('—');
  });

  it('is the same row while its words are the same', () => {
    const row = findingRow(hit('a/b', 'avoid'), siting.zh, 'zh');
    const moved = { ...hit('a/b', 'avoid'), areaSquareMetres: 115_155.2 };
    expect(sameRow(row, findingRow(moved, siting.zh, 'zh'))).toBe(true);
    expect(sameRow(row, findingRow({ ...moved, areaSquareMetres: 115_170 }, siting.zh, 'zh'))).toBe(false);
  });
});

describe('going through the findings', () => {
  it('goes around the end and starts at the near one', () => {
    expect(steppedKey(['a', 'b', 'c'], 'c', 1)).toBe('a');
    expect(steppedKey(['a', 'b', 'c'], 'a', -1)).toBe('c');
    expect(steppedKey(['a', 'b', 'c'], null, 1)).toBe('a');
    expect(steppedKey([], null, 1)).toBeNull();
  });
});

describe('what is lit on the map', () => {
  const findings = [
    hit('1', 'avoid'),
    hit('2', 'certify'),
    hit('3', 'justify'),
    hit('4', 'justify'),
    hit('5', 'notice'),
    finding({ key: '6', distanceMetres: 5 }),
    finding({ key: '7', distanceMetres: 50 }),
    finding({ key: '8', distanceMetres: 500 }),
  ];
  const state = {
    project: { ...EMPTY_PROJECT, activeFootprintId: 'x' },
    check: { kind: 'done' as const, footprintId: 'x', result: { findings } as unknown as SitingResult },
    hoverKey: null,
    selection: { kind: 'none' as const },
  };
  const keys = (lit: readonly Finding[]) => lit.map((f) => f.key);

  it('is at most three deciding overlaps and the two nearest distances', () => {
    const lit = litFindings(state);
    expect([keys(lit.strong), keys(lit.faint), keys(lit.lines)]).toEqual([['1', '2', '3'], ['4'], ['6', '7']]);
  });

  it('is the finding in hand, a mild or a far one too', () => {
    expect(keys(litFindings({ ...state, hoverKey: '5' }).strong)).toEqual(['5']);
    expect(keys(litFindings({ ...state, selection: { kind: 'finding', key: '8' } }).lines)).toEqual(['8', '6']);
  });

  it('is the class under the pointer in the tree, and its finding', () => {
    const ruled = [...findings, hit('9#ban', 'notice')].map((f) => (f.key === '9#ban' ? { ...f, classKey: '9' } : f));
    const check = { ...state.check, result: { findings: ruled } as unknown as SitingResult };
    expect(keys(litFindings({ ...state, check, hoverKey: '9' }).strong)).toEqual(['9#ban']);
    expect(hoveredClass({ ...state, check, hoverKey: '9#ban' })).toBe('9');
    expect(hoveredClass({ ...state, check, hoverKey: 'parks/park' })).toBe('parks/park');
  });

  it('draws a distance once, those nearest to their limits first, on either side', () => {
    const limits = [
      finding({ key: 'a', status: 'hit', outcome: 'avoid', distanceMetres: 975, marginMetres: -24 }),
      finding({ key: 'b', distanceMetres: 975, marginMetres: 775 }),
      finding({ key: 'c', distanceMetres: 658, marginMetres: 658 }),
    ];
    const check = { ...state.check, result: { findings: limits } as unknown as SitingResult };
    expect(keys(litFindings({ ...state, check }).lines)).toEqual(['a', 'c']);
  });

  it('is the ground of a sum while that is in hand and of these figures', () => {
    const { result } = state.check;
    const ground = { polygons: SQUARE, areaSquareMetres: 1, residualSquareMetres: 0, combinations: [] };
    const inHand = { ...state, selection: { kind: 'sum' as const, figure: 'net' as const } };
    const lit = litFindings({ ...inHand, sumGround: { figure: 'net', of: result, ground } });
    expect([keys(lit.strong), lit.sum?.ground]).toEqual([[], ground]);
    const stale = litFindings({ ...inHand, sumGround: { figure: 'net', of: { ...result }, ground } });
    expect([keys(stale.strong), stale.sum]).toEqual([['1', '2', '3', '4'], null]);
  });

  it('is nothing when the figures are of another footprint', () => {
    const other = { ...state, project: { ...EMPTY_PROJECT, activeFootprintId: 'y' } };
    expect(litFindings(other)).toEqual({ strong: [], faint: [], quiet: [], lines: [], sum: null, hidden: new Set() });
  });
});
