/** Pure: whether the bands in use still belong to the line in force. */
import type { City, CityLayer } from '../../../domain/city.ts';
import type { UserLayer } from '../../../domain/user-layers.ts';

/** A line by the names people know it by. */
export interface LineName {
  readonly name: CityLayer['name'];
  readonly version: string;
  readonly date: string;
}

/** Name, version and date; a version that is named by its date stands once. */
export const lineWords = ({ name, version, date }: LineName, language: 'zh' | 'en'): string =>
  [name[language], version, date === version ? '' : date].filter((part) => part !== '').join(' ');

export interface StaleBands {
  readonly bandsLayer: string;
  readonly kind: 'boundary-renewed' | 'boundary-gone' | 'other-line';
  readonly used: LineName;
  /** Null where there is no such line any more. */
  readonly now: LineName | null;
}

interface Origin {
  readonly layerId: string;
  readonly versionId: string;
  readonly used: LineName;
}

/** Null where the bands were drawn from the line in force, or where there are none. */
export function staleBands(city: City, userLayers: readonly UserLayer[]): StaleBands | null {
  const bands = city.layers.find((layer) => layer.id === city.bandSet?.bandsLayer);
  const origin = bands && originOf(city, bands, userLayers);
  if (!origin) return null;
  const { used } = origin;
  const line = city.layers.find((layer) => layer.id === origin.layerId);
  const range = city.layers.find((layer) => layer.role === 'management-range');
  const stale = (kind: StaleBands['kind'], now: CityLayer | undefined): StaleBands => ({
    bandsLayer: bands.id,
    kind,
    used,
    now: now ? lineName(now, userLayers) : null,
  });
  if (!line) return stale('boundary-gone', range);
  if (line.versions[0]?.id !== origin.versionId) return stale('boundary-renewed', line);
  return range && range.id !== line.id ? stale('other-line', range) : null;
}

/** What the bands in use were drawn from. */
export function bandsOrigin(city: City, userLayers: readonly UserLayer[]): LineName | null {
  const bands = city.layers.find((layer) => layer.id === city.bandSet?.bandsLayer);
  return bands ? (originOf(city, bands, userLayers)?.used ?? null) : null;
}

/** The version of a layer that is in force, in words. */
export function lineName(layer: CityLayer, userLayers: readonly UserLayer[]): LineName {
  const version = layer.versions[0]!;
  const user = userLayers.find((own) => own.id === version.id);
  return { name: layer.name, version: user ? user.record.version || user.name : version.id, date: version.date };
}

function originOf(city: City, bands: CityLayer, userLayers: readonly UserLayer[]): Origin | null {
  const own = userLayers.find((user) => user.id === bands.versions[0]?.id);
  const boundary = own?.record.bands?.boundary;
  if (boundary) {
    const { layerId, versionId, date, name } = boundary;
    const known = city.layers.find((layer) => layer.id === layerId);
    const user = userLayers.find((line) => line.id === versionId);
    const version = user ? user.record.version || user.name : known ? versionId : '';
    return { layerId, versionId, used: { name: known?.name ?? { zh: name, en: name }, version, date } };
  }
  // A layer of bands from a file: nobody has said what it was drawn from.
  if (own) return null;
  return shippedOrigin(city, userLayers);
}

/** The city's own bands were drawn from the city's own line: its newest version that no user brought in. */
function shippedOrigin(city: City, userLayers: readonly UserLayer[]): Origin | null {
  const users = new Set(userLayers.map((user) => user.id));
  const line = city.layers.find((layer) => layer.id === city.bandSet?.boundaryLayer);
  const version = line?.versions
    .filter((v) => !users.has(v.id))
    .reduce<CityLayer['versions'][number] | null>((best, v) => (best && best.date >= v.date ? best : v), null);
  if (!line || !version) return null;
  return {
    layerId: line.id,
    versionId: version.id,
    used: { name: line.name, version: version.id, date: version.date },
  };
}
