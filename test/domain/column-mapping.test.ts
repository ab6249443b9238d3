import type { Geometry } from 'geojson';
import { describe, expect, test } from 'vitest';
import { type MappingTarget, suggestMapping } from '../../src/domain/column-mapping.ts';
import { applyMapping } from '../../src/domain/column-mapping-apply.ts';
import { suggestClasses } from '../../src/domain/column-mapping-classes.ts';
import { areaUnitOf } from '../../src/domain/column-mapping-units.ts';
import type { ColumnMapping } from '../../src/domain/imported-layer.ts';

const classes = (...list: [id: string, zh: string, en: string][]): MappingTarget['classes'] =>
  list.map(([id, zh, en]) => ({ id, name: { zh, en } }));
const RESERVES = classes(['core', '核心保护区', 'Core zone'], ['general', '一般控制区', 'General control zone']);
const SHORE = classes(
  ['shore-protect', '岸线保护区', 'Protection zone'],
  ['shore-reserve', '岸线保留区', 'Reserve zone'],
  ['shore-control', '岸线控制利用区', 'Controlled use zone'],
  ['shore-develop', '岸线开发利用区', 'Development zone'],
  ['shore-unclassified', '未分区', 'Unclassified'],
);
const SITES = classes(
  ['mine', '历史遗留矿山', 'Legacy mine'],
  ['dump', '排土场', 'Spoil dump'],
  ['fire', '火点', 'Fire point'],
  ['outfall', '入河排污口', 'Outfall'],
  ['plot', '污染地块', 'Contaminated plot'],
);
const RED_LINE = classes(['red-line', '生态保护红线', 'Ecological red line']);

describe('values to classes', () => {
  test('old zones of reserves, by name, by synonym, by part', () => {
    expect(
      suggestClasses(['核心区', '缓冲区', '核心保护区', '实验区', '一般控制区', 'core', 'GENERAL'], RESERVES),
    ).toEqual({
      核心区: 'core',
      缓冲区: 'core',
      核心保护区: 'core',
      实验区: 'general',
      一般控制区: 'general',
      core: 'core',
      GENERAL: 'general',
    });
    expect(suggestClasses(['某保护区核心区', '非核心区', '外围', '', '核心区和实验区'], RESERVES)).toEqual({
      某保护区核心区: 'core',
    });
    expect(suggestClasses(['hardcore'], RESERVES)).toEqual({});
  });

  test('shoreline, sites, statuses', () => {
    expect(suggestClasses(['保护区', '保留区', '控制利用区', '开发利用区', '岸线保护区'], SHORE)).toEqual({
      保护区: 'shore-protect',
      保留区: 'shore-reserve',
      控制利用区: 'shore-control',
      开发利用区: 'shore-develop',
      岸线保护区: 'shore-protect',
    });
    expect(suggestClasses(['废弃矿山(露天)', '外排土场', '煤火', '入河排污口', '疑似污染地块'], SITES)).toEqual({
      '废弃矿山(露天)': 'mine',
      外排土场: 'dump',
      煤火: 'fire',
      入河排污口: 'outfall',
      疑似污染地块: 'plot',
    });
    const statuses = classes(
      ['untreated', '未治理', 'Untreated'],
      ['treating', '治理中', 'Under treatment'],
      ['accepted', '已完成待验收', 'Awaiting acceptance'],
      ['closed', '已销号', 'Closed'],
    );
    expect(suggestClasses(['未治理', '治理中', '已完成待验收', '已销号', '正在治理'], statuses)).toEqual({
      未治理: 'untreated',
      治理中: 'treating',
      已完成待验收: 'accepted',
      已销号: 'closed',
      正在治理: 'treating',
    });
  });
});

