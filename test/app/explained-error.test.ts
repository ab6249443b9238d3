/** Errors of figures in words: of the explain card, of the table of indicators, of the report. */

import { describe, expect, it } from 'vitest';
import type { Explained, Quantity } from '../../src/app/panels/coverage/explained.ts';
import { withOutline } from '../../src/app/panels/coverage/explained-accuracy.ts';
import { errorText } from '../../src/app/panels/coverage/explained-error.ts';
import { methodOf } from '../../src/app/panels/coverage/explained-out.ts';
import { inHandWords } from '../../src/app/panels/meeting/in-hand-words.ts';
import { textIn } from '../../src/app/text/use-text.ts';
import type { Indicator } from '../../src/domain/coverage/indicator.ts';
import { EMPTY_REGION } from '../../src/domain/coverage/traced.ts';
import {
  indicatorComputationError,
  indicatorError,
  indicatorNotes,
  indicatorTarget,
  unitWord,
} from '../../src/text/indicators.ts';
import { coverageFixture } from './coverage-fixture.ts';

const text = textIn('zh').coverage;
const share = (of: number): Quantity => ({ kind: 'share', share: of });
const squareMetres = (of: number): Quantity => ({ kind: 'area', squareMetres: of });

describe('errors on the explain card', () => {
  it('are hectares and percentage points, and what is too small to print is said to be less', () => {
    expect(errorText(squareMetres(265_800), text)).toBe('± 26.58 公顷');
    expect(errorText(squareMetres(26), text)).toBe('± 0.0026 公顷');
    expect(errorText(squareMetres(0.4), text)).toBe('< 0.0001 公顷');
    expect(errorText(share(0.037), text)).toBe('± 3.70 个百分点');
    expect(errorText(share(1e-9), text)).toBe('< 0.01 个百分点');
    expect(errorText({ kind: 'length', metres: 80 }, text)).toBe('± 0.08 km');
    expect(errorText({ kind: 'length', metres: 0.01 }, text)).toBe('< 0.0001 km');
    expect(errorText(share(0.037), textIn('en').coverage)).toBe('± 3.70 percentage points');
  });

  it('stand with the accuracy they come from, and are marked where they are larger than the figure', () => {
    const explained = (quantity: Quantity, dataError: Quantity | null): Explained => ({
      name: '',
      quantity,
      dataError,
      formula: '',
      inputs: [],
      split: [],
      excluded: null,
      accuracies: [
        { part: 'border', name: '行政区', metres: 100 },
        { part: 'line', name: '管控带', metres: 5 },
      ],
      keys: [],
    });
    const data = (...given: Parameters<typeof explained>) => methodOf(explained(...given), 0, text).data;
    const net: Quantity = { kind: 'area', squareMetres: -1_174_300, signed: true };
    expect(data(net, squareMetres(265_800))).toBe(
      '± 26.58 公顷(定位精度 界线:行政区 ± 100 m;图层:管控带 ± 5 m,界线同向偏移的最大值)',
    );
    expect(data(squareMetres(100), squareMetres(101))).toContain('误差大于数值');
    expect(data(squareMetres(101), squareMetres(101))).not.toContain('误差大于数值');
    expect(data(net, null)).toBe('未给出(定位精度 界线:行政区 ± 100 m;图层:管控带 ± 5 m)');
    // The outline of its ground tells what each accuracy applies to.
    const ground = explained(squareMetres(1e6), null);
    const region = { ...EMPTY_REGION, outline: { borderMetres: 1000, ownMetres: 2000 } };
    const trace = { kind: 'done', of: { kind: 'none' }, region } as const;
    expect(withOutline(ground, trace).dataError).toEqual(squareMetres(1000 * 100 + 2000 * 5));
    const inside = { ...trace, region: { ...region, outline: { borderMetres: 0, ownMetres: 2000 } } };
    expect(methodOf(withOutline(ground, inside), 0, text).data).toBe(
      '± 1.00 公顷(定位精度 图层:管控带 ± 5 m,界线同向偏移的最大值)',
    );
    expect(methodOf(withOutline(ground, { ...trace, region: EMPTY_REGION }), 0, text).data).toMatch(/^未给出/);
    // The wall and slides say what the card says.
    const told = inHandWords(ground, { result: coverageFixture, areaUnit: 'km2', trace: inside }, text);
    expect(told.errors).toContain(methodOf(withOutline(ground, inside), 0, text).data);
  });
});

