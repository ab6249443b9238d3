/** Words for indicators of a plan. 达标 is said only of what the map can tell. */
import type {
  Indicator,
  IndicatorNote,
  IndicatorReason,
  IndicatorState,
  IndicatorValue,
} from '../domain/coverage/indicator.ts';
import {
  count,
  fixed,
  hectares,
  kilometres,
  percent,
  percentagePoints,
  signedHectares,
  signedPercent,
  squareKilometres,
} from '../geodesy/units.ts';
import type { Language } from './problems.ts';

interface IndicatorWords {
  readonly states: Readonly<Record<IndicatorState, string>>;
  readonly reasons: Readonly<Record<IndicatorReason, string>>;
  readonly values: {
    readonly change: (net: string, before: string, after: string) => string;
    readonly share: (share: string, before: string | null) => string;
    readonly area: (area: string, share: string | null) => string;
    readonly stated: (area: string, official: string, difference: string) => string;
    readonly count: (count: string) => string;
    readonly pairs: (count: string, area: string) => string;
    readonly doneOf: (done: string, total: string) => string;
  };
  readonly errors: Readonly<Record<'area' | 'share' | 'larger', (error: string) => string>>;
  readonly allDone: string;
  /** In place of a number to reach, and of words of the plan. */
  readonly unset: Readonly<Record<'setAbove' | 'noNumber' | 'quoteAbove' | 'noQuote', string>>;
  readonly targets: Readonly<Record<'atLeast' | 'atMost' | 'equal' | 'stated' | 'planned', (value: string) => string>>;
  readonly notes: {
    readonly [C in IndicatorNote['code']]: (note: Extract<IndicatorNote, { readonly code: C }>) => string;
  };
  readonly units: Readonly<Record<string, string>>;
  /** What the first sign of a unit counts in; the language's own where it is read as it stands. */
  readonly multiples: Readonly<Record<string, number>>;
  readonly entered: (by: string, date: string) => string;
}

const zh: IndicatorWords = {
  states: {
    met: '达标',
    missed: '未达标',
    borderline: '临界',
    'not-due': '未完成(规划目标未到期或未定期限)',
    compared: '仅对照',
    'no-target': '无目标值',
    'no-data': '缺数据',
    'not-computed': '未计算',
    'non-spatial': '非空间指标',
  },
  reasons: {
    'no-baseline': '缺少基准期数据',
    'layer-missing': '缺图层',
    'layer-absent': '无此图层',
    'features-left-out': '有图形错误的要素未计入',
    'fewer-than-planned': '图上少于规划数',
    'older-than-term': '状态数据早于规划期限届满,不能判定',
    'status-missing': '有点位未填状态',
    'no-features': '图层无要素',
    'no-zones-counted': '没有计入任何功能区',
    pending: '计算中',
    failed: '计算未成功',
  },
  values: {
    change: (net, before, after) => `净变化 ${net} 公顷(${before} → ${after})`,
    share: (share, before) => (before === null ? share : `${share}(基准期 ${before})`),
    area: (area, share) => (share === null ? `${area} 公顷` : `${area} 公顷,占全市 ${share}`),
    stated: (area, official, difference) => `图形 ${area} km²,规划 ${official} km²,差 ${difference}`,
    count: (n) => `${n} 处`,
    pairs: (n, area) => `${n} 对,重叠合计 ${area} 公顷`,
    doneOf: (done, total) => `已销号 ${done} / ${total}`,
  },
  errors: {
    area: (error) => `±${error} 公顷`,
    share: (error) => `±${error} 个百分点`,
    larger: (error) => `${error}(误差大于数值)`,
  },
  allDone: '全部完成',
  unset: {
    setAbove: '上级下达,未录入',
    noNumber: '规划未设数值',
    quoteAbove: '规划未设,由上级下达',
    noQuote: '规划未设,供自定目标',
  },
  targets: {
    atLeast: (value) => `≥ ${value}`,
    atMost: (value) => `≤ ${value}`,
    equal: (value) => `= ${value}`,
    stated: (value) => `规划 ${value}`,
    planned: (value) => `规划值 ${value}`,
  },
  notes: {
    'districts-against': ({ districtIds }) => `${districtIds.length} 个区与全市相反`,
    'unclassified-included': ({ lengthMetres }) => `含未分区岸线 ${kilometres(lengthMetres)} km`,
    'unclassified-counted': ({ lengthMetres }) =>
      `注意:未分区岸线 ${kilometres(lengthMetres)} km 已按受保护计入,比率偏高`,
    'counted-classes': ({ classIds }) => `计入功能区 ${classIds.length} 类`,
    'demand-land': ({ land }) => (land === 'built-up' ? '建成区面积口径' : '居住用地口径'),
    overdue: ({ count: n, passed, day, statusDate, term }) =>
      `按 ${statusDate} 状态${n > 0 ? `逾期 ${n} 处` : '无逾期'}(按各点位自身期限)${passed > 0 ? `;至 ${day} 另有 ${passed} 处时限已过、状态待更新` : ''};规划目标${term === null ? '未定期限' : `期限 ${term} 年`}`,
    'names-missing': ({ names }) => `图上未见:${names.join('、')}`,
    'illustrative-inputs': () => '示意数据',
  },
  units: {},
  multiples: {},
  entered: (by, date) => `${by} 录入,${date}`,
};

