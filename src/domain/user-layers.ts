/** Layers that a user brought in, as further layers and versions of a city. Pure: a city and its additions in, a city out. */
import type { BandSet, Bilingual, City, CityLayer, LayerClass } from './city.ts';
import type { ColumnMapping, Placement, PlacementGround, RepairNote } from './imported-layer.ts';
import type { Problem } from './problems.ts';

/** Which boundary a layer of bands was drawn from, and how well. */
export interface BandsOrigin {
  readonly boundary: {
    readonly layerId: string;
    readonly versionId: string;
    readonly name: string;
    readonly date: string;
    /** Whether that boundary is illustrative (示意): what is drawn from it is so too. */
    readonly illustrative?: boolean;
  };
  /** Outer distances of the rings, increasing, metres. */
  readonly distancesMetres: readonly number[];
  /** Largest difference between an edge and its stated geodesic distance, metres, as measured. */
  readonly largestErrorMetres: number;
}

/** Everything that is known of how a layer came to be. */
export interface LayerRecord {
  readonly file: string;
  /** Name of the format; `made` for a layer that was computed here. */
  readonly format: string;
  /** Milliseconds since 1970. */
  readonly importedAt: number;
  /** Date of the content, `2024`, `2024-06` or `2024-06-30`; empty where nobody knows it. */
  readonly date: string;
  readonly version: string;
  /** Approval document; empty where there is none. */
  readonly approval: string;
  /** Who holds the official layer; empty where unknown. */
  readonly holder: string;
  /** Positional accuracy, metres, as the user states it. */
  readonly accuracyMetres: number;
  readonly placement: Placement & { readonly ground: PlacementGround };
  readonly encoding: string | null;
  readonly mapping: ColumnMapping | null;
  readonly featureCount: number;
  readonly vertexCount: number;
  /** Vertices put into projected edges, so that they keep within 1 mm of their straight line. */
  readonly addedVertices: number;
  readonly repairs: readonly RepairNote[];
  /** What was found when it was opened. */
  readonly problems: readonly Problem[];
  readonly bands: BandsOrigin | null;
}

export interface UserLayer {
  /** Small letters, digits, hyphens; unique. Id of the layer, or of the version, in the city. */
  readonly id: string;
  /** Key of the stored geometry: a hash of its content. */
  readonly pack: string;
  readonly name: string;
  readonly as:
    | {
        /** A further dated state of a layer the city has. */
        readonly kind: 'version';
        readonly layerId: string;
        /** Whether the figures use it; otherwise it stands beside the others for comparison. */
        readonly inForce: boolean;
      }
    | {
        /** A layer of its own, or one that the city's record names as absent. */
        readonly kind: 'layer';
        readonly absentId: string | null;
        /** Whether footprints are checked against it. */
        readonly check: boolean;
      };
  readonly geometry: CityLayer['geometry'];
  /** Classes of a layer of its own, and of bands with distances of their own; empty for other versions. */
  readonly classes: readonly LayerClass[];
  readonly record: LayerRecord;
}

/** Group of the layers that users bring in. */
export const USER_GROUP = 'user-layers';

const GROUP_NAME: Bilingual = { zh: '我的图层', en: 'My layers' };
const BANDS_BASIS: Bilingual = { zh: '用户给定的距离', en: 'Distances given by the user' };

/** Which of a city's own versions the user has put in force, by layer: ids of versions. Layers not named keep their first one. */
export type OwnVersions = Readonly<Record<string, string>>;

/** A control layer that is known to matter and is not loaded. */
export type AbsentLayer = City['absentLayers'][number];

/**
 * The city with the user's layers in it, and with the city's own versions in force that the user chose; a version of the
 * user's in force stands before those. A choice of what the city does not have is none. `absent`: kinds of layers that the
 * user knows of beside the city's. The same city where nothing is changed.
 */
export function cityWith(
  city: City,
  added: readonly UserLayer[],
  own: OwnVersions = {},
  absent: readonly AbsentLayer[] = [],
): City {
  const known = absent.length === 0 ? city : { ...city, absentLayers: [...city.absentLayers, ...absent] };
  return added.reduce(addLayer, withOwnVersions(known, own));
}

function withOwnVersions(city: City, own: OwnVersions): City {
  if (!city.layers.some((layer) => isMoved(layer, own))) return city;
  return { ...city, layers: city.layers.map((layer) => (isMoved(layer, own) ? led(layer, own[layer.id]!) : layer)) };
}

