/** Two cities beside each other: where each stands, in what order they are told, and the tables of their slide. */
import { describe, expect, it } from 'vitest';
import { type PairSide, pairRows } from '../../src/app/panels/compare/city-rows.ts';
import { roomOfSide } from '../../src/app/panels/compare/pair-room.ts';
import { pairTables } from '../../src/app/panels/meeting/hand-out/pair-tables.ts';
import { textIn } from '../../src/app/text/use-text.ts';
import type { OverviewCell, OverviewClass } from '../../src/domain/coverage/overview.ts';

type Told = readonly [zh: string, measure: OverviewClass['measure'], value: number];

const classOf = ([zh, measure]: Told): OverviewClass => ({
  key: zh,
  layerId: 'l',
  classId: zh,
  name: { zh, en: zh },
  style: zh,
  illustrative: false,
  measure,
  featureCount: 1,
  leftOut: 0,
});
const cellOf = ([, measure, value]: Told): OverviewCell => ({
  areaSquareMetres: measure === 'area' ? value * 1e6 : null,
  share: measure === 'area' ? 0.25 : null,
  lengthMetres: measure === 'length' ? value * 1000 : null,
  count: measure === 'count' ? value : null,
});
const side = (areaSquareMetres: number, ...told: Told[]): PairSide => ({
  overview: {
    classes: told.map(classOf),
    total: { kind: 'total', districtId: null, name: null, areaSquareMetres, cells: told.map(cellOf) },
  },
  bandSet: null,
  drawn: new Set(told.map(([key]) => key)),
});
const first = side(4e6, ['治理区', 'area', 3], ['红线', 'area', 1], ['岸线', 'length', 7], ['矿山', 'count', 5]);
const second = side(8e6, ['红线', 'area', 2], ['草原', 'area', 6], ['岸线', 'length', 9]);

describe('two cities', () => {
  it('are told by what both have before what only one has, areas before lengths and counts', () => {
    expect(pairRows(first, second).map(({ name }) => name.zh)).toEqual(['红线', '治理区', '草原', '岸线', '矿山']);
  });

  it('have a table of areas, and one of lengths and counts under heads without the unit of areas', () => {
    const { leading, tables } = pairTables([first, second], ['甲市', '乙市'], [1, 0], textIn('zh'), 'zh');
    expect(leading.columns.map(({ title, unit }) => [title, unit])).toEqual([
      ['类别', undefined],
      ['乙市', 'km² · %'],
      ['甲市', 'km² · %'],
    ]);
    expect(leading.rows.map(({ cells }) => cells)).toEqual([
      ['市域面积', '8.00', '4.00'],
      ['红线', '2.00 · 25.00%', '1.00 · 25.00%'],
      ['治理区', '—', '3.00 · 25.00%'],
      ['草原', '6.00 · 25.00%', '—'],
    ]);
    expect(tables.map(({ columns }) => columns.map(({ title, unit }) => [title, unit]))).toEqual([
      [
        ['类别', undefined],
        ['乙市', undefined],
        ['甲市', undefined],
      ],
    ]);
    expect(tables[0]!.rows.map(({ cells }) => cells)).toEqual([
      ['岸线', '9.00 km', '7.00 km'],
      ['矿山', '—', '5 处'],
    ]);
    const areas = side(1e6, ['红线', 'area', 1]);
    expect(pairTables([areas, areas], ['甲市', '乙市'], [0, 1], textIn('zh'), 'zh').tables).toEqual([]);
  });
});

describe('the room of a city', () => {
  const room = { top: 80, right: 100, bottom: 90, left: 300 };
  const compare = { mode: 'swipe', share: 0.5, side: 'right' } as const;

  it('is its side of the divider, less what cards take of that', () => {
    expect(roomOfSide(room, 1400, compare, 'first')).toEqual({ ...room, right: 724 });
    expect(roomOfSide(room, 1400, compare, 'second')).toEqual({ ...room, left: 724 });
    expect(roomOfSide(room, 1400, { ...compare, side: 'left' }, 'second')).toEqual({ ...room, right: 724 });
    expect(roomOfSide(room, 1400, { ...compare, share: 0.1 }, 'second')).toEqual(room);
  });

  it('is all that cards leave where each has a map of its own', () => {
    expect(roomOfSide(room, 1400, { ...compare, mode: 'side' }, 'second')).toBe(room);
  });

  it('is never nothing', () => {
    const { left, right } = roomOfSide({ ...room, right: 500 }, 800, compare, 'second');
    expect(800 - left - right).toBeGreaterThan(100);
    expect(left).toBeGreaterThan(right * 0.8);
  });
});
