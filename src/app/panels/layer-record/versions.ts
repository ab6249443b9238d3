/** Pure: the versions of a layer side by side, those of the city and those the user brought in. */
import type { CityLayer } from '../../../domain/city.ts';
import type { UserLayer } from '../../../domain/user-layers.ts';

export interface VersionLine {
  readonly id: string;
  /** As people call it: the version the user wrote, else its name or id. */
  readonly label: string;
  readonly date: string;
  readonly approval: string | null;
  /** The figures use it. */
  readonly inForce: boolean;
  /** Null for what comes with the city. */
  readonly user: UserLayer | null;
  /**
   * Whether it can take the place of the one in force. An older version of the city's own bands cannot: nobody has said which
   * line it was drawn from, nor how well.
   */
  readonly canTakeOver: boolean;
}

/** The layers a user brought in that are this layer, or a version of it. */
export const userLayersOf = (layerId: string, userLayers: readonly UserLayer[]): readonly UserLayer[] =>
  userLayers.filter(({ id, as }) => layerId === (as.kind === 'version' ? as.layerId : (as.absentId ?? id)));

/** In the order of the layer: the one in force first. */
export function versionLines(layer: CityLayer, userLayers: readonly UserLayer[]): VersionLine[] {
  const own = new Map(userLayersOf(layer.id, userLayers).map((user) => [user.id, user]));
  const shipped = layer.versions.filter((version) => !own.has(version.id));
  const newest = shipped.reduce((best, version) => (version.date > (best?.date ?? '') ? version : best), shipped[0]);
  return layer.versions.map((version, place) => {
    const user = own.get(version.id) ?? null;
    const inForce = place === 0;
    return {
      id: version.id,
      label: user ? user.record.version || user.name : version.id,
      date: version.date,
      approval: version.approval,
      inForce,
      user,
      canTakeOver: !inForce && (user ? user.as.kind === 'version' : layer.role !== 'bands' || version === newest),
    };
  });
}

/** Name and date; a version that is named by its date stands once. */
export const versionWords = ({ label, date }: VersionLine): readonly string[] =>
  label === date ? [label] : [label, date];

/** What is compared at first: the version in force and the one next to it, the later date last. */
export function firstPair([inForce, next]: readonly VersionLine[]): readonly [VersionLine, VersionLine] {
  if (!inForce || !next) throw new RangeError('a comparison needs two versions');
  return inForce.date < next.date ? [inForce, next] : [next, inForce];
}
