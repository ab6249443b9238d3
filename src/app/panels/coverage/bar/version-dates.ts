/** Dates at which layers have versions, and which versions stood at a date. Pure. */
import type { Bilingual, City, CityLayer } from '../../../../domain/city.ts';
import type { VersionChoice } from '../../../state/layer-verbs.ts';

type Version = CityLayer['versions'][number];

const several = ({ layers }: Pick<City, 'layers'>): CityLayer[] => layers.filter((l) => l.versions.length > 1);

/** Newest first, of the layers that have several versions. */
export const versionDates = (city: Pick<City, 'layers'>): string[] =>
  [...new Set(several(city).flatMap((l) => l.versions.map((v) => v.date)))].sort().reverse();

/** Of versions with the same date the first one counts: the one in force. */
const newestOf = (versions: readonly Version[]): Version | null =>
  versions.reduce<Version | null>((best, v) => (best === null || v.date > best.date ? v : best), null);

/**
 * The versions to be put in force for a date (null: the newest of each layer), of the layers where another is in force now. A
 * layer that has none so old keeps its oldest.
 */
export function versionsAt(city: Pick<City, 'layers'>, date: string | null): VersionChoice[] {
  return several(city).flatMap(({ id, versions }) => {
    const then = date === null ? versions : versions.filter((v) => v.date <= date);
    const oldest = versions.reduce((a, b) => (b.date < a.date ? b : a));
    const wanted = newestOf(then) ?? oldest;
    return wanted.id === versions[0]!.id || wanted.date === versions[0]!.date
      ? []
      : [{ layerId: id, versionId: wanted.id }];
  });
}

export interface OlderLayer {
  readonly layerId: string;
  readonly name: Bilingual;
  readonly date: string;
  readonly newest: string;
}

/** Layers of which a newer version is there than the one in force. */
export function olderInForce(city: Pick<City, 'layers'>): OlderLayer[] {
  return several(city).flatMap(({ id, name, versions }) => {
    const [{ date }, newest] = [versions[0]!, newestOf(versions)!.date];
    return newest > date ? [{ layerId: id, name, date, newest }] : [];
  });
}
