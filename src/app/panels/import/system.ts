/** A coordinate system as a user picks it, part by part, and the placement that it stands for. Pure. */
import type { Placement } from '../../../domain/imported-layer.ts';
import { epsgOfZone, gaussKrugerZone } from '../../../geodesy/gauss-kruger.ts';

export const FAMILIES = ['degrees', 'zones-3', 'zones-6', 'utm', 'web-mercator'] as const;
export type Family = (typeof FAMILIES)[number];

export interface PickedSystem {
  readonly family: Family;
  /** Number of the zone; of no meaning for degrees and Web Mercator. */
  readonly zone: number;
  /** Whether the zone's number stands in front of the eastings (Gauss-Kruger only). */
  readonly prefixed: boolean;
  readonly order: Placement['order'];
  readonly shift: Placement['shift'];
}

const UTM_BASE = 32_600;
const CGCS2000 = 4490;
const WEB_MERCATOR = 3857;
/** What a family without zones goes back to when a family with zones is picked: the middle of the country. */
const MIDDLE_MERIDIAN = 105;

const RANGES: Readonly<Record<Family, readonly [first: number, last: number] | null>> = {
  degrees: null,
  'zones-3': [25, 45],
  'zones-6': [13, 23],
  utm: [43, 53],
  'web-mercator': null,
};

/** Central meridian of a zone, degrees. */
export function meridianOf(family: Family, zone: number): number {
  if (family === 'zones-3') return 3 * zone;
  return family === 'zones-6' ? 6 * zone - 3 : 6 * zone - 183;
}

export function zonesOf(family: Family): readonly { readonly zone: number; readonly meridian: number }[] {
  const range = RANGES[family];
  if (!range) return [];
  const [first, last] = range;
  return Array.from({ length: last - first + 1 }, (_, i) => ({
    zone: first + i,
    meridian: meridianOf(family, first + i),
  }));
}

/** The zone of a family whose central meridian is nearest. */
export function nearestZone(family: Family, lonDegrees: number): number {
  const zones = zonesOf(family);
  const near = (meridian: number) => Math.abs(meridian - lonDegrees);
  return zones.reduce(
    (best, z) => (near(z.meridian) < near(best.meridian) ? z : best),
    zones[0] ?? { zone: 0, meridian: 0 },
  ).zone;
}

/** The same pick in another family, with the zone that lies where the old one lay, or at a longitude. */
export function inFamily(picked: PickedSystem, family: Family, lonDegrees: number = MIDDLE_MERIDIAN): PickedSystem {
  const lon = RANGES[picked.family] ? meridianOf(picked.family, picked.zone) : lonDegrees;
  return { ...picked, family, zone: nearestZone(family, lon) };
}

export function pickedOf({ epsg, order, shift }: Placement): PickedSystem {
  const rest = { order, shift, prefixed: false };
  const zone = gaussKrugerZone(epsg);
  if (zone)
    return {
      ...rest,
      family: zone.widthDegrees === 3 ? 'zones-3' : 'zones-6',
      zone: zone.zone,
      prefixed: zone.zonePrefixed,
    };
  if (epsg > UTM_BASE) return { ...rest, family: 'utm', zone: epsg - UTM_BASE };
  return { ...rest, family: epsg === WEB_MERCATOR ? 'web-mercator' : 'degrees', zone: 0 };
}

export function placementOf(picked: PickedSystem): Placement {
  const { order, shift } = picked;
  return { epsg: epsgOf(picked), order, shift };
}

function epsgOf({ family, zone, prefixed }: PickedSystem): number {
  switch (family) {
    case 'degrees':
      return CGCS2000;
    case 'web-mercator':
      return WEB_MERCATOR;
    case 'utm':
      return UTM_BASE + zone;
    case 'zones-3':
    case 'zones-6': {
      const epsg = epsgOfZone(family === 'zones-3' ? 3 : 6, zone, prefixed);
      if (epsg === null) throw new RangeError(`no zone ${zone} of ${family}`);
      return epsg;
    }
  }
}

export const samePlacement = (a: Placement, b: Placement): boolean =>
  a.epsg === b.epsg && a.order === b.order && a.shift === b.shift;