describe('columns', () => {
  const suggest = (rows: Record<string, unknown>[], target: MappingTarget['classes']) =>
    suggestMapping(Object.keys(rows[0]!), rows, { classes: target });

  test('pinyin initials of the land database', () => {
    const rows = [
      {
        BSM: 'A1',
        YSDM: '2001',
        XZQDM: '150302',
        XZQMC: '某区',
        BHDMC: '甲保护地',
        GNFQ: '核心区',
        JB: '国家级',
        MJ: 95.3,
        BZ: '',
      },
      {
        BSM: 'A2',
        YSDM: '2001',
        XZQDM: '150302',
        XZQMC: '某区',
        BHDMC: '乙保护地',
        GNFQ: '实验区',
        JB: '省级',
        MJ: 12,
        BZ: '',
      },
    ];
    expect(suggest(rows, RESERVES)).toEqual({
      name: 'BHDMC',
      class: 'GNFQ',
      id: 'BSM',
      area: { column: 'MJ', unit: 'square-metres' },
      classes: { 核心区: 'core', 实验区: 'general' },
    });
  });

  test('names in full, with case, width, units and numbers behind them, cut by shapefiles', () => {
    const rows = [
      { ｎａｍｅ: '甲', 地块编号: 'P1', '面积(公顷)': '1.5', 类型_1: '排土场' },
      { ｎａｍｅ: '乙', 地块编号: 'P2', '面积(公顷)': '2.5', 类型_1: '矿山' },
    ];
    expect(suggest(rows, SITES)).toEqual({
      name: 'ｎａｍｅ',
      class: '类型_1',
      id: '地块编号',
      area: { column: '面积(公顷)', unit: 'hectares' },
      classes: { 排土场: 'dump', 矿山: 'mine' },
    });
    // 排污口名称 in 10 bytes of GBK is whole, 自然保护地名称 is cut.
    const cut = [
      { 自然保护地: '甲', 岸线功能分: '保护区' },
      { 自然保护地: '乙', 岸线功能分: '保留区' },
    ];
    expect(suggest(cut, SHORE)).toMatchObject({ name: '自然保护地', class: '岸线功能分' });
  });

  test('a column whose values are classes is found whatever it is called', () => {
    const rows = ['核心区', '实验区', '核心区'].map((F1, i) => ({ F0: `某地${i}`, F1, F2: i }));
    expect(suggest(rows, RESERVES)).toMatchObject({ class: 'F1', classes: { 核心区: 'core', 实验区: 'general' } });
  });

  test('values speak against names: numbers as names, words as areas, repeated ids, columns without values', () => {
    const rows = [
      { NAME: '', MC: '甲', ID: 7, OBJECTID: 1, AREA: '东部', MJ: 3 },
      { NAME: '', MC: '乙', ID: 7, OBJECTID: 2, AREA: '西部', MJ: 4 },
    ];
    expect(suggest(rows, RED_LINE)).toEqual({
      name: 'MC',
      class: null,
      id: 'OBJECTID',
      area: { column: 'MJ', unit: 'square-metres' },
      classes: {},
    });
    expect(suggest([{ A: 1, B: 'x' }], RESERVES)).toEqual({
      name: null,
      class: null,
      id: null,
      area: null,
      classes: {},
    });
  });
});

describe('the unit of areas', () => {
  test.each([
    ['面积_公顷', 'hectares'],
    ['MJ_HA', 'hectares'],
    ['面积（亩）', 'mu'],
    ['面积km²', 'square-kilometres'],
    ['平方公里', 'square-kilometres'],
    ['MJ_M2', 'square-metres'],
    ['地块面积', 'hectares'],
    ['SHAPE_AREA', 'square-metres'],
  ] as const)('%s is in %s', (column, unit) => {
    expect(areaUnitOf(column, [1], null)).toBe(unit);
  });

  test('size decides where the name says nothing or says what cannot be', () => {
    const computed = [952_730, 100_000, null];
    expect(areaUnitOf('MJ', [95.3, 10, 5], computed)).toBe('hectares');
    expect(areaUnitOf('MJ', [1429, 150, 5], computed)).toBe('mu');
    expect(areaUnitOf('MJ', ['0.95', '0.1'], computed)).toBe('square-kilometres');
    expect(areaUnitOf('面积(亩)', [95.3, 10], computed)).toBe('hectares');
    // Off by a third in every unit: what the name says.
    expect(areaUnitOf('面积(公顷)', [71, 7.5], computed)).toBe('hectares');
    expect(areaUnitOf('面积(亩)', [300], computed)).toBe('mu');
    expect(areaUnitOf('MJ', ['', null], computed)).toBe('square-metres');
  });
});