describe('errors of indicators', () => {
  const whole = { kind: 'share', part: 1, whole: 2, of: 'metres', before: null, achievement: null } as const;
  const value: Indicator['value'] = { ...whole, share: 0.5 };

  it('are percentage points of shares, marked where they are larger than the figure', () => {
    expect(indicatorError({ value, dataError: 0.037 }, 'zh')).toBe('±3.70 个百分点');
    expect(indicatorError({ value, dataError: 1e-7 }, 'zh')).toBe('< 0.01 个百分点');
    expect(indicatorError({ value, dataError: 0.6 }, 'zh')).toBe('±60.00 个百分点(误差大于数值)');
    expect(indicatorComputationError({ value, computationError: 1e-9 }, 'zh')).toBe('< 0.01 个百分点');
  });

  it('stand beside targets that want all of something', () => {
    expect(indicatorTarget({ target: null, comparison: 'all' }, 'zh')).toBe('全部完成');
    expect(indicatorTarget({ target: null, comparison: 'trend' }, 'zh')).toBe('—');
  });

  it('and of others the sign with the number, as on the board', () => {
    const of = (comparison: Indicator['comparison'], value: number, unit: string): string =>
      indicatorTarget({ target: { value, unit, entered: null }, comparison }, 'zh');
    expect(of('at-least', 80, '%')).toBe('≥ 80%');
    expect(of('at-most', 5, '公顷')).toBe('≤ 5 公顷');
    expect(of('reduce', 5, '公顷')).toBe('≤ 5 公顷');
    expect(of('equal', 16, '家')).toBe('= 16 家');
    expect(of('stated', 2.1, '平方公里')).toBe('规划 2.1 平方公里');
  });

  it('and in English as many of the unit as the plan counts in 万 or 亿 of it', () => {
    const of = (value: number, unit: string, language: 'zh' | 'en'): string =>
      indicatorTarget({ target: { value, unit, entered: null }, comparison: 'planned' }, language);
    expect(of(2, '万亩', 'zh')).toBe('规划值 2 万亩');
    expect(of(2, '万亩', 'en')).toBe('plan figure 20,000 mu');
    expect(of(43.4256, '万亩', 'en')).toBe('plan figure 434,256 mu');
    expect(of(0.00123, '万亩', 'en')).toBe('plan figure 12.3 mu');
    expect(of(1.5, '亿', 'en')).toBe('plan figure 150,000,000');
    expect(of(2000, '亩', 'en')).toBe('plan figure 2000 mu');
    expect([unitWord('万亩', 'en'), unitWord('亩', 'en'), unitWord('万亩', 'zh')]).toEqual([
      '× 10,000 mu',
      'mu',
      '万亩',
    ]);
  });

  it('call overdue what the statuses can tell, and say how many deadlines have passed since', () => {
    const note = {
      code: 'overdue',
      count: 8,
      passed: 3,
      day: '2026-11-22',
      statusDate: '2024-06',
      term: null,
    } as const;
    expect(indicatorNotes({ notes: [note] }, 'zh')).toEqual([
      '按 2024-06 状态逾期 8 处(按各点位自身期限);至 2026-11-22 另有 3 处时限已过、状态待更新;规划目标未定期限',
    ]);
    const [unknown] = indicatorNotes({ notes: [{ ...note, count: 0 }] }, 'zh');
    expect(unknown).toContain('按 2024-06 状态无逾期');
    expect(unknown).not.toMatch(/逾期 \d/);
    expect(indicatorNotes({ notes: [{ ...note, passed: 0 }] }, 'zh')[0]).not.toContain('待更新');
    expect(indicatorNotes({ notes: [{ ...note, term: 2025 }] }, 'zh')[0]).toContain('规划目标期限 2025 年');
  });
});
