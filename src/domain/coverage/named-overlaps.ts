/**
 * Pairs of named areas of one layer that lie upon each other (交叉重叠): reserves and parks of different names, each with all its
 * parts and zones taken together.
 */
import { hasBit, type Overlay, openOverlay, sumAtoms, TOUCH_SQUARE_METRES, type Work } from '../../engine/index.ts';
import type { LayerFeature } from '../feature-table.ts';
import { type PreparedCity, polygonsOf } from '../prepared-city.ts';
import { pairsOf } from './feature-pairs.ts';
import type { CoverageFilter } from './filter.ts';
import { partitionOf } from './partition.ts';
import { perCity } from './per-city.ts';

export interface NamedOverlap {
  readonly layerId: string;
  readonly names: readonly [string, string];
  /** Net area in common inside the districts, square metres. */
  readonly areaSquareMetres: number;
  /** Where it lies, largest first; what lies in no district is left out. */
  readonly districts: readonly { readonly districtId: string; readonly areaSquareMetres: number }[];
  /** By zone (class) of either, largest first. Where zones of one area overlap, ground stands in several rows. */
  readonly zones: readonly {
    readonly classIds: readonly [string, string];
    readonly areaSquareMetres: number;
  }[];
  /** Whether all of it is in the same zone of both. */
  readonly sameZone: boolean;
}

/** Two areas and an overlay of them alone, by district. */
export interface NamedPair {
  readonly names: readonly [string, string];
  readonly overlay: Overlay;
  /** Class ids in the order of their bits: those of the first area, then those of the second. */
  readonly zones: readonly [readonly string[], readonly string[]];
}

/** Name of the area that a feature is part of: its column `area`, else its own name. */
export function areaNameOf({ properties }: LayerFeature): string {
  const { area, name } = properties;
  return typeof area === 'string' && area !== '' ? area : name;
}

/** Largest first. Empty for a layer that is not counted. */
export const namedOverlaps = perCity(
  async (prepared, work, layerId: string): Promise<readonly NamedOverlap[]> => {
    const candidates = await candidatesOf(prepared, layerId, work);
    const overlaps: NamedOverlap[] = [];
    for (const [done, names] of candidates.entries()) {
      work.tell({ done, total: candidates.length });
      const overlap = await measured(prepared, layerId, await openPair(prepared, layerId, names, work), work);
      if (overlap.areaSquareMetres > TOUCH_SQUARE_METRES) overlaps.push(overlap);
    }
    return overlaps.sort((a, b) => b.areaSquareMetres - a.areaSquareMetres);
  },
  (layerId) => layerId,
);

/** Names of areas of which some features have ground in common. */
async function candidatesOf(prepared: PreparedCity, layerId: string, work: Work): Promise<[string, string][]> {
  const place = prepared.layerIds.indexOf(layerId);
  const { features } = prepared.tables.get(layerId) ?? { features: [] };
  const found = new Map<string, [string, string]>();
  for (const { a, b, areaSquareMetres } of await pairsOf(prepared, work)) {
    if (a.layer !== place || b.layer !== place || areaSquareMetres <= TOUCH_SQUARE_METRES) continue;
    const names = [areaNameOf(features[a.feature]!), areaNameOf(features[b.feature]!)] as [string, string];
    names.sort();
    if (names[0] !== names[1]) found.set(JSON.stringify(names), names);
  }
  return [...found.values()];
}

/** @throws RangeError where the layer has no area of a name. */
export async function openPair(
  prepared: PreparedCity,
  layerId: string,
  names: readonly [string, string],
  work: Work,
): Promise<NamedPair> {
  const areas = names.map((name) => {
    const own = (prepared.tables.get(layerId)?.features ?? []).filter((f) => areaNameOf(f) === name);
    if (own.length === 0) throw new RangeError(`no area ${name} in ${layerId}`);
    const zones = [...new Set(own.map((f) => f.properties.class))];
    return { own, zones };
  });
  const [first, second] = areas as [(typeof areas)[0], (typeof areas)[0]];
  const layerOf = ({ own, zones }: typeof first, from: number) => ({
    id: layerId,
    features: own.map((f) => ({ class: zones.indexOf(f.properties.class), polygons: polygonsOf(f) })),
    bits: zones.map((_, i) => from + i),
  });
  const overlay = await openOverlay(
    [...partitionOf(prepared), layerOf(first, 0), layerOf(second, first.zones.length)],
    work,
  );
  return { names, overlay, zones: [first.zones, second.zones] };
}

/** Whether a place lies in both areas. */
export const isInBoth = ({ zones: [a, b] }: NamedPair) => {
  const isIn = (mask: Parameters<typeof hasBit>[0], from: number, count: number) =>
    Array.from({ length: count }, (_, i) => from + i).some((bit) => hasBit(mask, bit));
  return (mask: Parameters<typeof hasBit>[0]): boolean => isIn(mask, 0, a.length) && isIn(mask, a.length, b.length);
};

async function measured(prepared: PreparedCity, layerId: string, pair: NamedPair, work: Work): Promise<NamedOverlap> {
  const { districts } = prepared;
  const isShared = isInBoth(pair);
  const common = (await pair.overlay.atoms(work)).filter((a) => a.part >= 0 && isShared(a.mask));
  const [a, b] = pair.zones;
  const areaOf = (pick: Parameters<typeof sumAtoms>[1]) => sumAtoms(common, pick);
  const zones = a.flatMap((one, i) =>
    b.map((other, j) => ({
      classIds: [one, other] as const,
      areaSquareMetres: areaOf(({ mask }) => hasBit(mask, i) && hasBit(mask, a.length + j)),
    })),
  );
  const byDistrict = districts.map(({ properties: { id } }, part) => ({
    districtId: id,
    areaSquareMetres: areaOf((atom) => atom.part === part),
  }));
  const real = <T extends { readonly areaSquareMetres: number }>(rows: readonly T[]): T[] =>
    rows
      .filter((r) => r.areaSquareMetres > TOUCH_SQUARE_METRES)
      .sort((p, q) => q.areaSquareMetres - p.areaSquareMetres);
  const realZones = real(zones);
  return {
    layerId,
    names: pair.names,
    areaSquareMetres: areaOf(() => true),
    districts: real(byDistrict),
    zones: realZones,
    sameZone: realZones.every(({ classIds: [one, other] }) => one === other),
  };
}

/** Of the districts asked for alone. Zones are of the whole city. */
export function overlapsIn(overlaps: readonly NamedOverlap[], districts: CoverageFilter['districts']): NamedOverlap[] {
  if (districts === null) return [...overlaps];
  return overlaps
    .flatMap((overlap) => {
      const own = overlap.districts.filter((d) => districts.includes(d.districtId));
      const areaSquareMetres = own.reduce((sum, d) => sum + d.areaSquareMetres, 0);
      return own.length > 0 ? [{ ...overlap, districts: own, areaSquareMetres }] : [];
    })
    .sort((a, b) => b.areaSquareMetres - a.areaSquareMetres);
}