describe('applied', () => {
  const POINT: Geometry = { type: 'Point', coordinates: [106.8, 39.66] };
  const features = (...rows: Record<string, unknown>[]) => rows.map((properties) => ({ geometry: POINT, properties }));
  const mapping: ColumnMapping = {
    name: 'MC',
    class: 'GNFQ',
    id: 'BSM',
    area: null,
    classes: { 核心区: 'core', 实验区: 'general' },
  };
  const target = { classes: RESERVES, layerName: '保护地', file: 'a.shp' };

  test('columns of the layer are set, those of the file stay', () => {
    const { table, problems } = applyMapping(
      features({ BSM: 7, MC: ' 甲 ', GNFQ: '核心区', 备注: 'x' }),
      mapping,
      target,
    );
    expect(table.features[0]!.properties).toEqual({
      BSM: 7,
      MC: ' 甲 ',
      GNFQ: '核心区',
      备注: 'x',
      id: '7',
      name: '甲',
      class: 'core',
    });
    expect(problems).toEqual([]);
  });

  test('repeated ids get a number, missing ones their place; unmapped classes are told and put aside', () => {
    const { table, problems } = applyMapping(
      features(
        { BSM: 'a', GNFQ: '核心区' },
        { BSM: 'a', GNFQ: '外围' },
        { BSM: 'a-2', GNFQ: '实验区' },
        { BSM: '', GNFQ: null },
        { BSM: 'a', GNFQ: '核心区' },
      ),
      mapping,
      target,
    );
    expect(table.features.map((f) => f.properties.id)).toEqual(['a', 'a-2', 'a-2-2', '4', 'a-3']);
    expect(table.features[3]!.properties.name).toBe('保护地 4');
    expect(problems).toEqual([
      {
        code: 'ids-repeated',
        severity: 'warning',
        where: { file: 'a.shp', feature: 1 },
        values: { value: 'a', places: 3 },
      },
      {
        code: 'class-unmapped',
        severity: 'warning',
        where: { file: 'a.shp', feature: 1 },
        values: { value: '外围', places: 2, class: '核心保护区' },
      },
    ]);
    const shore = applyMapping(features({ GNFQ: '?' }), { ...mapping, classes: {} }, { ...target, classes: SHORE });
    expect(shore.table.features[0]!.properties.class).toBe('shore-unclassified');
  });

  test('columns of the file named like ours are kept under another name', () => {
    const { table } = applyMapping(
      features({ id: 5, name: '甲', class: '核心区', 原id: 'old' }),
      { ...mapping, id: null, name: 'name', class: 'class' },
      target,
    );
    expect(table.features[0]!.properties).toEqual({
      原原id: 5,
      原name: '甲',
      原class: '核心区',
      原id: 'old',
      id: '1',
      name: '甲',
      class: 'core',
    });
  });

  test('one class needs no column and no telling; features without geometry stay out; a target without classes is misuse', () => {
    const none: ColumnMapping = { name: null, class: null, id: null, area: null, classes: {} };
    const list = [{ geometry: null, properties: {} }, ...features({})];
    const { table, problems } = applyMapping(list, none, { ...target, classes: RED_LINE });
    expect(table.features.map((f) => f.properties)).toEqual([{ id: '2', name: '保护地 2', class: 'red-line' }]);
    expect(problems).toEqual([]);
    expect(() => applyMapping([], none, { ...target, classes: [] })).toThrow('class');
  });
});
