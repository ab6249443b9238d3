/** Dates at which layers have versions, and which versions stood at a date. Pure. */
import type { City } from '../../../../domain/city.ts';
import { newestOf, severalVersions } from '../../../../domain/coverage/older-layers.ts';
import type { VersionChoice } from '../../../state/layer-verbs.ts';

/** Newest first, of the layers that have several versions. */
export const versionDates = (city: Pick<City, 'layers'>): string[] =>
  [...new Set(severalVersions(city).flatMap((l) => l.versions.map((v) => v.date)))].sort().reverse();

/**
 * The versions to be put in force for a date (null: the newest of each layer), of the layers where another is in force now. A
 * layer that has none so old keeps its oldest.
 */
export function versionsAt(city: Pick<City, 'layers'>, date: string | null): VersionChoice[] {
  return severalVersions(city).flatMap(({ id, versions }) => {
    const then = date === null ? versions : versions.filter((v) => v.date <= date);
    const oldest = versions.reduce((a, b) => (b.date < a.date ? b : a));
    const wanted = newestOf(then) ?? oldest;
    return wanted.id === versions[0]!.id || wanted.date === versions[0]!.date
      ? []
      : [{ layerId: id, versionId: wanted.id }];
  });
}
