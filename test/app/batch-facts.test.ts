/** What is told of a list of sites before it is screened. */
import { describe, expect, it } from 'vitest';
import { kindCounts, kindsByColumn, outsideCount, proposedColumn } from '../../src/app/panels/import/batch-facts.ts';
import type { Line } from '../../src/app/panels/import/place-view.ts';
import { cells } from '../support/small-city.ts';

const districts = [cells(0, 0, 5, 10), cells(5, 0, 5, 10)];
const outline = (x: number, y: number): Line => cells(x, y, 0.5)[0]![0]!.map(([lon = 0, lat = 0]) => [lon, lat]);
const placed = { epsg: 4490, order: 'xy', shift: 'none' } as const;

describe('sites outside the city', () => {
  const lines = [outline(1, 1), outline(7, 7), outline(12, 1), outline(1, -3)];

  it('are counted where every outline is known, and estimated from a part of them', () => {
    expect(outsideCount({ lines, featureCount: 4 }, placed, districts)).toEqual({ sites: 2, isEstimate: false });
    expect(outsideCount({ lines, featureCount: 400 }, placed, districts)).toEqual({ sites: 200, isEstimate: true });
  });

  it('are not told where nobody knows the place', () => {
    expect(outsideCount({ lines, featureCount: 4 }, null, districts)).toBeNull();
    expect(outsideCount({ lines, featureCount: 4 }, placed, [])).toBeNull();
    expect(outsideCount({ lines: [[[500000, 4400000]]], featureCount: 1 }, placed, districts)).toBeNull();
  });

  it('are none that reach into any district', () => {
    expect(outsideCount({ lines: [outline(7, 7)], featureCount: 1 }, placed, districts)?.sites).toBe(0);
    expect(outsideCount({ lines: [outline(9.8, 9.8)], featureCount: 1 }, placed, districts)?.sites).toBe(0);
  });
});

describe('kinds named by a column', () => {
  const kinds = [
    { id: 'chemical', name: { zh: '化工', en: 'Chemical plant' } },
    { id: 'linear', name: { zh: '线性工程', en: 'Linear works' } },
  ];
  const columns = [
    {
      name: '用途',
      distinct: 5,
      values: [
        { value: '公路', count: 128 },
        { value: '化工', count: 60 },
        { value: '', count: 20 },
        { value: 'Linear works', count: 12 },
        { value: '学校', count: 5 },
      ],
    },
  ];

  it('are those that the rules know; others, blanks and what was not looked at stand apart', () => {
    expect(kindCounts({ columns, featureCount: 230 }, { all: null, column: '用途' }, { kinds })).toEqual({
      named: 72,
      kinds: [
        { id: 'chemical', sites: 60 },
        { id: 'linear', sites: 12 },
      ],
      blank: 20,
      unknown: 133,
      words: ['公路', '学校'],
      rest: 5,
    });
  });

  it('are said by uses of land too where the column is taken for that', () => {
    const book = { kinds: kinds.map((k) => (k.id === 'linear' ? { ...k, uses: ['公路'] } : k)) };
    expect(kindCounts({ columns, featureCount: 230 }, kindsByColumn('用途'), book)).toMatchObject({
      named: 200,
      kinds: [
        { id: 'linear', sites: 140 },
        { id: 'chemical', sites: 60 },
      ],
      unknown: 5,
    });
    expect(kindCounts({ columns, featureCount: 230 }, { all: null, column: '用途' }, book)?.named).toBe(72);
  });

  it('are proposed by the column whose title speaks of them and whose words say most', () => {
    const one = (name: string, value: string, count: number) => ({ name, distinct: 1, values: [{ value, count }] });
    const proposed = (...more: (typeof columns)[number][]) =>
      proposedColumn({ columns: more, featureCount: 230 }, { kinds });
    expect(proposed(one('地块用途', '化工', 3), one('项目类型', '化工', 9))).toBe('项目类型');
    expect(proposed(one('地块用途', '学校', 3))).toBeNull();
    // A name that contains a kind states none.
    expect(proposed(one('名称', '化工', 9))).toBeNull();
  });

  it('are not counted without a column', () => {
    expect(kindCounts({ columns, featureCount: 230 }, { all: 'chemical', column: null }, { kinds })).toBeNull();
  });
});
