import { describe, expect, test } from 'vitest';
import { csv } from '../../src/app/export/csv.ts';
import { candidateRows } from '../../src/app/panels/candidates/candidate-rows.ts';
import { candidateTable } from '../../src/app/panels/candidates/candidates-csv.ts';
import {
  candidateName,
  chosenCandidates,
  differentKinds,
  leftOutCandidates,
  presetOf,
  reportedCandidates,
  toggled,
} from '../../src/app/panels/candidates/choose.ts';
import {
  geometryPath,
  isInView,
  pixelOf,
  sharedScale,
  viewOf,
} from '../../src/app/panels/candidates/thumbnail-paths.ts';
import { NO_CONTEXT } from '../../src/app/panels/siting/rows.ts';
import type { Footprint } from '../../src/app/state/model.ts';
import { textIn } from '../../src/app/text/use-text.ts';
import { finding, sitingResult } from '../support/register.ts';

const site = (id: string) => ({ id, name: id }) as Footprint;
const ids = (footprints: readonly Footprint[]) => footprints.map((f) => f.id).join('');

describe('which sites are compared', () => {
  const footprints = [...'abcdefg'].map(site);
  const chosen = (candidates: readonly string[] | null, activeFootprintId: string | null) =>
    ids(chosenCandidates({ candidates, project: { footprints, activeFootprintId } }));

  test('the first five, with the active one among them, until the user chooses', () => {
    expect(chosen(null, 'b')).toBe('abcde');
    expect(chosen(null, 'g')).toBe('abcdg');
    expect(chosen(['g', 'b', 'gone'], 'a')).toBe('bg');
  });

  test('in a report are those the user chose, else only projects like the active one', () => {
    const facts = (kind: string | null) => ({ kind, industry: '', unit: '', purpose: '' });
    const sites = [
      { ...site('a'), origin: 'drawn' as const, facts: facts('industry') },
      { ...site('b'), origin: 'line' as const, facts: facts('industry') },
      { ...site('c'), origin: 'file' as const, facts: facts('industry') },
      { ...site('d'), origin: 'drawn' as const, facts: facts('linear') },
    ];
    const reported = (candidates: readonly string[] | null, activeFootprintId: string | null) =>
      ids(reportedCandidates({ candidates, project: { footprints: sites, activeFootprintId } }));
    expect(reported(null, 'a')).toBe('ac');
    expect(reported(null, 'b')).toBe('b');
    expect(reported(['a', 'b'], 'a')).toBe('ab');
    expect(reported(null, null)).toBe('abcd');
    expect(differentKinds(sites.slice(0, 3))).toEqual([]);
    expect(differentKinds(sites)).toEqual(['industry', 'linear']);
    const leftOut = (candidates: readonly string[] | null, activeFootprintId: string) =>
      leftOutCandidates({ candidates, project: { footprints: sites, activeFootprintId } }).map((c) => c.name + c.why);
    expect(leftOut(null, 'a')).toEqual(['bline', 'dkind']);
    expect(leftOut(['a', 'c'], 'a')).toEqual([]);
    const many = [...'abcdefg'].map((id) => ({ ...site(id), origin: 'drawn' as const }));
    const project = { footprints: many, activeFootprintId: 'g' };
    expect(leftOutCandidates({ candidates: null, project }).map((c) => c.name + c.why)).toEqual(['enumber', 'fnumber']);
  });

  test('is said as long as the user has not chosen', () => {
    const preset = (candidates: readonly string[] | null, activeFootprintId: string | null, n = footprints.length) =>
      presetOf({ candidates, project: { footprints: footprints.slice(0, n), activeFootprintId } });
    expect([preset(null, 'b'), preset(null, 'g'), preset(null, 'b', 5)]).toEqual(['first', 'active', 'all']);
    expect([preset(['a', 'b'], 'b'), preset(null, 'a', 1)]).toEqual([null, null]);
  });

  test('no more than five can be chosen', () => {
    expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
    expect(toggled([...'abcde'], 'f')).toEqual([...'abcde']);
  });

  test('a copy gets the letter after its fellows', () => {
    const write = (name: string, letter: string) => `${name}(候选 ${letter})`;
    expect(candidateName('园区', ['园区'], write)).toBe('园区(候选 B)');
    expect(candidateName('园区(候选 B)', ['园区', '园区(候选 B)'], write)).toBe('园区(候选 C)');
  });
});

