/** The table of districts: every class that is measured, after classes that overlap one another their union, and its rows. Pure. */
import type { Bilingual, City, CityLayer } from '../../../domain/city.ts';
import type { OverviewCell, OverviewClass, OverviewRow } from '../../../domain/coverage/overview.ts';
import type { CoverageResult } from '../../../domain/coverage/result.ts';
import { overlappingUnions } from '../../../domain/coverage/unions.ts';

export interface TableRow extends OverviewRow {
  /** Null on borders and outside. */
  readonly unions: CoverageResult['total']['unions'] | null;
}

export type Measured = Pick<OverviewCell, 'areaSquareMetres' | 'share' | 'lengthMetres' | 'count'>;

export interface DistrictColumn {
  /** Class key or union id. */
  readonly key: string;
  readonly layerId: string;
  readonly name: Bilingual;
  /** Null for a union. */
  readonly style: string | null;
  readonly measure: OverviewClass['measure'];
  /** Null where there is none of it. */
  readonly part: (row: TableRow) => Measured | null;
}

type Table = Pick<CoverageResult, 'overview' | 'classes' | 'unions' | 'rows' | 'total'>;

export function districtColumns(result: Table): DistrictColumn[] {
  const { classes } = result.overview;
  const unions = overlappingUnions(result).flatMap((at) => {
    const union = result.unions[at]!;
    const members = union.keys.map((key) => classes.findIndex((c) => c.key === key));
    const after = Math.max(...members);
    if (after < 0) return [];
    const column: DistrictColumn = {
      key: union.id,
      layerId: classes[after]!.layerId,
      name: union.name,
      style: null,
      measure: 'area',
      part: (row) => unionPart(row.unions?.[at]),
    };
    return [{ after, column }];
  });
  return classes.flatMap((c, at) => [
    {
      key: c.key,
      layerId: c.layerId,
      name: c.name,
      style: c.style,
      measure: c.measure,
      part: (row: TableRow) => row.cells[at] ?? null,
    },
    ...unions.filter((u) => u.after === at).map((u) => u.column),
  ]);
}

const unionPart = (part: { areaSquareMetres: number; share: number } | null | undefined): Measured | null =>
  part ? { ...part, lengthMetres: null, count: null } : null;

/** Districts, what lies on their borders, the total, and what is outside; the second and the last only where there is some. */
export function tableRows({ overview, rows, total }: Table, columns: readonly DistrictColumn[]): TableRow[] {
  const withUnions = (row: OverviewRow): TableRow => ({
    ...row,
    unions: row.kind === 'total' ? total.unions : (rows.find((r) => r.districtId === row.districtId)?.unions ?? null),
  });
  const isThere = (row: TableRow) => columns.some((c) => c.part(row) !== null);
  const border = { ...overview.border, unions: null };
  const outside = { ...overview.outside, unions: null };
  return [
    ...overview.rows.map(withUnions),
    ...(isThere(border) ? [border] : []),
    withUnions(overview.total),
    // Of some districts it would say nothing: it is outside of all.
    ...(overview.filter.districts === null && isThere(outside) ? [outside] : []),
  ];
}

/** Layers whose columns are shown unless the user chose others. */
const USUAL: readonly CityLayer['role'][] = ['red-line', 'ecological-space', 'protected-areas', 'bands'];

/** Columns on show: those chosen, else the usual ones; where classes are filtered, all that the filter leaves. */
export function shownColumns(
  columns: readonly DistrictColumn[],
  { city, result, chosen }: { city: City; result: Pick<CoverageResult, 'overview'>; chosen: readonly string[] | null },
): DistrictColumn[] {
  const wanted = columns.filter((c) => chosen?.includes(c.key));
  if (wanted.length > 0) return wanted;
  const roles = new Map(city.layers.map((l) => [l.id, l.role]));
  const usual = columns.filter((c) => USUAL.includes(roles.get(c.layerId) ?? null));
  return result.overview.filter.classKeys !== null || usual.length === 0 ? [...columns] : usual;
}

/** As many as there is room for, the one in hand among them, in their order. */
export function columnsWithin(
  columns: readonly DistrictColumn[],
  most: number,
  inHand: string | null,
): DistrictColumn[] {
  const held = columns.find((c) => c.key === inHand);
  const first = [...(held ? [held] : []), ...columns.filter((c) => c !== held)].slice(0, most);
  return columns.filter((c) => first.includes(c));
}

export interface ColumnGroup {
  readonly layerId: string;
  readonly name: Bilingual;
  readonly columns: readonly DistrictColumn[];
}

/** Neighbouring columns of one layer under its name. */
export function columnGroups(columns: readonly DistrictColumn[], { layers }: City): ColumnGroup[] {
  const ids = [...new Set(columns.map((c) => c.layerId))];
  return ids.map((layerId) => {
    const own = columns.filter((c) => c.layerId === layerId);
    return { layerId, name: layers.find((l) => l.id === layerId)?.name ?? own[0]!.name, columns: own };
  });
}

/** Under the name of its layer a band is told by its distances. */
export function shortName({ key, name }: DistrictColumn, { bandSet }: Pick<City, 'bandSet'>): Bilingual {
  const ring = bandSet?.rings.find((r) => key === `${bandSet.bandsLayer}/${r.class}`);
  if (!ring) return name;
  const span = `${ring.fromMetres}-${ring.toMetres} m`;
  return { zh: span, en: span };
}

/** Signs of the longest word of a name, which must not be broken; Chinese breaks anywhere. */
export const longestWord = (name: string): number =>
  Math.max(0, ...(name.match(/[^\s\p{Script=Han}-]+/gu) ?? []).map((word) => word.length));
