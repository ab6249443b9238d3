/** What a list of sites comes to before it is screened: how many lie outside the city, how many say their kind. Pure. */
import type { PolygonCoordinates } from '../../../domain/feature-table.ts';
import type { Placement } from '../../../domain/imported-layer.ts';
import { type BatchKinds, kindStated } from '../../../domain/siting/batch.ts';
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
  /** Ids of the kinds that are named, by how many sites, the most frequent first. */
  readonly kinds: readonly { readonly id: string; readonly sites: number }[];
  readonly blank: number;
  /** In words that the rules do not know, and the most frequent of them. */
  readonly unknown: number;
  readonly words: readonly string[];
  /** Sites whose value is none of the frequent ones that are told of a column. */
  readonly rest: number;
}

const MOST_WORDS = 3;

interface Sampled {
  readonly columns: readonly ColumnSample[];
  readonly featureCount: number;
}

/** Kinds as a column says them. */
export const kindsByColumn = (column: string): BatchKinds => ({ all: null, column, uses: true });

/** Titles of columns that say what a project is or what its land is for: 地块用途, 项目类型, 行业类别, kind of project. */
const KIND_TITLE = /用途|(项目|工程|建设|行业|产业)(类型|类别|种类)|land.?use|(project|industry).?(type|kind)|kind/i;

/**
 * The column that, by its title, says the kind of each site, and says it of any: proposed to the user, who takes it or leaves
 * it. That which says it of most sites, the first among equals; null where there is none.
 */
export function proposedColumn(layer: Sampled, book: Pick<RuleBook, 'kinds'>): string | null {
  const named = (column: string): number => kindCounts(layer, kindsByColumn(column), book)?.named ?? 0;
  const titled = layer.columns.filter(({ name }) => KIND_TITLE.test(name)).map(({ name }) => name);
  const most = Math.max(0, ...titled.map(named));
  return most === 0 ? null : titled.find((name) => named(name) === most)!;
}

/** How many sites say their kind by a column in words that the rules know; null where no column is to say it. */
export function kindCounts(
  { columns, featureCount }: Sampled,
  kinds: BatchKinds,
  book: Pick<RuleBook, 'kinds'>,
): KindCounts | null {
  const sample = columns.find((c) => c.name === kinds.column);
  if (!sample) return null;
  const sum = (values: ColumnSample['values']) => values.reduce((n, v) => n + v.count, 0);
  const stated = sample.values.filter((v) => v.value !== '');
  const sites = new Map<string, number>();
  for (const { value, count } of stated) {
    const id = kindStated(book, kinds, value);
    if (id !== null) sites.set(id, (sites.get(id) ?? 0) + count);
  }
  const unknown = stated.filter((v) => kindStated(book, kinds, v.value) === null);
  return {
    named: sum(stated) - sum(unknown),
    kinds: [...sites].map(([id, n]) => ({ id, sites: n })).sort((a, b) => b.sites - a.sites),
    blank: sum(sample.values) - sum(stated),
    unknown: sum(unknown),
    words: unknown.slice(0, MOST_WORDS).map((v) => v.value),
    rest: featureCount - sum(sample.values),
  };
}
