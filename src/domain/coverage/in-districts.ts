/** Rows of the districts that a filter leaves. */
import type { CoverageFilter } from './filter.ts';

type Districts = CoverageFilter['districts'];

/** All of them where none is chosen. */
export const inDistricts = <R extends { readonly districtId: string | null }>(
  rows: readonly R[],
  districts: Districts,
): readonly R[] =>
  districts === null ? rows : rows.filter((r) => r.districtId !== null && districts.includes(r.districtId));

/** The one that is chosen; null for several or none. */
export const oneDistrict = (districts: Districts): string | null => (districts?.length === 1 ? districts[0]! : null);
