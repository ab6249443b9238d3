/** The indicators on the board: order, bars, targets, explanations and ground of every figure. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as format from '../../src/app/format.ts';
import { explain } from '../../src/app/panels/coverage/explain.ts';
import type { ExplainContext } from '../../src/app/panels/coverage/explained.ts';
import { citation } from '../../src/app/panels/coverage/explained-out.ts';
import { askedFor, partsFor } from '../../src/app/panels/coverage/indicator-parts.ts';
import { indicatorHead, targetText } from '../../src/app/panels/coverage/indicator-text.ts';
import {
  barOf,
  comparedLayer,
  indicatorFigure,
  inOrder,
  isFolded,
  mainRegion,
  stripOf,
  takesTarget,
} from '../../src/app/panels/coverage/indicators.ts';
import { quantityUnits } from '../../src/app/panels/coverage/quantity-text.ts';
import { regionOf } from '../../src/app/panels/coverage/region-of.ts';
import { chooseBaseline, countClasses, enterTarget } from '../../src/app/state/coverage-settings.ts';
import {
  type CoverageParts,
  NO_PARTS,
  type PartName,
  type PartState,
  partKey,
} from '../../src/app/state/coverage-types.ts';
import { EMPTY_PROJECT } from '../../src/app/state/model.ts';
import { getApp, redo, replaceProject, undo } from '../../src/app/state/store.ts';
import { textIn } from '../../src/app/text/use-text.ts';
import { coverageOf } from '../../src/domain/coverage/coverage.ts';
import { type Indicator, type IndicatorParts, NO_SETTINGS } from '../../src/domain/coverage/indicator.ts';
import { indicatorNeeds, indicatorParts } from '../../src/domain/coverage/indicator-parts.ts';
import { indicatorBoard } from '../../src/domain/coverage/indicators.ts';
import type { PreparedCity } from '../../src/domain/prepared-city.ts';
import { atOnce } from '../../src/engine/index.ts';
import { today } from '../../src/worker/today.ts';
import { prepareShipped, shippedCity, shippedRules } from '../support/shipped-city.ts';

const DAY = '2026-11-22';
const text = textIn('zh').board.indicators;
let prepared: PreparedCity;
let parts: IndicatorParts;
let board: readonly Indicator[];
let context: ExplainContext;

beforeAll(async () => {
  prepared = await prepareShipped(shippedCity('wuhai'), shippedRules('wuhai'));
  const { city } = prepared;
  parts = await indicatorParts(prepared, NO_SETTINGS, DAY, atOnce);
  board = indicatorBoard(city, parts, NO_SETTINGS);
  const result = { ...(await coverageOf(prepared, atOnce)), elapsedMilliseconds: 0 };
  context = { city, result, parts: NO_PARTS, indicators: board, language: 'zh', text: textIn('zh').coverage };
});

const byId = (id: string, list = board): Indicator => list.find((i) => i.id === id)!;

describe('the strip', () => {
  it('has what judges first, what lacks data later, what no map answers last', () => {
    const ids = inOrder(board).map((i) => i.id);
    expect(ids).toHaveLength(board.length);
    expect(ids.indexOf('shoreline-rate')).toBeLessThan(ids.indexOf('river-bands'));
    expect(ids.indexOf('river-bands')).toBeLessThan(ids.indexOf('protected-area'));
    expect(ids.indexOf('protected-area')).toBeLessThan(ids.indexOf('green-mines'));
  });

  it('shows as many as there is room for, never what no map answers, and loses none', () => {
    for (const room of [0, 3, 7, 99]) {
      const { shown, folded } = stripOf(board, room);
      expect(shown.length + folded.length).toBe(board.length);
      expect(shown.some(isFolded)).toBe(false);
      expect(shown.length).toBeGreaterThan(0);
      expect(shown.length).toBeLessThanOrEqual(Math.max(1, room));
    }
  });

  it('shows what fails before what is met, however little room there is', () => {
    const failing = board.filter((i) => i.state === 'missed').map((i) => i.id);
    expect(failing.length).toBeGreaterThan(1);
    const { shown } = stripOf(board, failing.length + 1);
    expect(shown.slice(0, failing.length).map((i) => i.id)).toEqual(expect.arrayContaining(failing));
    expect(shown.at(-1)!.state).toBe('borderline');
    const order = stripOf(board, 99).shown.map((i) => i.state);
    expect(order.indexOf('borderline')).toBeLessThan(order.indexOf('met'));
    expect(order.indexOf('met')).toBeLessThan(order.indexOf('no-target'));
  });

  it('keeps the place of what is still being computed', () => {
    const pending = indicatorBoard(prepared.city, partsFor(NO_PARTS, indicatorNeeds(prepared.city, NO_SETTINGS), DAY), NO_SETTINGS); // biome-ignore format: one board
    expect(byId('park-coverage', pending)).toMatchObject({ state: 'not-computed', reasons: ['pending'] });
    const computed = inOrder(pending).filter((i) => i.state === 'not-computed');
    const later = inOrder(board).filter((i) => computed.some((c) => c.id === i.id) && i.state !== 'no-data');
    expect(computed.map((i) => i.id).filter((id) => later.some((i) => i.id === id))).toEqual(later.map((i) => i.id));
  });
});

it('quotes the plan without the blanks that ends of lines left within words', () => {
  const city = shippedCity('maanshan');
  const wrapped = /\p{Script=Han} \p{Script=Han}/u;
  expect(city.targets.some(({ quote }) => quote !== null && wrapped.test(quote))).toBe(true);
  const own = indicatorBoard(city, partsFor(NO_PARTS, indicatorNeeds(city, NO_SETTINGS), DAY), NO_SETTINGS);
  for (const { quote } of own) expect(quote ?? '').not.toMatch(wrapped);
});

describe('bars', () => {
  it('start at zero, end at one, and mark the target', () => {
    for (const bar of board.map(barOf))
      if (bar !== null && bar !== 'hatched')
        for (const place of [bar.fill, bar.tick ?? 0]) expect(place >= 0 && place <= 1).toBe(true);
    expect(barOf(byId('park-coverage'))).toMatchObject({ tick: 0.8 });
    expect(barOf(byId('legacy-mines'))).toEqual({ fill: 7 / 16, tick: 1 });
  });

  it('are hatched without data, and none while a figure is on its way', () => {
    expect(barOf(byId('protected-area'))).toBe('hatched');
    expect(barOf({ ...byId('park-coverage'), value: null, state: 'not-computed' })).toBeNull();
  });
});

describe('parts from the computing thread', () => {
  const put = <N extends PartName>(name: N, input: Parameters<typeof partKey<N>>[1], state: PartState<N>) =>
    ({ [partKey(name, input)]: state }) as CoverageParts;

  it('are asked for once each, by what the targets need', () => {
    const asked = askedFor(prepared.city, NO_SETTINGS, DAY);
    const keys = asked.map(({ name, input }) => partKey(name, input as never));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toContain(partKey('changes', { layerId: 'red-line', before: '2023-11' }));
    expect(keys).toContain(partKey('services', { serviceId: 'parks' }));
  });

  it('are ready, on their way or refused', () => {
    const needs = indicatorNeeds(prepared.city, NO_SETTINGS);
    const problems = [{ code: 'computation-failed', severity: 'error', where: {}, values: {} }] as const;
    const given = {
      ...put('services', { serviceId: 'parks' }, { kind: 'failed', problems }),
      ...put('siteTable', { day: DAY }, { kind: 'done', result: null }),
      ...put('shoreline', { versionId: null }, { kind: 'running', share: 0.4 }),
    };
    const found = partsFor(given, needs, DAY);
    expect(found.services.parks).toEqual({ state: 'failed', problems });
    expect(found.sites).toEqual({ state: 'ready', value: null });
    expect(found.shoreline).toEqual({ state: 'pending' });
    const judged = indicatorBoard(prepared.city, found, NO_SETTINGS);
    expect(byId('park-coverage', judged)).toMatchObject({ state: 'not-computed', reasons: ['failed'], problems });
    expect(byId('legacy-mines', judged)).toMatchObject({ state: 'no-data', value: null });
  });
});

describe('figures', () => {
  it('each have an explanation with formula, inputs and both errors, and ground of their own', () => {
    const computed = board.filter((i) => i.value !== null);
    expect(computed.length).toBeGreaterThan(8);
    for (const indicator of computed) {
      const figures = [indicatorFigure(indicator), ...indicator.regions.map((_, i) => indicatorFigure(indicator, i))];
      for (const figure of figures) {
        const explained = explain(figure, context);
        expect(explained?.formula, figure.id).not.toBe('');
        expect(explained?.inputs.length, figure.id).toBeGreaterThan(0);
        expect(regionOf(figure, context), figure.id).not.toBeNull();
      }
    }
  });

  it('of a change light what was lost and gained together', () => {
    expect(mainRegion(byId('red-line-area'))).toMatchObject({ kind: 'layer-change', part: 'changed' });
  });

  it('are no more once the board has them not', () => {
    const gone = indicatorFigure({ ...byId('red-line-area'), id: 'gone' });
    expect(explain(gone, context)).toBeNull();
    expect(regionOf(gone, context)).toBeNull();
  });

  it('are cited with value, formula, versions, both errors, the mark of illustrative data, version and day', () => {
    const explained = explain(indicatorFigure(byId('park-coverage')), context)!;
    const cited = { city: prepared.city, residualSquareMetres: 0, recheck: null, day: DAY };
    const said = citation(explained, cited, context.text);
    const last = `示意数据. 数据版本 WH-2025.10-示意,引用日期 ${DAY}。`;
    const errors = ['计算误差: < 0.01 个百分点', '数据误差: ± 3.70 个百分点('];
    for (const part of ['84.09%', '公园绿地 2024-12 版', ...errors, last]) expect(said).toContain(part);
    expect(citation(explained, { ...cited, recheck: '一致' }, context.text)).toContain('球面复核: 一致');
  });

  it('can be taken apart: what is divided by what, how many of how many, what was gained and lost', () => {
    const told = (id: string) => explain(indicatorFigure(byId(id)), context)!;
    const { value } = byId('park-coverage');
    if (value?.kind !== 'share') throw new Error('no share');
    const [part, whole] = [format.squareKilometres(value.part), format.squareKilometres(value.whole)];
    expect(told('park-coverage').formula).toContain(` = ${part} ÷ ${whole} km²`);
    expect(quantityUnits(told('legacy-mines').quantity, context.text)).toEqual(['7', '/ 16 处']);
    // Of parks and built-up land, not of the borders of districts.
    expect(told('park-coverage').accuracies.map((a) => a.part)).not.toContain('border');
    expect(Math.max(...told('park-coverage').accuracies.map((a) => a.metres))).toBe(50);
    expect(told('red-line-area').formula).toMatch(/ = [\d,.]+ − [\d,.]+ 公顷$/);
  });

  it('stand large with their unit', () => {
    const head = (id: string) => indicatorHead(byId(id), text);
    expect(head('red-line-area')).toMatchObject({ unit: '公顷' });
    expect(head('legacy-mines')).toEqual({ value: '7', unit: '/ 16 处' });
    // What the plan says is no value of the map.
    expect(head('soil-retention')).toBeNull();
    expect(head('protected-area')).toBeNull();
  });
});

describe('targets', () => {
  beforeEach(() => replaceProject(EMPTY_PROJECT));
  const judgedNow = () => indicatorBoard(prepared.city, parts, getApp().project.coverage);
  const said = (id: string, list = board) => targetText(byId(id, list), prepared.city, text, 'zh');

  it('are of the plan, of a baseline, or open to be entered', () => {
    expect(said('park-coverage')).toBe('≥ 80%');
    expect(said('red-line-area')).toBe('基准 2023-11');
    expect(said('protected-area')).toBe(text.noBaseline);
    expect(said('shoreline-rate')).toBe('上级下达,未录入');
    expect(said('river-bands')).toBe('规划未设数值');
    const open = board.filter((i) => takesTarget(i, prepared.city)).map((i) => i.id);
    expect(open).toContain('shoreline-rate');
    for (const id of ['park-coverage', 'red-line-area', 'green-mines']) expect(open).not.toContain(id);
    expect(comparedLayer(byId('red-line-area'), prepared.city)?.id).toBe('red-line');
  });

  it('compare with earlier versions only, and say so where there is none', () => {
    const [newest, older] = prepared.city.layers.find((l) => l.id === 'red-line')!.versions;
    const layers = prepared.city.layers.map((l) => (l.id === 'red-line' ? { ...l, versions: [older!, newest!] } : l));
    const city = { ...prepared.city, layers };
    expect(indicatorNeeds(city, { ...NO_SETTINGS, baselines: { 'red-line': newest!.id } }).changes).not.toContainEqual(
      expect.objectContaining({ layerId: 'red-line' }),
    );
    const without = { ...byId('red-line-area'), inputs: [] };
    expect(targetText(without, city, text, 'zh')).toBe(text.noEarlier('2023-11'));
  });

  it('judge at once when they are entered, with who and when, and can be undone', () => {
    enterTarget('shoreline-rate', 74, '市水务局');
    const own = byId('shoreline-rate', judgedNow());
    expect(own.target).toEqual({ value: 74, unit: '%', entered: { by: '市水务局', date: today() } });
    expect(['met', 'borderline']).toContain(own.state);
    expect(takesTarget(own, prepared.city)).toBe(true);
    enterTarget('shoreline-rate', 90, '市水务局');
    expect(byId('shoreline-rate', judgedNow()).state).toBe('missed');
    undo();
    undo();
    expect(byId('shoreline-rate', judgedNow()).state).toBe('no-target');
    redo();
    enterTarget('shoreline-rate', null, '');
    expect(getApp().project.coverage).toEqual(NO_SETTINGS);
  });

  it('taking back what was never entered is no step', () => {
    const { past } = getApp();
    enterTarget('shoreline-rate', null, '');
    expect(getApp().past).toBe(past);
  });

  it('count other zones of the shore, and compare with another version', () => {
    countClasses(['protect']);
    chooseBaseline('red-line', '2023-11');
    expect(getApp().project.coverage).toMatchObject({
      countedClasses: ['protect'],
      baselines: { 'red-line': '2023-11' },
    });
    chooseBaseline('red-line', null);
    expect(getApp().project.coverage.baselines).toEqual({});
  });
});
