/**
 * The indicator strip as data: what the plan asks, what the map answers, and whether that can be judged at all. An
 * indicator that this map cannot compute is never judged; one without a baseline is missing data, not met. Pure.
 */
import type { Bilingual, City } from '../../../domain/city.ts';
import type { CoverageResult } from '../../../domain/coverage/result.ts';
import type { Selection } from '../../state/model.ts';
import { cellOf } from './figure.ts';
import { ledgerIsIncomplete, ledgerSummary } from './ledger.ts';
import { shorelineReadings } from './shoreline.ts';

type Target = City['targets'][number];
type Sites = NonNullable<CoverageResult['sites']>;

/** `met` 达标, `missed` 未达标, `open` no target value to judge by, `no-data` 缺数据, `planned` 规划值 (非空间指标). */
export type IndicatorState = 'met' | 'missed' | 'open' | 'no-data' | 'planned';

type IndicatorValue =
  | { readonly kind: 'change'; readonly squareMetres: number }
  | { readonly kind: 'share'; readonly share: number }
  | { readonly kind: 'done'; readonly done: number; readonly total: number }
  | { readonly kind: 'planned'; readonly value: number };

type IndicatorNote =
  | { readonly kind: 'districts-against'; readonly names: readonly Bilingual[] }
  | { readonly kind: 'area-only' }
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'no-baseline' }
  | { readonly kind: 'target-from-above' }
  | { readonly kind: 'not-computed' }
  | { readonly kind: 'overdue'; readonly count: number }
  | { readonly kind: 'from-plan' };

export interface Indicator {
  readonly id: string;
  readonly name: Bilingual;
  readonly state: IndicatorState;
  readonly value: IndicatorValue | null;
  readonly target: { readonly value: number; readonly unit: string } | null;
  readonly baselineDate: string | null;
  /** Length of the bar and place of the target on it, 0 to 1; null is a hatched bar. */
  readonly bar: { readonly fill: number; readonly tick: number | null } | null;
  readonly note: IndicatorNote | null;
  readonly quote: string | null;
  readonly source: string | null;
  readonly selection: Selection | null;
}

/** Status of a site that counts as done. */
const DONE_STATUS = 'closed';

/** Site class behind an indicator about sites. */
const SITE_INDICATORS: Readonly<Record<string, string>> = { 'legacy-mines': 'mine' };

export function indicators(city: City, result: CoverageResult): Indicator[] {
  const all = city.targets.map((target) => indicatorOf(target, result));
  const rank = (i: Indicator) => (i.state === 'planned' ? 2 : i.state === 'no-data' ? 1 : 0);
  return all
    .map((i, place) => ({ i, place }))
    .sort((a, b) => rank(a.i) - rank(b.i) || a.place - b.place)
    .map(({ i }) => i);
}

function indicatorOf(target: Target, result: CoverageResult): Indicator {
  const base = {
    id: target.indicator,
    name: target.name,
    target: target.value === null ? null : { value: target.value, unit: target.unit },
    baselineDate: null,
    quote: target.quote,
    source: target.source,
    selection: null,
  };
  const sites = SITE_INDICATORS[target.indicator];
  if (target.comparison === 'planned') {
    const value = target.value === null ? null : ({ kind: 'planned', value: target.value } as const);
    return { ...base, state: 'planned', value, bar: null, note: { kind: 'from-plan' } };
  }
  if (target.indicator === 'red-line-area' && result.ledger) return { ...base, ...redLine(result.ledger) };
  if (target.indicator === 'shoreline-rate' && result.shoreline)
    return { ...base, ...shoreline(result.shoreline, target.value) };
  if (sites && result.sites) return { ...base, ...sitesDone(result.sites, sites) };
  const kind = target.comparison === 'not-less-than-baseline' ? 'no-baseline' : 'not-computed';
  return { ...base, state: 'no-data', value: null, bar: null, note: { kind } };
}

type Judged = Pick<Indicator, 'state' | 'value' | 'bar' | 'note' | 'selection' | 'baselineDate'>;

/** Half a square metre: a change below it is no change. */
const TOLERANCE_SQUARE_METRES = 0.5;

function redLine(ledger: NonNullable<CoverageResult['ledger']>): Judged {
  const { total, against } = ledgerSummary(ledger, TOLERANCE_SQUARE_METRES);
  const selection = cellOf(ledger.layerId, null, 'net');
  const value = { kind: 'change', squareMetres: total.netSquareMetres } as const;
  const baselineDate = ledger.before.date;
  // What is left out may be more than what has changed.
  if (ledgerIsIncomplete(ledger))
    return { state: 'no-data', value, baselineDate, bar: null, note: { kind: 'incomplete' }, selection };
  const share = total.beforeSquareMetres > 0 ? total.afterSquareMetres / total.beforeSquareMetres : 1;
  const names = against.flatMap((line) => (line.name ? [line.name] : []));
  return {
    state: total.netSquareMetres >= -TOLERANCE_SQUARE_METRES ? 'met' : 'missed',
    value,
    baselineDate,
    bar: barOf(share, 1),
    note: names.length > 0 ? { kind: 'districts-against', names } : { kind: 'area-only' },
    selection,
  };
}

function shoreline(shore: NonNullable<CoverageResult['shoreline']>, targetPercent: number | null): Judged {
  const share = shorelineReadings(shore).ofAll ?? 0;
  const wanted = targetPercent === null ? null : targetPercent / 100;
  return {
    state: wanted === null ? 'open' : share >= wanted ? 'met' : 'missed',
    value: { kind: 'share', share },
    baselineDate: null,
    bar: { fill: share, tick: wanted },
    note: wanted === null ? { kind: 'target-from-above' } : null,
    selection: cellOf(shore.layerId, null, 'reading-all'),
  };
}

function sitesDone(sites: Sites, classId: string): Partial<Judged> & Pick<Judged, 'state' | 'value' | 'bar' | 'note'> {
  const type = sites.types.find((t) => t.classId === classId);
  if (!type) return { state: 'no-data', value: null, bar: null, note: { kind: 'not-computed' } };
  const done = type.byStatus[DONE_STATUS] ?? 0;
  const state = done === type.total ? 'met' : type.overdue > 0 ? 'missed' : 'open';
  return {
    state,
    value: { kind: 'done', done, total: type.total },
    bar: { fill: type.total > 0 ? done / type.total : 0, tick: 1 },
    note: type.overdue > 0 ? { kind: 'overdue', count: type.overdue } : null,
    selection: cellOf(`${sites.layerId}/${classId}`, null, `status:${DONE_STATUS}`),
  };
}

/** A share against a wanted one on one track: the longer of the two is the whole track. */
function barOf(share: number, wanted: number): { fill: number; tick: number } {
  const longest = Math.max(share, wanted);
  return { fill: share / longest, tick: wanted / longest };
}
