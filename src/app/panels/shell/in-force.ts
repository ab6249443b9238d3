/** Pure: layers whose figures rest on something else than the newest version that comes with the city. */
import type { City, CityLayer } from '../../../domain/city.ts';
import type { UserLayer } from '../../../domain/user-layers.ts';
import type { Project } from '../../state/model.ts';

export interface InForce {
  readonly layerId: string;
  readonly name: CityLayer['name'];
  readonly date: string;
  /** Brought in or drawn by the user; else an older version of the city's own. */
  readonly mine: boolean;
}

/** In the order of the city's layers; a layer of the user's counts where footprints are checked against it. */
export function inForceBesides(
  city: City,
  { userLayers, ownVersions }: Pick<Project, 'userLayers' | 'ownVersions'>,
): readonly InForce[] {
  const mine = new Map(userLayers.map((layer) => [layer.id, layer]));
  return city.layers.flatMap(({ id, name, versions }): InForce[] => {
    const { id: versionId, date } = versions[0]!;
    const user = mine.get(versionId);
    if (user ? !counts(user) : ownVersions[id] !== versionId) return [];
    return [{ layerId: id, name, date, mine: user !== undefined }];
  });
}

const counts = ({ as }: UserLayer): boolean => as.kind === 'version' || as.check;
