/** Where a site lies: district, band of the river, distance to the range, control classes. */
import type { Point } from 'geojson';
import {
  distancesToBoundary,
  examine,
  hasBit,
  OUTSIDE,
  type Overlay,
  TOUCH_SQUARE_METRES,
  type Work,
} from '../../engine/index.ts';
import type { LayerFeature } from '../feature-table.ts';
import { type CountedClass, classesOfRole, type PreparedCity, polygonsOf } from '../prepared-city.ts';

export interface SitePlace {
  /** Of a polygon, the district with most of it; null: outside all districts (市域外). */
  readonly districtId: string | null;
  /** `inside` the management range, the class id of the innermost band it meets, or `beyond`; null where the city has neither. */
  readonly band: string | null;
  /**
   * Geodesic metres to the boundary of the management range, from inside as from outside; 0 for a polygon that crosses it.
   * Null where the city has no range, and for a polygon wholly inside.
   */
  readonly rangeDistanceMetres: number | null;
  /** Keys of the classes of control it lies in or meets, in the city's order; bands and range are not repeated here. */
  readonly controls: readonly string[];
  /** Of a polygon, square metres; null for a point. */
  readonly areaSquareMetres: number | null;
}

const INSIDE = 'inside';
export const BEYOND = 'beyond';

/** A range farther away than this has no distance, metres. */
const FARTHEST_METRES = 2_000_000;

interface Frame {
  readonly prepared: PreparedCity;
  /** From the river outwards. */
  readonly bands: readonly { readonly id: string; readonly counted: CountedClass }[];
  readonly range: readonly CountedClass[];
  readonly controls: readonly CountedClass[];
}

type Mask = { readonly low: number; readonly high: number };

export const bandsOfSites = (prepared: PreparedCity) => [
  ...classesOfRole(prepared, 'management-range').map((counted) => ({ id: INSIDE, counted })),
  ...classesOfRole(prepared, 'bands').map((counted) => ({ id: counted.class.id, counted })),
];

/** One place for each site, null for one without a place (a fault, or another kind of geometry). */
export async function placesOfSites(
  prepared: PreparedCity,
  sites: readonly LayerFeature[],
  work: Work,
): Promise<(SitePlace | null)[]> {
  const range = classesOfRole(prepared, 'management-range');
  const frame: Frame = {
    prepared,
    bands: bandsOfSites(prepared),
    range,
    controls: prepared.classes.filter(
      (c) => c.class.check && c.layer.role !== 'bands' && c.layer.role !== 'management-range',
    ),
  };
  const places: (SitePlace | null)[] = await Promise.all(
    sites.map((site) => (polygonsOf(site).length > 0 ? placeOfArea(frame, site) : null)),
  );
  const points = [...sites.entries()].filter(([, { geometry }]) => geometry?.type === 'Point');
  const found = await placesOfPoints(
    frame,
    points.map(([, site]) => (site.geometry as Point).coordinates),
    work,
  );
  points.forEach(([at], i) => {
    places[at] = found[i]!;
  });
  return places;
}

async function placesOfPoints(
  frame: Frame,
  points: readonly (readonly number[])[],
  work: Work,
): Promise<(SitePlace | null)[]> {
  const placed = points.map(([lon, lat]) => Number.isFinite(lon) && Number.isFinite(lat));
  const axis = (i: 0 | 1) =>
    Float64Array.from(
      points.filter((_, at) => placed[at]),
      (p) => p[i]!,
    );
  const [xs, ys] = [axis(0), axis(1)];
  const keys = await frame.prepared.overlay.places(xs, ys);
  const distances = await distancesToRange(frame, xs, ys, work);
  let next = 0;
  return placed.map((isPlaced) => {
    if (!isPlaced) return null;
    const { part, mask } = keys[next]!;
    const rangeDistanceMetres = distances?.[next] ?? null;
    next++;
    return { ...withClasses(frame, part, mask), rangeDistanceMetres, areaSquareMetres: null };
  });
}

/** To the range's outline, its features taken together; null without a range. */
async function distancesToRange({ prepared, range }: Frame, xs: Float64Array, ys: Float64Array, work: Work) {
  const outline = await outlineOf(prepared.overlay, range, work);
  return outline && distancesToBoundary(examine(outline.polygons).footprint, xs, ys, FARTHEST_METRES);
}

const outlineOf = async (overlay: Overlay, classes: readonly CountedClass[], work: Work) =>
  (await overlay.trace(({ mask }) => (classes.some((c) => hasBit(mask, c.bit)) ? 0 : null), work)).get(0) ?? null;

function withClasses({ prepared, bands, controls }: Frame, part: number, mask: Mask) {
  const band = bands.find(({ counted }) => hasBit(mask, counted.bit));
  return {
    districtId: part === OUTSIDE ? null : prepared.districts[part]!.properties.id,
    band: band?.id ?? (bands.length > 0 ? BEYOND : null),
    controls: controls.filter((c) => hasBit(mask, c.bit)).map((c) => c.key),
  };
}

async function placeOfArea(frame: Frame, site: LayerFeature): Promise<SitePlace | null> {
  const { footprint, faults } = examine(polygonsOf(site));
  if (faults.length > 0) return null;
  const { atoms, areaSquareMetres, distances } = await frame.prepared.overlay.check(footprint, {
    outlines: false,
    distances: frame.range.map((c) => c.bit),
  });
  const byPart = new Map<number, number>();
  const mask = { low: 0, high: 0 };
  for (const atom of atoms) {
    if (atom.areaSquareMetres <= TOUCH_SQUARE_METRES) continue;
    byPart.set(atom.part, (byPart.get(atom.part) ?? 0) + atom.areaSquareMetres);
    mask.low |= atom.mask.low;
    mask.high |= atom.mask.high;
  }
  const [part] = [...byPart].reduce((most, own) => (own[1] > most[1] ? own : most), [OUTSIDE, 0]);
  const inRange = atoms
    .filter((a) => frame.range.some((c) => hasBit(a.mask, c.bit)))
    .reduce((sum, a) => sum + a.areaSquareMetres, 0);
  const least = Math.min(...[...distances.values()].map((d) => d.metres));
  const outside = Number.isFinite(least) ? least : null;
  const isWithin = inRange >= areaSquareMetres - TOUCH_SQUARE_METRES;
  return {
    ...withClasses(frame, part, mask),
    rangeDistanceMetres: inRange <= TOUCH_SQUARE_METRES ? outside : isWithin ? null : 0,
    areaSquareMetres,
  };
}