const en: IndicatorWords = {
  states: {
    met: 'met',
    missed: 'not met',
    borderline: 'borderline',
    'not-due': 'not done (the target is not yet due, or has no term)',
    compared: 'compared only',
    'no-target': 'no target',
    'no-data': 'data missing',
    'not-computed': 'not computed',
    'non-spatial': 'not spatial',
  },
  reasons: {
    'no-baseline': 'no baseline data',
    'layer-missing': 'layer missing',
    'layer-absent': 'no such layer',
    'features-left-out': 'features with faults are left out',
    'fewer-than-planned': 'fewer on the map than planned',
    'older-than-term': 'statuses are from before the end of the term of the plan',
    'status-missing': 'sites without a status',
    'no-features': 'the layer is empty',
    'no-zones-counted': 'no zone is counted',
    pending: 'being computed',
    failed: 'could not be computed',
  },
  values: {
    change: (net, before, after) => `net ${net} ha (${before} → ${after})`,
    share: (share, before) => (before === null ? share : `${share} (baseline ${before})`),
    area: (area, share) => (share === null ? `${area} ha` : `${area} ha, ${share} of the city`),
    stated: (area, official, difference) => `outline ${area} km², plan ${official} km², difference ${difference}`,
    count: (n) => n,
    pairs: (n, area) => `${n} pairs, ${area} ha in common`,
    doneOf: (done, total) => `${done} of ${total} closed`,
  },
  errors: {
    area: (error) => `±${error} ha`,
    share: (error) => `±${error} percentage points`,
    larger: (error) => `${error} (more than the figure)`,
  },
  allDone: 'all of them done',
  unset: {
    setAbove: 'set above, not entered',
    noNumber: 'no number in the plan',
    quoteAbove: 'not of the plan, set above',
    noQuote: "not of the plan, for a target of one's own",
  },
  targets: {
    atLeast: (value) => `≥ ${value}`,
    atMost: (value) => `≤ ${value}`,
    equal: (value) => `= ${value}`,
    stated: (value) => `plan ${value}`,
    planned: (value) => `plan figure ${value}`,
  },
  notes: {
    'districts-against': ({ districtIds }) => `districts the other way: ${districtIds.length}`,
    'unclassified-included': ({ lengthMetres }) => `unclassified shore included: ${kilometres(lengthMetres)} km`,
    'unclassified-counted': ({ lengthMetres }) =>
      `caution: unclassified shore of ${kilometres(lengthMetres)} km is counted as protected, the rate is too high`,
    'counted-classes': ({ classIds }) => `zones counted: ${classIds.length}`,
    'demand-land': ({ land }) => (land === 'built-up' ? 'share of the built-up area' : 'share of residential land'),
    overdue: ({ count: n, passed, day, statusDate, term }) =>
      `overdue by the statuses of ${statusDate}: ${n} (by the deadlines of the sites themselves)${passed > 0 ? `; deadlines passed by ${day}, status to be updated: ${passed}` : ''}; the plan sets ${term === null ? 'no term' : `the term ${term}`}`,
    'names-missing': ({ names }) => `not on the map: ${names.join(', ')}`,
    'illustrative-inputs': () => 'illustrative data',
  },
  units: {
    公顷: 'ha',
    平方公里: 'km²',
    亩: 'mu',
    '平方米/人': 'm²/person',
    家: '',
    处: '',
    个: '',
    对: 'pairs',
  },
  multiples: { 万: 10_000, 亿: 100_000_000 },
  entered: (by, date) => `entered by ${by}, ${date}`,
};

