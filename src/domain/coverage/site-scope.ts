/** Which sites a filter leaves. */
import type { City } from '../city.ts';
import type { CoverageFilter, FilterPart } from './filter.ts';
import type { SiteRow, SiteTable } from './site-table.ts';

/** Null: whatever it is. */
export interface SiteScope {
  readonly districts: readonly string[] | null;
  /** `layer/class`. */
  readonly types: readonly string[] | null;
  readonly within: readonly SiteGround[] | null;
}

/** Ground that the table of sites tells of each site. */
type SiteGround = { readonly band: string } | { readonly control: string };

/** Band of the sites inside the management range. */
const INSIDE = 'inside';

/** Null where it leaves all of them. `follows`: what of the filter it can tell. */
export function siteScope(
  city: City,
  table: Pick<SiteTable, 'types'>,
  filter: CoverageFilter,
): { readonly scope: SiteScope | null; readonly follows: readonly FilterPart[] } {
  const types = filter.classKeys?.filter((key) => table.types.some((t) => t.key === key)) ?? [];
  const grounds = filter.within?.flatMap((key) => groundOf(city, key) ?? []) ?? [];
  const tells = filter.within === null || grounds.length === filter.within.length;
  const scope: SiteScope = {
    districts: filter.districts,
    types: types.length > 0 ? types : null,
    within: filter.within !== null && tells ? grounds : null,
  };
  const isEmpty = scope.districts === null && scope.types === null && scope.within === null;
  return {
    scope: isEmpty ? null : scope,
    follows: tells ? ['districts', 'classKeys', 'within'] : ['districts', 'classKeys'],
  };
}

/** Null for a class of which sites do not say whether they are in it. */
function groundOf(city: City, key: string): SiteGround | null {
  const layer = city.layers.find((l) => l.classes.some((c) => `${l.id}/${c.id}` === key));
  const own = layer?.classes.find((c) => `${layer.id}/${c.id}` === key);
  if (!layer || !own) return null;
  if (layer.role === 'management-range') return { band: INSIDE };
  if (layer.role === 'bands') return { band: own.id };
  return own.check ? { control: key } : null;
}

export const isInScope =
  ({ districts, types, within }: SiteScope) =>
  (row: SiteRow): boolean =>
    (districts === null || (row.districtId !== null && districts.includes(row.districtId))) &&
    (types === null || types.includes(`${row.layerId}/${row.classId}`)) &&
    (within === null || within.some((g) => ('band' in g ? row.band === g.band : row.controls.includes(g.control))));