const isMoved = ({ id, versions }: CityLayer, own: OwnVersions): boolean =>
  versions.findIndex((version) => version.id === own[id]) > 0;

/** The layer with a version of it in front. */
const led = (layer: CityLayer, versionId: string): CityLayer => ({
  ...layer,
  versions: [
    ...layer.versions.filter((version) => version.id === versionId),
    ...layer.versions.filter((version) => version.id !== versionId),
  ],
});

function addLayer(city: City, user: UserLayer): City {
  return user.as.kind === 'version' ? addVersion(city, user, user.as) : addOwn(city, user, user.as);
}

const sourceOf = ({
  record,
}: UserLayer): Pick<CityLayer, 'reality' | 'source' | 'licence' | 'accuracyMetres' | 'holder'> => ({
  reality: record.bands?.boundary.illustrative ? 'illustrative' : 'user',
  source: { zh: record.file, en: record.file },
  licence: '',
  accuracyMetres: record.accuracyMetres,
  holder: record.holder === '' ? null : { zh: record.holder, en: record.holder },
});

const versionOf = ({ id, pack, record }: UserLayer): CityLayer['versions'][number] => ({
  id,
  file: pack,
  date: record.date === '' ? '—' : record.date,
  approval: record.approval === '' ? null : record.approval,
});

function addVersion(city: City, user: UserLayer, as: { readonly layerId: string; readonly inForce: boolean }): City {
  const layers = city.layers.map((layer): CityLayer => {
    if (layer.id !== as.layerId) return layer;
    const version = versionOf(user);
    if (!as.inForce) return { ...layer, versions: [...layer.versions, version] };
    const known = new Set(layer.classes.map((c) => c.id));
    const classes = user.record.bands
      ? user.classes
      : [...layer.classes, ...user.classes.filter((c) => !known.has(c.id))];
    return { ...layer, ...sourceOf(user), classes: [...classes], versions: [version, ...layer.versions] };
  });
  const origin = as.inForce ? user.record.bands : null;
  return { ...city, layers, bandSet: origin ? bandSetOf(city, as.layerId, origin) : city.bandSet };
}

function addOwn(city: City, user: UserLayer, as: { readonly absentId: string | null; readonly check: boolean }): City {
  const id = as.absentId ?? user.id;
  const origin = user.record.bands;
  const layer: CityLayer = {
    id,
    group: USER_GROUP,
    name: { zh: user.name, en: user.name },
    geometry: user.geometry,
    classes: user.classes.map((c) => ({ ...c, check: as.check })),
    versions: [versionOf(user)],
    ...sourceOf(user),
    visible: true,
    role: origin ? 'bands' : null,
  };
  const grouped = city.groups.some((g) => g.id === USER_GROUP);
  return {
    ...city,
    groups: grouped ? city.groups : [{ id: USER_GROUP, name: GROUP_NAME }, ...city.groups],
    layers: [layer, ...city.layers],
    absentLayers: city.absentLayers.filter((absent) => absent.id !== as.absentId),
    bandSet: origin ? bandSetOf(city, id, origin) : city.bandSet,
  };
}

/** Class of the band between two distances: the city's own where it has one with just these limits, else one without a rule. */
export function bandClassId(known: BandSet | null, fromMetres: number, toMetres: number): string {
  const own = known?.rings.find((ring) => ring.fromMetres === fromMetres && ring.toMetres === toMetres);
  return own?.class ?? `band-${digits(fromMetres)}-${digits(toMetres)}`;
}

const digits = (metres: number): string => String(metres).replace('.', 'p');

/** Bands with limits of their own have no rule: they are shown as a reference, the others keep the standing they had. */
function bandSetOf(city: City, bandsLayer: string, origin: BandsOrigin): BandSet {
  const known = city.bandSet;
  const rings = origin.distancesMetres.map((toMetres, i): BandSet['rings'][number] => {
    const fromMetres = origin.distancesMetres[i - 1] ?? 0;
    const id = bandClassId(known, fromMetres, toMetres);
    const own = known?.rings.find((ring) => ring.class === id);
    return own ?? { class: id, fromMetres, toMetres, standing: 'reference' };
  });
  return {
    name: known?.name ?? { zh: '沿河管控带', en: 'River control bands' },
    standing: known?.standing ?? 'reference',
    boundaryLayer: origin.boundary.layerId,
    bandsLayer,
    rings,
    largestErrorMetres: origin.largestErrorMetres,
    basis: known?.basis ?? BANDS_BASIS,
  };
}