const indicatorWords = (language: Language): IndicatorWords => (language === 'zh' ? zh : en);

/** A unit of the plan without what it counts in: 万亩 is 10,000 mu where nobody counts in 万. */
function unitOf(unit: string, { units, multiples }: IndicatorWords): { readonly word: string; readonly times: number } {
  const times = multiples[unit.charAt(0)] ?? 1;
  const single = times === 1 ? unit : unit.slice(1);
  return { word: units[single] ?? single, times };
}

/** What stands behind a field for a number in a unit of the plan; empty where it needs no word. */
export function unitWord(unit: string, language: Language): string {
  const { word, times } = unitOf(unit, indicatorWords(language));
  return times === 1 ? word : `× ${count(times)} ${word}`.trim();
}

/** A number of the plan with its unit. */
export const withUnitWord = (value: number, unit: string, language: Language): string =>
  withUnit(value, unit, indicatorWords(language));

/** Digits that a number of a plan may have; what lies beyond them comes of the multiplication. */
const PLAN_DIGITS = 12;

function withUnit(value: number, unit: string, words: IndicatorWords): string {
  const { word, times } = unitOf(unit, words);
  if (word === '%') return `${value}%`;
  const number = times === 1 ? String(value) : plain(Number((value * times).toPrecision(PLAN_DIGITS)));
  return `${number} ${word}`.trim();
}

/** With all its decimals, thousands set apart. */
const plain = (value: number): string => fixed(value, String(value).split('.')[1]?.length ?? 0);

/** A figure as it is printed, with its unit; an em dash where there is none. */
export function indicatorFigure({ value }: Pick<Indicator, 'value'>, language: Language): string {
  const words = indicatorWords(language);
  return value === null ? percent(null) : figureOf(value, words);
}

function figureOf(value: IndicatorValue, words: IndicatorWords): string {
  const { values } = words;
  switch (value.kind) {
    case 'change': {
      const [before, after] = [hectares(value.beforeSquareMetres, 2), hectares(value.afterSquareMetres, 2)];
      return values.change(signedHectares(value.netSquareMetres), before, after);
    }
    case 'share':
      return values.share(percent(value.share), value.before === null ? null : percent(value.before));
    case 'area': {
      const { squareMetres, stated, cityShare } = value;
      if (stated === null)
        return values.area(hectares(squareMetres, 2), cityShare === null ? null : percent(cityShare));
      const [own, official] = [squareKilometres(squareMetres), squareKilometres(stated.squareMetres)];
      return values.stated(own, official, signedPercent(stated.differenceShare));
    }
    case 'count':
      return value.squareMetres === null
        ? values.count(count(value.count))
        : values.pairs(count(value.count), hectares(value.squareMetres, 2));
    case 'done-of':
      return values.doneOf(count(value.done), count(value.total));
  }
}

