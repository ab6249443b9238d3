/** The board of indicators as it is shown: which stand in the strip, in what order, with which bars. Pure. */
import type { City } from '../../../domain/city.ts';
import type { Indicator, IndicatorState, LitRegion } from '../../../domain/coverage/indicator.ts';
import type { Region } from '../../../domain/coverage/region.ts';
import { type Figure, figureOf } from './figure.ts';

/** States in the order in which they matter; also of the filter. */
export const INDICATOR_STATES: readonly IndicatorState[] = [
  'missed',
  'borderline',
  'met',
  'not-due',
  'no-target',
  'compared',
  'not-computed',
  'no-data',
  'non-spatial',
];

/** Comparisons that judge. */
const JUDGING: readonly Indicator['comparison'][] = [
  'at-least',
  'at-most',
  'equal',
  'all',
  'not-less-than-baseline',
  'set-above',
  'trend',
];

/** Whether nothing on the map answers it: a figure of the plan, a layer that is nowhere supplied, no spatial matter. */
export const isFolded = ({ measure }: Pick<Indicator, 'measure'>): boolean => measure.kind === 'none';

/**
 * Computed ones that judge, other computed ones, those whose data are missing, those that no map answers; each in the plan's
 * order. What is still being computed stands where it will stand.
 */
export function inOrder(board: readonly Indicator[]): Indicator[] {
  const rank = (i: Indicator): number => {
    if (isFolded(i)) return 3;
    if (i.state === 'no-data') return 2;
    return JUDGING.includes(i.comparison) ? 0 : 1;
  };
  return board.toSorted((a, b) => rank(a) - rank(b));
}

/** What fails is never what there is no room for; what no map answers stands last, whatever it says. */
function byState(board: readonly Indicator[]): Indicator[] {
  const rank = (i: Indicator): number => (isFolded(i) ? INDICATOR_STATES.length : INDICATOR_STATES.indexOf(i.state));
  return inOrder(board).sort((a, b) => rank(a) - rank(b));
}

/** As many as there is room for, and the rest: missed, borderline, met, then all others, each in the order of the table. */
export function stripOf(board: readonly Indicator[], room: number): { shown: Indicator[]; folded: Indicator[] } {
  const ordered = byState(board);
  const answered = ordered.filter((i) => !isFolded(i)).length;
  const most = Math.max(1, Math.min(room, answered));
  return { shown: ordered.slice(0, most), folded: ordered.slice(most) };
}

/** `hatched`: the data are missing; null: there is no scale to draw on. */
export type IndicatorBar = 'hatched' | { readonly fill: number; readonly tick: number | null } | null;

/** Length of the bar and place of the target on it, 0 to 1. */
export function barOf({ value, target, state }: Indicator): IndicatorBar {
  if (value === null) return state === 'not-computed' ? null : 'hatched';
  switch (value.kind) {
    case 'change': {
      const { beforeSquareMetres: was, afterSquareMetres: is } = value;
      const longest = Math.max(was, is);
      return longest > 0 ? { fill: is / longest, tick: was / longest } : null;
    }
    case 'share':
      return { fill: Math.min(1, value.share), tick: target ? Math.min(1, target.value / 100) : value.before };
    case 'done-of': {
      const longest = Math.max(value.total, target?.value ?? 0);
      return longest > 0 ? { fill: value.done / longest, tick: (target?.value ?? value.total) / longest } : null;
    }
    case 'area':
      if (value.stated === null) return null;
      return relative(value.squareMetres, value.stated.squareMetres);
    case 'count':
      return target && target.value > 0 ? relative(value.count, target.value) : null;
  }
}

function relative(figure: number, wanted: number): IndicatorBar {
  const longest = Math.max(figure, wanted);
  return longest > 0 ? { fill: figure / longest, tick: wanted / longest } : null;
}

/** The figure of an indicator; `part`: place of one of its regions, else all that it stands for. */
export const indicatorFigure = ({ id, regions }: Indicator, part: number | null = null): Figure =>
  figureOf('indicator', part === null ? id : `${id}:${part}`, part === null ? [] : keysOf(regions[part]!.region));

/** Classes or layers to be drawn with a region. */
function keysOf(region: Region): readonly string[] {
  if (region.kind === 'classes') return region.all.flat();
  return 'layerId' in region ? [region.layerId] : [];
}

/** Indicator and part of a figure; null where the board has no such (any more). */
export function indicatorOf(
  { id }: Figure,
  board: readonly Indicator[],
): { readonly indicator: Indicator; readonly part: LitRegion | null } | null {
  const [name, part] = id.split(':');
  const indicator = board.find((i) => i.id === name);
  if (!indicator) return null;
  return { indicator, part: part === undefined ? null : (indicator.regions[Number(part)] ?? null) };
}

/** What lights up with the figure: lost and gained ground together, else the first of its regions. */
export function mainRegion({ regions }: Indicator): Region | null {
  const [first, second] = regions;
  if (!first) return null;
  const isChange = first.region.kind === 'layer-change' && second?.region.kind === 'layer-change';
  return isChange && first.region.kind === 'layer-change' ? { ...first.region, part: 'changed' } : first.region;
}

/** Whether the user may set the number that it is judged by. */
export const takesTarget = (indicator: Indicator, { targets }: Pick<City, 'targets'>): boolean => {
  const own = targets.find((t) => t.indicator === indicator.id);
  const isOpen = own?.value === null || indicator.target?.entered != null;
  return isOpen && !isFolded(indicator) && !['no-net-loss', 'layer-area'].includes(indicator.measure.kind);
};

/** Layer whose older version is compared with; null where nothing is. */
export function comparedLayer({ measure, comparison }: Indicator, { layers }: Pick<City, 'layers'>) {
  const isTrend = comparison === 'trend';
  if (measure.kind === 'no-net-loss') return layers.find((l) => l.id === measure.layerId) ?? null;
  if (measure.kind === 'class-share' && isTrend) return layers.find((l) => l.id === measure.layerId) ?? null;
  if (measure.kind === 'shoreline-rate' && isTrend) return layers.find((l) => l.role === 'shoreline') ?? null;
  return null;
}
