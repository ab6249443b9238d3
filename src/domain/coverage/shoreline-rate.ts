/**
 * 河湖岸线保护率 in both its readings: the share of the city's shore in the zones that are counted, and what that is of the target.
 * Shore without a zone is part of the whole; left out, the rate would be too high.
 */
import type { Shoreline, ShoreRow } from './shoreline.ts';

/** Of any rows of a shoreline. Metres; shares null where there is no shore, or no zone is counted. */
export interface ShoreShare {
  readonly countedMetres: number;
  readonly totalMetres: number;
  readonly share: number | null;
}

export interface ShoreRate extends ShoreShare {
  /** Shore without a zone, part of the total. */
  readonly unclassifiedMetres: number;
  /** Whether it is counted as protected, which nothing has said that it is. */
  readonly countsUnclassified: boolean;
  /** What the share would be of the shore that has a zone; for comparison only. */
  readonly classifiedShare: number | null;
  /** A share; null where none was given. */
  readonly target: number | null;
  /** The share as a share of the target. */
  readonly achievement: number | null;
  /** Each end of a counted stretch off by the layer's accuracy, all to the same side: a bound. */
  readonly dataErrorMetres: number;
  /** That over the total. */
  readonly dataErrorShare: number | null;
}

export interface ShoreRateOptions {
  /** Class of stretches without a zone. */
  readonly unclassifiedClass?: string | null;
  /** A share, 1 for 100 %. */
  readonly target?: number | null;
}

const ratio = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

const metresOf = (rows: readonly Pick<ShoreRow, 'lengthMetres'>[]): number =>
  rows.reduce((sum, row) => sum + row.lengthMetres, 0);

/** What of some rows is in the zones that are counted. */
export function shoreShare(rows: readonly ShoreRow[], countedClasses: readonly string[]): ShoreShare {
  const countedMetres = metresOf(rows.filter((r) => countedClasses.includes(r.zone)));
  const totalMetres = metresOf(rows);
  const share = countedClasses.length > 0 ? ratio(countedMetres, totalMetres) : null;
  return { countedMetres, totalMetres, share };
}

/** `countedClasses`: ids of the zones that count as protected. */
export function shorelineRate(
  { rows, zones, line }: Shoreline,
  countedClasses: readonly string[],
  { unclassifiedClass = null, target = null }: ShoreRateOptions = {},
): ShoreRate {
  const shares = shoreShare(rows, countedClasses);
  const { totalMetres, share } = shares;
  const unclassified = rows.filter((r) => r.zone === unclassifiedClass);
  const counted = zones.filter((z) => countedClasses.includes(z.classId));
  const dataErrorMetres = 2 * line.accuracyMetres * counted.reduce((sum, z) => sum + z.stretchCount, 0);
  const ofClassified = shoreShare(
    rows.filter((r) => r.zone !== unclassifiedClass),
    countedClasses,
  );
  return {
    ...shares,
    unclassifiedMetres: metresOf(unclassified),
    countsUnclassified: unclassified.length > 0 && countedClasses.some((id) => id === unclassifiedClass),
    classifiedShare: ofClassified.share,
    target,
    achievement: share === null || target === null ? null : ratio(share, target),
    dataErrorMetres,
    dataErrorShare: share === null ? null : ratio(dataErrorMetres, totalMetres),
  };
}

/** The rate of an older version beside that of the version in force. */
export interface ShoreTrend {
  readonly before: ShoreRate;
  readonly after: ShoreRate;
  readonly lines: { readonly before: Shoreline['line']; readonly after: Shoreline['line'] };
  /** Share after less share before; null where either version has no shore. */
  readonly changeOfShare: number | null;
}

/** Two versions of one shoreline by the same zones. */
export function shorelineTrend(
  before: Shoreline,
  after: Shoreline,
  countedClasses: readonly string[],
  options: ShoreRateOptions = {},
): ShoreTrend {
  const rates = {
    before: shorelineRate(before, countedClasses, options),
    after: shorelineRate(after, countedClasses, options),
  };
  const [was, is] = [rates.before.share, rates.after.share];
  return {
    ...rates,
    lines: { before: before.line, after: after.line },
    changeOfShare: was === null || is === null ? null : is - was,
  };
}