describe('findings beside each other', () => {
  const hit = (key: string, areaSquareMetres: number, ruleId = 'r') =>
    finding({ key, ruleId, status: 'hit', outcome: 'avoid', areaSquareMetres });
  const clear = (key: string, distanceMetres: number) => finding({ key, ruleId: 'r', distanceMetres });

  test('one row for each class and rule, the strictest first; distances alone are no difference', () => {
    const rows = candidateRows([
      sitingResult([clear('core/core', 50), clear('red/red', 10), clear('park/park', 5)]),
      sitingResult([hit('red/red', 100), clear('core/core', 70), clear('park/park', 5)]),
    ]);
    expect(rows.map((r) => [r.id, r.isDifferent])).toEqual([
      ['red/red#r', true],
      ['core/core#r', false],
      ['park/park#r', false],
    ]);
    expect(rows[0]?.cells.map((c) => (c as { status: string }).status)).toEqual(['clear', 'hit']);
  });

  test('areas that print alike do not differ', () => {
    const of = (area: number) => sitingResult([hit('red/red', area)]);
    expect(candidateRows([of(10_000), of(10_000.3)])[0]?.isDifferent).toBe(false);
    expect(candidateRows([of(10_000), of(10_001)])[0]?.isDifferent).toBe(true);
  });

  test('a rule that is not for the kind of a site is told, a site not checked has no part in it', () => {
    const other = sitingResult([], { notApplicable: [{ ruleId: 'r', name: { zh: '', en: '' }, kinds: ['x'] }] });
    const rows = candidateRows([sitingResult([hit('red/red', 1)]), other, null]);
    expect(rows[0]?.cells.slice(1)).toEqual(['not-applicable', null]);
    expect(rows[0]?.isDifferent).toBe(true);
    expect(candidateRows([sitingResult([hit('red/red', 1)]), null])[0]?.isDifferent).toBe(false);
  });

  test('as a table: figures in full, nothing where there is none', () => {
    const footprint = { id: 'f', polygons: [] };
    const dispute = { footprintId: 'f', key: 'red/red', ruleId: 'r', reason: '已核减', at: 1 };
    const moves = new Map([['red/red', { metres: 295.660_04 }]]);
    const results = [
      sitingResult([{ ...hit('red/red', 12_345.678), borderline: true }]),
      sitingResult([{ ...clear('red/red', 10.25), marginMetres: 10.25 }]),
    ];
    const net = { avoid: 648_374, justify: 0, certify: null };
    const table = candidateTable(
      {
        sites: [{ name: '=1+1' }, { name: '乙' }],
        checks: [...results.map((result) => ({ kind: 'done' as const, result, net })), null],
        rows: candidateRows(results),
        advice: [
          { kind: 'move', metres: 312.04, each: moves },
          { kind: 'nothing', unchecked: 2, borderline: 1 },
        ],
        contexts: [{ ...NO_CONTEXT, moves, footprint, disputes: [dispute] }, NO_CONTEXT],
      },
      textIn('zh'),
      'zh',
    );
    expect(table.map((row) => row.length)).toEqual(table.map(() => 16));
    expect(table.slice(1, 8).map((row) => [row[0], ...row.slice(2, 5)])).toEqual([
      ['总体研判', '未检查(缺数据)', null, null],
      ['用地 公顷', null, 152.88, null],
      ['净涉及 公顷', null, null, null],
      ['净涉及 公顷 建议避让', null, 64.8374, null],
      ['净涉及 公顷 需论证', null, null, null],
      ['净涉及 公顷 需认定', null, null, null],
      ['避让最小平移 m', null, null, 312.04],
    ]);
    expect(table[7]?.[9]).toBe('已检查的各项中没有避让、论证、认定结论;未检查 2 项,临界 1 项');
    expect(table.at(-1)).toEqual([
      'red/red',
      null,
      '建议避让',
      1.2345678,
      null,
      -295.66,
      '退让',
      null,
      '临界;有异议',
      '未发现空间冲突',
      null,
      10.25,
      10.25,
      '距边界',
      null,
      null,
    ]);
    // A name that looks like a formula stands after the letter of its site.
    expect(csv(table)).toContain(',A =1+1');
  });
});

describe('the small picture', () => {
  const box = [107, 40, 107.01, 40.01] as const;
  const view = viewOf(box, { metresPerPixel: 10, width: 200, height: 100 });

  test('has its middle in the middle, north up, and a metre as long each way', () => {
    const [x, y] = pixelOf([107.005, 40.005], view);
    expect([x, y].map((n) => Number(n.toFixed(6)))).toEqual([100, 50]);
    const [east] = pixelOf([107.005 + 1 / (111_320 * Math.cos((40.005 * Math.PI) / 180)), 40.005], view);
    const [, north] = pixelOf([107.005, 40.005 + 1 / 111_320], view);
    expect(east - 100).toBeCloseTo(0.1, 9);
    expect(50 - north).toBeCloseTo(0.1, 9);
  });

  test('pictures share the scale at which the largest site fills half of one', () => {
    const tall = sharedScale([box], 1000, 100);
    expect(tall).toBeCloseTo((0.01 * 111_320) / 50, 6);
    expect(sharedScale([box, [107, 40, 107.01, 40.02]], 1000, 100)).toBeCloseTo(2 * tall, 6);
  });

  test('what cannot be seen is not drawn', () => {
    const line = (coordinates: number[][]) => ({ type: 'LineString' as const, coordinates });
    expect(
      isInView(
        line([
          [107, 40],
          [107.01, 40.01],
        ]),
        view,
      ),
    ).toBe(true);
    expect(
      isInView(
        line([
          [107.2, 40],
          [107.3, 40.01],
        ]),
        view,
      ),
    ).toBe(false);
    const far = Array.from({ length: 1000 }, (_, i) => [106 + i / 2000, 41]);
    const drawn = geometryPath(line([[107, 40], ...far, [107.01, 40.01]]), view);
    expect(drawn.split('L').length).toBeLessThan(8);
    // A ring about the picture still goes all the way round.
    const around = {
      type: 'Polygon' as const,
      coordinates: [
        [
          [106, 39],
          [108, 39],
          [108, 41],
          [106, 41],
          [106, 39],
        ],
      ],
    };
    expect(geometryPath(around, view).split('L')).toHaveLength(5);
  });
});
