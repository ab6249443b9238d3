import { describe, expect, it } from 'vitest';
import { changeOption } from '../../src/app/panels/coverage/change/change-chart.ts';
import { changeFigures } from '../../src/app/panels/coverage/change/change-explain.ts';
import { changeFigure, readChangeFigure } from '../../src/app/panels/coverage/change/change-figure.ts';
import {
  bars,
  baselineChoice,
  comparableLayers,
  districtsAgainst,
  isErrorLarger,
  listedPieces,
  netOf,
  netState,
  signedHectares,
} from '../../src/app/panels/coverage/change/change-lines.ts';
import { changeFileRows } from '../../src/app/panels/coverage/change/change-tables.ts';
import { partKey } from '../../src/app/state/coverage-types.ts';
import { coverage } from '../../src/app/text/coverage.ts';
import { textIn } from '../../src/app/text/use-text.ts';
import type { City } from '../../src/domain/city.ts';
import { type ChangeRowSums, changesOf } from '../../src/domain/coverage/change.ts';
import type { Version } from '../../src/domain/coverage/change-versions.ts';
import { traceRegion } from '../../src/domain/coverage/region.ts';
import type { LayerTable } from '../../src/domain/feature-table.ts';
import { prepareCity } from '../../src/domain/prepared-city.ts';
import { atOnce } from '../../src/engine/index.ts';
import { cells, feature, prepare, smallCity } from '../support/small-city.ts';
import { coverageFixture } from './coverage-fixture.ts';

const LAYER = 'protected-areas';
const city: City = {
  ...smallCity,
  layers: smallCity.layers.map((l) =>
    l.id === LAYER
      ? { ...l, versions: [...l.versions, { ...l.versions[0]!, id: 'old', date: '2020' }] }
      : l.role === 'districts'
        ? { ...l, accuracyMetres: 100 }
        : l,
  ),
};
const layer = city.layers.find((l) => l.id === LAYER)!;

const core = (...place: Parameters<typeof cells>) => feature('C', 'core', cells(...place));
const general = (...place: Parameters<typeof cells>) => feature('G', 'general', cells(...place));

// Six by two cells of core: two by the west become general, one in the east is given up, half of one is added; more beyond the city.
const before: LayerTable = {
  type: 'FeatureCollection',
  features: [core(1, 2, 6, 2), general(1, 6, 2), core(11, 0, 1)],
};
const first = await prepare({ [LAYER]: [general(1, 2, 2), core(3, 2, 3, 2), core(7, 2, 1), general(1, 6, 2)] }, city);
const versions = new Map([...first.tables].map(([id, table]) => [id, new Map([['now', table]])]));
versions.get(LAYER)!.set('old', before);
const prepared = await prepareCity(city, versions, atOnce);
const answer = await changesOf(prepared, atOnce, LAYER, 'old');
if (!answer.ok) throw new Error('no changes');
const changes = answer.value;

const input = { layerId: LAYER, before: 'old' };
const parts = { [partKey('changes', input)]: { kind: 'done' as const, result: changes } };
const context = { city, result: coverageFixture, parts, indicators: [], language: 'zh' as const, text: coverage.zh };

const columns = ['before', 'lost', 'gained', 'after'] as const;
const figures = [
  ...[...changes.rows, changes.total].flatMap(({ districtId }) =>
    [null, 'core', 'general'].flatMap((classId) =>
      columns.map((kind) => changeFigure({ kind, ...input, districtId, classId })),
    ),
  ),
  ...changes.moves.map(({ from, to }) => changeFigure({ kind: 'move', ...input, from, to })),
  ...changes.pieces.map(({ number }) => changeFigure({ kind: 'piece', ...input, piece: number })),
];

const areaOf = (figure: (typeof figures)[number]): number => {
  const { quantity } = changeFigures.explain(figure, context)!;
  return quantity.kind === 'area' ? quantity.squareMetres : Number.NaN;
};