/** What the data may be off, in the unit of the figure; empty where that is not said. */
export function indicatorError(
  { value, dataError }: Pick<Indicator, 'value' | 'dataError'>,
  language: Language,
): string {
  if (value === null || dataError === null) return '';
  const { errors } = indicatorWords(language);
  const said = (
    value.kind === 'share' ? errors.share(percentagePoints(dataError)) : errors.area(hectares(dataError, 2))
  ).replace('±<', '<');
  return dataError > sizeOf(value) ? errors.larger(said) : said;
}

/** Without its sign, in the unit of its errors. */
function sizeOf(value: IndicatorValue): number {
  switch (value.kind) {
    case 'change':
      return Math.abs(value.netSquareMetres);
    case 'share':
      return value.share;
    case 'area':
      return value.squareMetres;
    default:
      return Number.POSITIVE_INFINITY;
  }
}

/** What rounding may make of the figure, in its unit; empty where there is none. */
export function indicatorComputationError(
  { value, computationError }: Pick<Indicator, 'value' | 'computationError'>,
  language: Language,
): string {
  if (value === null || !computationError) return '';
  const { errors } = indicatorWords(language);
  const said =
    value.kind === 'share' ? errors.share(percentagePoints(computationError)) : errors.area(hectares(computationError));
  return said.replace('±<', '<');
}

/** The number to reach, with who entered it, or that all of it is to be done; an em dash where nothing is asked. */
export function indicatorTarget(
  { target, comparison }: Pick<Indicator, 'target' | 'comparison'>,
  language: Language,
): string {
  const words = indicatorWords(language);
  if (target === null) return comparison === 'all' ? words.allDone : percent(null);
  const number = signed(withUnit(target.value, target.unit, words), comparison, words);
  if (target.entered === null) return number;
  const entered = words.entered(target.entered.by, target.entered.date);
  return language === 'zh' ? `${number}(${entered})` : `${number} (${entered})`;
}

/** What stands in place of a number to reach where there is none. */
export function noNumberWord({ comparison }: Pick<Indicator, 'comparison'>, language: Language): string {
  const { setAbove, noNumber } = indicatorWords(language).unset;
  return comparison === 'set-above' ? setAbove : noNumber;
}

/** Words of the plan; where it has none, who sets the target. */
export function indicatorQuote(
  { quote, comparison }: Pick<Indicator, 'quote' | 'comparison'>,
  language: Language,
): string {
  const { quoteAbove, noQuote } = indicatorWords(language).unset;
  return quote ?? (comparison === 'set-above' ? quoteAbove : noQuote);
}

/** With the sign of the comparison; a planned figure is called so. */
function signed(number: string, comparison: Indicator['comparison'], { targets }: IndicatorWords): string {
  switch (comparison) {
    case 'planned':
      return targets.planned(number);
    case 'stated':
      return targets.stated(number);
    case 'equal':
      return targets.equal(number);
    case 'at-most':
    case 'reduce':
      return targets.atMost(number);
    default:
      return targets.atLeast(number);
  }
}

export const indicatorStateWord = (state: IndicatorState, language: Language): string =>
  indicatorWords(language).states[state];

/** The state and why. */
export function indicatorState({ state, reasons }: Pick<Indicator, 'state' | 'reasons'>, language: Language): string {
  const words = indicatorWords(language);
  const why = reasons.map((r) => words.reasons[r]).join(language === 'zh' ? '、' : ', ');
  if (why === '') return words.states[state];
  return language === 'zh' ? `${words.states[state]}:${why}` : `${words.states[state]}: ${why}`;
}

export function indicatorNotes({ notes }: Pick<Indicator, 'notes'>, language: Language): string[] {
  const words = indicatorWords(language).notes;
  return notes.map((note) => (words[note.code] as (n: IndicatorNote) => string)(note));
}
