/** Which part of a city's ground and classes the figures of coverage speak of. */
import { type Atom, hasBit, OUTSIDE } from '../../engine/index.ts';
import type { PreparedCity } from '../prepared-city.ts';

/** Null stands for all. */
export interface CoverageFilter {
  /** District ids: the others are left out, of totals too. */
  readonly districts: readonly string[] | null;
  /** Keys (`layer/class`) of the classes shown. */
  readonly classKeys: readonly string[] | null;
  /** Keys of polygon classes: only ground (shore, points) in or on the edge of at least one of them, a band for example. */
  readonly within: readonly string[] | null;
}

export type FilterPart = keyof CoverageFilter;

export const FILTER_PARTS: readonly FilterPart[] = ['districts', 'classKeys', 'within'];

export const NO_FILTER: CoverageFilter = { districts: null, classKeys: null, within: null };

/** Bit of a counted class. @throws RangeError where the city has no such class. */
export function bitOf(prepared: PreparedCity, key: string): number {
  const counted = prepared.classes.find((c) => c.key === key);
  if (!counted) throw new RangeError(`no counted class ${key}`);
  return counted.bit;
}

/** Place of a district in the partition. @throws RangeError where the city has no such district. */
function partOf({ districts }: PreparedCity, districtId: string): number {
  const part = districts.findIndex((d) => d.properties.id === districtId);
  if (part < 0) throw new RangeError(`no district ${districtId}`);
  return part;
}

/** Whether a class is shown. */
export const isShown = ({ classKeys }: CoverageFilter, key: string): boolean => classKeys?.includes(key) ?? true;

/** Whether a place lies in the classes asked for. @throws RangeError for a class that the city has not. */
export function isWithin(
  prepared: PreparedCity,
  within: CoverageFilter['within'],
): (place: Pick<Atom, 'mask'>) => boolean {
  if (within === null) return () => true;
  const bits = within.map((key) => bitOf(prepared, key));
  return ({ mask }) => bits.some((b) => hasBit(mask, b));
}

/** Whether a part is one of the districts asked for; null: of all. @throws RangeError for a district that the city has not. */
export function isPartOf(prepared: PreparedCity, districts: CoverageFilter['districts']): (part: number) => boolean {
  if (districts === null) return (part) => part !== OUTSIDE;
  const parts = new Set(districts.map((id) => partOf(prepared, id)));
  return (part) => parts.has(part);
}
