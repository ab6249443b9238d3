/** Layers that are used in an older version than the newest there is. */
import type { Bilingual, City, CityLayer } from '../city.ts';

type Version = CityLayer['versions'][number];

/** Layers of which one version can be chosen among several. */
export const severalVersions = ({ layers }: Pick<City, 'layers'>): CityLayer[] =>
  layers.filter((l) => l.versions.length > 1);

/** Of versions with the same date the first one counts: the one in force. */
export const newestOf = (versions: readonly Version[]): Version | null =>
  versions.reduce<Version | null>((best, v) => (best === null || v.date > best.date ? v : best), null);

export interface OlderLayer {
  readonly layerId: string;
  readonly name: Bilingual;
  readonly date: string;
  readonly newest: string;
}

/** Layers of which a newer version is there than the one in force. */
export function olderInForce(city: Pick<City, 'layers'>): OlderLayer[] {
  return severalVersions(city).flatMap(({ id, name, versions }) => {
    const [{ date }, newest] = [versions[0]!, newestOf(versions)!.date];
    return newest > date ? [{ layerId: id, name, date, newest }] : [];
  });
}
