/** What a list of sites comes to before it is screened: how many lie outside the city, how many say their kind. Pure. */
import type { PolygonCoordinates } from '../../../domain/feature-table.ts';
import type { Placement } from '../../../domain/imported-layer.ts';
import { type BatchKinds, kindNamed } from '../../../domain/siting/batch.ts';
import type { RuleBook } from '../../../domain/siting/rules.ts';
import type { ColumnSample, OpenedLayer } from '../../../worker/data-calls.ts';
import { isInside } from '../../map/edit/hit.ts';
import { placedLines } from './outlines.ts';
import type { Line } from './place-view.ts';

export interface OutsideCount {
  readonly sites: number;
  /** Not every outline was looked at. */
  readonly isEstimate: boolean;
}

type Placed = Pick<OpenedLayer, 'lines' | 'featureCount'>;

/**
 * Sites without a vertex in the districts, by the outlines that are kept for the picture, as a share of all.
 * Null where there are no districts or outlines, or the numbers lie nowhere.
 */
export function outsideCount(
  { lines, featureCount }: Placed,
  placement: Placement | null,
  districts: readonly PolygonCoordinates[],
): OutsideCount | null {
  const placed = placement && placedLines(lines, placement);
  if (!placed || placed.length === 0 || districts.length === 0) return null;
  const isInCity = ([lon, lat]: Line[number]) => districts.some((polygons) => isInside(polygons, [lon, lat]));
  const outside = placed.filter((line) => !line.some(isInCity)).length;
  const isEstimate = placed.length !== featureCount;
  return { sites: isEstimate ? Math.round((outside / placed.length) * featureCount) : outside, isEstimate };
}

export interface KindCounts {
  readonly named: number;
  readonly blank: number;
  /** In words that the rules do not know, and the most frequent of them. */
  readonly unknown: number;
  readonly words: readonly string[];
  /** Sites whose value is none of the frequent ones that are told of a column. */
  readonly rest: number;
}

const MOST_WORDS = 3;

/** How many sites say their kind by a column in words that the rules know; null where no column is to say it. */
export function kindCounts(
  { columns, featureCount }: { readonly columns: readonly ColumnSample[]; readonly featureCount: number },
  { column }: BatchKinds,
  book: Pick<RuleBook, 'kinds'>,
): KindCounts | null {
  const sample = columns.find((c) => c.name === column);
  if (!sample) return null;
  const sum = (values: ColumnSample['values']) => values.reduce((n, v) => n + v.count, 0);
  const stated = sample.values.filter((v) => v.value !== '');
  const unknown = stated.filter((v) => kindNamed(book, v.value) === null);
  return {
    named: sum(stated) - sum(unknown),
    blank: sum(sample.values) - sum(stated),
    unknown: sum(unknown),
    words: unknown.slice(0, MOST_WORDS).map((v) => v.value),
    rest: featureCount - sum(sample.values),
  };
}
