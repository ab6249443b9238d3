import { describe, expect, it } from 'vitest';
import { explain } from '../../src/app/panels/coverage/explain.ts';
import { balanceOf, matrixRows, matrixSums, shareOf } from '../../src/app/panels/coverage/overlap/matrix.ts';
import { overlapFigure, rolesOf } from '../../src/app/panels/coverage/overlap/overlap-figure.ts';
import { balanceTable, matrixTable, pairsTable } from '../../src/app/panels/coverage/overlap/overlap-tables.ts';
import { regionOf } from '../../src/app/panels/coverage/region-of.ts';
import { partKey } from '../../src/app/state/coverage-types.ts';
import { coverage } from '../../src/app/text/coverage.ts';
import { textIn } from '../../src/app/text/use-text.ts';
import type { OverlapTable } from '../../src/domain/coverage/overlaps.ts';
import { cityFixture, coverageFixture } from './coverage-fixture.ts';

const KM2 = 1_000_000;
const words = textIn('zh').board.overlap;

const inDistricts = (districts: readonly string[] | null): OverlapTable => ({
  districts,
  inputs: [],
  classes: coverageFixture.classes.map((c, i) => ({
    ...c,
    grossSquareMetres: [27, 5, 19][i]! * KM2,
    netSquareMetres: [26, 4, 19][i]! * KM2,
  })),
  together: [
    [26, 3, 4],
    [3, 4, 2],
    [4, 2, 19],
  ].map((row) => row.map((area) => area * KM2)),
  layers: [
    {
      layerId: 'red-line',
      name: { zh: '红线', en: 'Red line' },
      classKeys: ['red-line/red-line'],
      grossSquareMetres: 27 * KM2,
      netSquareMetres: 26 * KM2,
    },
    {
      layerId: 'protected-areas',
      name: { zh: '保护地', en: 'Protected areas' },
      classKeys: ['protected-areas/core', 'protected-areas/general'],
      grossSquareMetres: 24 * KM2,
      netSquareMetres: 21 * KM2,
    },
  ],
  layersTogether: [
    [26 * KM2, 6 * KM2],
    [6 * KM2, 21 * KM2],
  ],
  unionSquareMetres: 41 * KM2,
  apart: { redLineSquareMetres: 20 * KM2, protectedSquareMetres: 15 * KM2 },
  named: [
    {
      layerId: 'protected-areas',
      names: ['东湖', '西湖'],
      areaSquareMetres: 3 * KM2,
      districts: [
        { districtId: '甲区', areaSquareMetres: 2 * KM2 },
        { districtId: '乙区', areaSquareMetres: 1 * KM2 },
      ],
      zones: [{ classIds: ['core', 'general'], areaSquareMetres: 3 * KM2 }],
      sameZone: false,
    },
    {
      layerId: 'protected-areas',
      names: ['东湖', '北山'],
      areaSquareMetres: 1 * KM2,
      districts: [{ districtId: '甲区', areaSquareMetres: 1 * KM2 }],
      zones: [{ classIds: ['core', 'core'], areaSquareMetres: 1 * KM2 }],
      sameZone: true,
    },
  ],
  residualSquareMetres: 0.002,
});

const table = inDistricts(null);

const contextOf = (districts: readonly string[] | null = null) => ({
  city: cityFixture,
  result: {
    ...coverageFixture,
    overview: {
      ...coverageFixture.overview,
      filter: { districts, classKeys: null, within: null },
    },
  },
  parts: { [partKey('overlaps', { districts })]: { kind: 'done' as const, result: inDistricts(districts) } },
  indicators: [],
  language: 'zh' as const,
  text: coverage.zh,
});

describe('matrix', () => {
  it('is of layers or classes, gross less net what is repeated', () => {
    const layers = matrixRows(table, 'layer', null);
    expect(layers.map((r) => [r.id, r.style, r.repeatedSquareMetres / KM2])).toEqual([
      ['red-line', 'red-line', 1],
      ['protected-areas', null, 3],
    ]);
    const classes = matrixRows(table, 'class', null);
    expect(classes.map((r) => r.repeatedSquareMetres / KM2)).toEqual([1, 1, 0]);
    expect(matrixSums(classes)).toEqual({ grossSquareMetres: 51 * KM2, netSquareMetres: 49 * KM2 });
  });

  it('keeps rows and columns of one order when classes are filtered', () => {
    const rows = matrixRows(table, 'class', ['red-line/red-line', 'protected-areas/general']);
    expect(rows.map((r) => r.together.map((a) => a / KM2))).toEqual([
      [26, 4],
      [4, 19],
    ]);
    expect(shareOf(rows[0]!, 1)).toBeCloseTo(4 / 26);
    expect(shareOf({ ...rows[0]!, netSquareMetres: 0 }, 1)).toBe(0);
  });

  it('takes rounding of sums for nothing', () => {
    const [first, ...others] = table.classes;
    const rounded = { ...table, classes: [{ ...first!, grossSquareMetres: 26 * KM2 + 1e-7 }, ...others] };
    expect(matrixRows(rounded, 'class', null)[0]!.repeatedSquareMetres).toBe(0);
  });
});