describe('figures of no net loss', () => {
  it.each(figures.map((f) => [`${f.districtId} ${f.id}`, f] as const))(
    '%s is the area of the ground that it lights',
    async (_, figure) => {
      const traced = await traceRegion(prepared, changeFigures.region(figure, context)!, atOnce);
      expect(Math.abs(areaOf(figure))).toBeCloseTo(traced.areaSquareMetres, 2);
    },
  );

  it('light of a net change what was lost and gained, and nothing that moved between classes', async () => {
    const figure = changeFigure({ kind: 'net', ...input });
    const traced = await traceRegion(prepared, changeFigures.region(figure, context)!, atOnce);
    expect(traced.pieces!.map((p) => [p.number, p.change])).toEqual([
      [2, 'lost'],
      [3, 'gained'],
    ]);
    const { lostSquareMetres, gainedSquareMetres } = changes.total;
    expect(traced.areaSquareMetres).toBeCloseTo(lostSquareMetres + gainedSquareMetres, 2);
    expect(areaOf(figure)).toBeCloseTo(gainedSquareMetres - lostSquareMetres, 6);
  });

  it('are split by district and the parts add up', () => {
    for (const kind of [...columns, 'net'] as const) {
      const figure = changeFigure({ kind, ...input });
      const { split } = changeFigures.explain(figure, context)!;
      expect(split.map((p) => p.name)).toHaveLength(2);
      const sum = split.reduce((all, { quantity }) => all + (quantity.kind === 'area' ? quantity.squareMetres : 0), 0);
      expect(sum).toBeCloseTo(areaOf(figure), 2);
    }
  });

  it('say both versions, both errors and what is not counted', () => {
    const explained = changeFigures.explain(changeFigure({ kind: 'net', ...input }), context)!;
    expect(explained.inputs.slice(0, 2).map((i) => i.date)).toEqual(['2020', '2025']);
    expect(explained.dataError).toEqual({ kind: 'area', squareMetres: changes.total.dataErrorSquareMetres });
    // Of the layer's own lines, whatever the borders of districts are drawn at.
    expect(explained.accuracies.map((a) => [a.part, a.metres])).toEqual([['line', changes.after.accuracyMetres]]);
    expect(explained.residualSquareMetres).toBe(changes.residualSquareMetres);
    expect(explained.excluded).toMatch(/^市域外另有减少 \d/);
    expect(areaOf(changeFigure({ kind: 'error', ...input }))).toBe(changes.total.dataErrorSquareMetres);
    const lost = changeFigures.explain(changeFigure({ kind: 'lost', ...input }), context)!;
    expect(lost.dataError).toMatchObject({ squareMetres: expect.closeTo(10 * changes.pieces[1]!.perimeterMetres, 6) });
  });

  it('are read as they were written', () => {
    for (const figure of figures) expect(changeFigure(readChangeFigure(figure)!)).toEqual(figure);
    expect(new Set(figures.map((f) => `${f.districtId} ${f.id}`)).size).toBe(figures.length);
    const wish = {
      kind: 'footprint',
      ...input,
      footprint: { id: 'f1', name: '地块 & 1', squareMetres: 12.5 },
    } as const;
    expect(readChangeFigure(changeFigure(wish))).toMatchObject(wish);
    expect(changeFigures.explain(changeFigure(wish), context)!.quantity).toMatchObject({ squareMetres: 12.5 });
    expect(changeFigures.explain(figures[0]!, { ...context, parts: {} })).toBeNull();
  });

  it('of a footprint light what of it lies on lost ground, while it is there', () => {
    const footprint = { id: 'f1', name: '地块', squareMetres: 12.5 };
    const figure = changeFigure({ kind: 'footprint', ...input, footprint });
    const polygons = [changes.pieces[0]!.polygon];
    const footprints = [
      { id: 'f0', polygons: [] },
      { id: 'f1', polygons },
    ];
    expect(changeFigures.region(figure, { ...context, footprints })).toMatchObject({ part: 'lost', within: polygons });
    expect(changeFigures.region(figure, context)).toBeNull();
    expect(changeFigures.region(figures[0]!, { ...context, footprints })).not.toHaveProperty('within');
  });
});

const sums = (lostSquareMetres: number, gainedSquareMetres: number, dataErrorSquareMetres: number): ChangeRowSums => ({
  beforeSquareMetres: 1000,
  lostSquareMetres,
  gainedSquareMetres,
  afterSquareMetres: 1000 - lostSquareMetres + gainedSquareMetres,
  dataErrorSquareMetres,
});

