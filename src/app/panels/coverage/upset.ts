/**
 * Layout of the combination plot: one bar per exclusive combination above a grid of dots, one row per set. Pixels of the
 * drawing; x to the right, y down.
 */
import type { CoverageResult } from '../../../domain/coverage/result.ts';
import { SLIVER_SQUARE_METRES } from '../../../domain/coverage/slivers.ts';

export interface UpsetFrame {
  readonly width: number;
  /** Room for names and set totals on the left. */
  readonly labelWidth: number;
  /** Height of the tallest bar. */
  readonly barHeight: number;
  /** Room above the bars for their figures. */
  readonly headHeight: number;
  readonly rowHeight: number;
  readonly gap: number;
}

export interface UpsetBar {
  readonly keys: readonly string[];
  readonly areaSquareMetres: number;
  /** Middle of the column. */
  readonly x: number;
  readonly top: number;
  readonly height: number;
  readonly width: number;
  /** Rows from the first to the last member, joined by a line; null with one member. */
  readonly join: { readonly from: number; readonly to: number } | null;
  readonly dots: readonly { readonly y: number; readonly on: boolean }[];
}

export interface UpsetLayout {
  readonly height: number;
  readonly baseline: number;
  readonly bars: readonly UpsetBar[];
  readonly sets: readonly { readonly key: string; readonly y: number; readonly areaSquareMetres: number }[];
}

type Combinations = Pick<CoverageResult, 'combinations' | 'combinationSets'>;

export function upsetLayout({ combinations, combinationSets }: Combinations, frame: UpsetFrame): UpsetLayout {
  const baseline = frame.headHeight + frame.barHeight;
  const gridTop = baseline + frame.gap;
  const sets = combinationSets.map((set, i) => ({
    key: set.key,
    areaSquareMetres: set.areaSquareMetres,
    y: gridTop + (i + 0.5) * frame.rowHeight,
  }));
  const largest = Math.max(0, ...combinations.map((c) => c.areaSquareMetres));
  const column = combinations.length === 0 ? 0 : (frame.width - frame.labelWidth) / combinations.length;
  const bars = combinations.map((c, i) => {
    const height = largest > 0 ? (c.areaSquareMetres / largest) * frame.barHeight : 0;
    const rows = sets.filter((s) => c.keys.includes(s.key)).map((s) => s.y);
    return {
      keys: c.keys,
      areaSquareMetres: c.areaSquareMetres,
      x: frame.labelWidth + (i + 0.5) * column,
      top: baseline - height,
      height,
      width: Math.min(22, column * 0.55),
      join: rows.length > 1 ? { from: Math.min(...rows), to: Math.max(...rows) } : null,
      dots: sets.map((s) => ({ y: s.y, on: c.keys.includes(s.key) })),
    };
  });
  return { height: gridTop + sets.length * frame.rowHeight, baseline, bars, sets };
}

/** Slivers count in the sums and get no bar. */
export function drawnCombinations<T extends Pick<CoverageResult, 'combinations'>>(result: T): T {
  return { ...result, combinations: result.combinations.filter((c) => c.areaSquareMetres >= SLIVER_SQUARE_METRES) };
}

export interface UpsetSums {
  readonly columnsSquareMetres: number;
  /** Sum of the columns less the union: rounding of the computation, not of the display. */
  readonly residualSquareMetres: number;
  /** Counted more than once when the sets are added up. */
  readonly repeatedSquareMetres: number;
}

export function upsetSums(
  result: Pick<CoverageResult, 'combinations' | 'unionSquareMetres' | 'grossSquareMetres'>,
): UpsetSums {
  const columnsSquareMetres = result.combinations.reduce((sum, c) => sum + c.areaSquareMetres, 0);
  return {
    columnsSquareMetres,
    residualSquareMetres: columnsSquareMetres - result.unionSquareMetres,
    repeatedSquareMetres: result.grossSquareMetres - result.unionSquareMetres,
  };
}

export const sameKeys = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((key) => b.includes(key));
