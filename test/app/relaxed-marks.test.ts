import { beforeEach, describe, expect, test, vi } from 'vitest';
import { sheetOf } from '../../src/app/export/sheet.ts';
import { litFindings } from '../../src/app/map/deck/lit.ts';
import { pillContents } from '../../src/app/map/deck/pills.ts';
import { EMPTY_PROJECT, type Footprint } from '../../src/app/state/model.ts';
import { getApp } from '../../src/app/state/store.ts';
import { textIn } from '../../src/app/text/use-text.ts';
import type { RuleBook } from '../../src/domain/siting/rules.ts';
import { findingWith, resultWith } from '../support/findings.ts';
import { bookOf, cells, rule, smallCity } from '../support/small-city.ts';

const shipped = vi.hoisted(() => ({ book: null as RuleBook | null }));
vi.mock('../../src/app/state/open-city.ts', () => ({ shippedRules: () => shipped.book }));

const polygons = cells(2, 2, 1);
const site: Footprint = { id: 'f', name: 'F', polygons, start: polygons, origin: 'drawn', distanceMetres: null };
const hidden = findingWith({
  key: 'red-line/red-line',
  ruleId: 'red',
  name: { zh: '红线', en: 'red line' },
  areaSquareMetres: 30_000,
  distanceMetres: 0,
  nearest: null,
  overlap: polygons,
  belowTolerance: true,
  threshold: { kind: 'overlap', squareMetres: 1e6 },
});
const result = resultWith({ findings: [hidden], rulesVersion: 'test+1' });

beforeEach(() => {
  shipped.book = bookOf(rule('red', 'red-line', 'red-line', 'avoid'));
});

const state = () => ({
  ...getApp(),
  project: { ...EMPTY_PROJECT, footprints: [site], activeFootprintId: 'f' },
  check: { kind: 'done', footprintId: 'f', result } as never,
  language: 'zh' as const,
});

describe('a hit that a looser limit hides', () => {
  test('is drawn and named on the map, marked 已放宽', () => {
    expect(litFindings(state()).faint).toEqual([hidden]);
    expect(pillContents(state()).map((p) => p.text)).toEqual(['红线 3.0000 公顷 · 已放宽']);
    expect(pillContents({ ...state(), language: 'en' })[0]?.text).toContain('limit relaxed');
  });

  test('other sites are named on the pictures of a report', () => {
    const other = { ...site, id: 'g', name: '候选 B', polygons: cells(5, 5, 1) };
    const project = { ...state().project, footprints: [site, other] };
    const named = (dialog: 'report' | null) =>
      pillContents({ ...state(), project, dialog }).filter((p) => p.id.startsWith('site:'));
    expect(named(null)).toEqual([]);
    expect(named('report').map((p) => p.text)).toEqual(['候选 B']);
    const [[x, y] = [0, 0]] = named('report')[0]!.at;
    expect([x, y]).toEqual([expect.closeTo(107.055, 3), expect.closeTo(40.055, 3)]);
  });

  test('is neither where the limit is as shipped', () => {
    shipped.book = bookOf(
      rule('red', 'red-line', 'red-line', 'avoid', { test: { kind: 'overlap', toleranceSquareMetres: 1e6 } }),
    );
    expect(litFindings(state()).faint).toEqual([]);
    expect(pillContents(state())).toEqual([]);
  });

  test('is said beside the outcome of an exported picture', () => {
    const sheet = sheetOf({
      state: state(),
      city: smallCity,
      tables: {},
      extent: smallCity.extent,
      result,
      title: '',
      stamp: false,
      now: 0,
      language: 'zh',
      text: textIn('zh'),
    });
    expect(sheet.outcome?.lines.join()).toContain('1 项按原限值应为涉及');
  });
});