describe('the account', () => {
  it('prints what is small as small, and only nothing as nothing', () => {
    expect([-26, 26, 0, -1_040_000].map(signedHectares)).toEqual(['\u22120.0026', '+0.0026', '0.00', '\u2212104.00']);
    expect([0.4, -0.4].map(signedHectares)).toEqual(['< 0.0001', '< 0.0001']);
  });

  it('lists no slivers', () => {
    const [first, second, third] = changes.pieces;
    const small = { ...third!, areaSquareMetres: 0.9, perimeterMetres: 4 };
    // A centimetre wide, however long it is.
    const thin = { ...second!, areaSquareMetres: 2.46, perimeterMetres: 345 };
    expect(listedPieces({ pieces: [first!, thin, small] })).toEqual([first]);
    const rows = changeFileRows({ ...changes, pieces: [first!, thin, small] }, layer, textIn('zh'), 'zh');
    expect(rows.flat().filter((cell) => typeof cell === 'string' && cell.includes('碎屑'))).toEqual([
      '另有碎屑 2 块(不足 1 m² 或平均宽度不足 0.1 m),共 3.4 m²,计入合计而不列出。',
    ]);
  });

  it('marks an error that is larger than the net change', () => {
    expect(isErrorLarger(sums(10, 40, 31))).toBe(true);
    expect(isErrorLarger(sums(10, 40, 30))).toBe(false);
    expect(isErrorLarger(sums(0, 0, 30))).toBe(false);
  });

  it('says nothing of a net change within the data error', () => {
    expect(netState(sums(0, 0, 0))).toBe('same');
    expect(netState(sums(10, 40, 30))).toBe('within');
    expect(netState(sums(40, 10, 30))).toBe('within');
    expect(netState(sums(10, 41, 30))).toBe('grown');
    expect(netState(sums(41, 10, 30))).toBe('shrunk');
    // As much lost as gained is no standstill.
    expect(netState(sums(40, 40, 0))).not.toBe('same');
  });

  it('names the districts that go the other way than the city', () => {
    const row = (districtId: string | null, lost: number, gained: number) => ({
      districtId,
      name: null,
      classes: [],
      ...sums(lost, gained, 0),
    });
    const rows = [row('a', 10, 0), row('b', 0, 50)];
    expect(districtsAgainst({ rows, total: row(null, 10, 50) }).map((r) => r.districtId)).toEqual(['a']);
    expect(districtsAgainst({ rows, total: row(null, 60, 50) }).map((r) => r.districtId)).toEqual(['b']);
  });

  it('compares with the version that was chosen, else the oldest, and only layers that have one or ought to', () => {
    const three = {
      ...layer,
      versions: ['2025', '2020', '2015'].map((date) => ({ ...layer.versions[0]!, id: date, date })),
    };
    expect(baselineChoice(three, undefined).before?.id).toBe('2015');
    expect(baselineChoice(three, '2020').before?.id).toBe('2020');
    expect(baselineChoice(three, '2025').before?.id).toBe('2015');
    expect(baselineChoice({ ...layer, versions: layer.versions.slice(0, 1) }, undefined).before).toBeNull();
    // An older version is in force: what is newer is no baseline.
    const [v2025, v2020, v2015] = three.versions as [Version, Version, Version];
    const middle = baselineChoice({ ...layer, versions: [v2020, v2025, v2015] }, '2025');
    expect([middle.before?.id, middle.versions.map((v) => v.id)]).toEqual(['2015', ['2015']]);
    expect(baselineChoice({ ...layer, versions: [v2015, v2025, v2020] }, '2025')).toEqual({
      versions: [],
      before: null,
    });
    expect(comparableLayers(city, () => true).map((l) => l.id)).toEqual(['red-line', LAYER]);
    expect(comparableLayers(city, (id) => id !== LAYER).map((l) => l.id)).toEqual(['red-line']);
  });

  it('draws bars to both sides of one zero', () => {
    expect(bars([30, -10])).toEqual({ zero: 25, bars: [{ left: 25, width: 75 }, { left: 0, width: 25 }] }); // biome-ignore format: one answer
    expect(bars([5, 10])).toMatchObject({ zero: 0, bars: [{ width: 50 }, { width: 100 }] });
    expect(bars([0]).bars).toEqual([{ left: 0, width: 0 }]);
    const look = { lost: { name: '减少', colour: 'red' }, gained: { name: '增加', colour: 'blue' } };
    const { series } = changeOption(changes, look, 'zh') as { series: { data: number[] }[] };
    expect(series[0]!.data[1]).toBeCloseTo(-changes.rows[1]!.lostSquareMetres / 10_000, 9);
    expect(series[1]!.data[1]).toBeCloseTo(changes.rows[1]!.gainedSquareMetres / 10_000, 9);
  });

  it('leaves as a file with both signs and every piece', () => {
    const rows = changeFileRows(changes, layer, textIn('zh'), 'zh');
    const total = rows.find((r) => r[0] === '全市')!;
    expect(total[2]).toBeCloseTo(-changes.total.lostSquareMetres / 10_000, 7);
    expect(total[5]).toBeCloseTo(netOf(changes.total) / 10_000, 7);
    expect(rows.filter((r) => typeof r[0] === 'number').map((r) => [r[0], r[3]])).toEqual([
      [1, '互转'],
      [2, '减少'],
      [3, '增加'],
    ]);
    const faulty = { ...changes, leftOut: { before: 2, after: 0 } };
    expect(changeFileRows(faulty, layer, textIn('zh'), 'zh')[1]![0]).toContain('台账不完整');
  });

  it('says in words where neither version has any, or the layer holds nothing of it', () => {
    const nothing = { beforeSquareMetres: 0, lostSquareMetres: 0, gainedSquareMetres: 0, afterSquareMetres: 0 };
    const [first, ...others] = changes.rows;
    const rows = [{ ...first!, ...nothing, dataErrorSquareMetres: 0 }, ...others];
    const lineOf = (of: typeof layer) =>
      changeFileRows({ ...changes, rows }, of, textIn('zh'), 'zh').find(([name]) => name === first!.name!.zh)!;
    expect(lineOf(layer).slice(1)).toEqual(['本区无', null, null, '本区无', null, null]);
    const notCollected = [{ districtId: first!.districtId!, note: { zh: '见专图', en: 'elsewhere' } }];
    expect(lineOf({ ...layer, notCollected })[1]).toBe('此处未收');
  });
});