it('explains the sums over the rows by the rows', () => {
  for (const [of, sum] of [
    ['gross', 51],
    ['net', 47],
  ] as const) {
    const level = of === 'gross' ? 'class' : 'layer';
    const told = explain(overlapFigure(['sum', level, of]), contextOf())!;
    expect(told.quantity).toEqual({ kind: 'area', squareMetres: sum * KM2 });
    const parts = told.split.map(({ quantity }) => (quantity.kind === 'area' ? quantity.squareMetres : Number.NaN));
    expect(parts.reduce((a, b) => a + b)).toBe(sum * KM2);
    expect(regionOf(overlapFigure(['sum', level, of]), contextOf())).toBeNull();
  }
});

describe('red line against protected areas', () => {
  it('closes: each is what it has alone and what both have', () => {
    const balance = balanceOf(table, rolesOf(contextOf()))!;
    expect(balance.redSquareMetres + balance.bothSquareMetres).toBe(balance.redLineSquareMetres);
    expect(balance.bothSquareMetres + balance.protectedSquareMetres).toBe(balance.areasSquareMetres);
    expect(balanceOf({ ...table, apart: null }, rolesOf(contextOf()))).toBeNull();
  });
});

describe('figures', () => {
  const all = [
    overlapFigure(['together', 'layer', 'red-line', 'protected-areas']),
    overlapFigure(['together', 'class', 'red-line/red-line', 'red-line/red-line']),
    overlapFigure(['gross', 'class', 'protected-areas/core']),
    overlapFigure(['repeated', 'layer', 'protected-areas']),
    overlapFigure(['repeated', 'class', 'protected-areas/core']),
    overlapFigure(['union']),
    ...(['red', 'both', 'protected', 'redLine', 'areas'] as const).map((part) => overlapFigure(['apart', part])),
    overlapFigure(['pairs', 'protected-areas']),
    overlapFigure(['pairs', 'protected-areas', '东湖', '北山']),
  ];

  it('are all explained, and lie somewhere', () => {
    for (const figure of all) {
      const told = explain(figure, contextOf());
      expect(told?.formula, figure.id).toBeTruthy();
      expect(told?.residualSquareMetres, figure.id).toBe(0.002);
      expect(regionOf(figure, contextOf()), figure.id).not.toBeNull();
    }
    const areas = all.map((figure) => {
      const quantity = explain(figure, contextOf())?.quantity;
      return quantity?.kind === 'area' ? quantity.squareMetres / KM2 : null;
    });
    expect(areas).toEqual([6, 26, 5, 3, 1, 41, 20, 6, 15, 26, 21, 4, 1]);
  });

  it('say the share of either', () => {
    expect(explain(all[0]!, contextOf())!.formula).toContain('占红线 23.08%,占保护地 28.57%');
  });

  it('lie in the districts that are asked for', () => {
    for (const figure of all) {
      const region = regionOf(figure, contextOf(['甲区']))!;
      const told = 'filter' in region ? region.filter?.districts : 'districts' in region ? region.districts : null;
      expect(told, figure.id).toEqual(['甲区']);
    }
  });

  it('are none of rows that are not there, or before the answer', () => {
    expect(explain(overlapFigure(['gross', 'class', 'no/such']), contextOf())).toBeNull();
    expect(regionOf(overlapFigure(['pairs', 'protected-areas', '东湖', '南湖']), contextOf())).toBeNull();
    expect(explain(all[0]!, { ...contextOf(), parts: {} })).toBeNull();
    expect(regionOf(overlapFigure(['repeated', 'class', 'protected-areas/general']), contextOf())).toBeNull();
  });

  it('number pairs as their list does', () => {
    expect(regionOf(all.at(-1)!, contextOf())).toMatchObject({
      kind: 'named-overlaps',
      pairs: [{ names: ['东湖', '北山'], number: 2 }],
    });
    expect(regionOf(all.at(-2)!, contextOf())).toMatchObject({ pairs: [{ number: 1 }, { number: 2 }] });
  });
});

describe('tables as files', () => {
  it('have as many cells in every row as in the head', () => {
    const balance = balanceOf(table, rolesOf(contextOf()))!;
    const tables = [
      matrixTable(matrixRows(table, 'class', null), 'zh', '公顷', words.matrix),
      balanceTable(balance, '公顷', words.apart),
      pairsTable(table.named, contextOf(), words.pairs),
    ];
    for (const rows of tables) for (const row of rows) expect(row).toHaveLength(rows[0]!.length);
    expect(tables[2]![1]).toEqual([1, '东湖', '西湖', 'core / general', 300, '甲区、乙区', words.pairs.otherZone]);
  });
});
