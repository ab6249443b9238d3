/** What is left of a footprint without the ground in conflict: planar differences by GEOS, checked again as a footprint. */
import { thin } from '../bands/thin.ts';
import type { PolygonCoordinates } from '../feature-table.ts';
import { type Geos, GeosFailure, loadGeos, unwrap } from '../geos.ts';
import type { PreparedCity } from '../prepared-city.ts';
import type { WkbSource } from '../wkb.ts';
import type { Cut } from './advice-result.ts';
import { checkSite, type Site } from './check.ts';
import { boxOf } from './move.ts';
import type { RuleBook } from './rules.ts';
import {
  classesOf,
  isKept,
  isOutside,
  keptInPlane,
  type Limit,
  linesIn,
  outlinesIn,
  regionOf,
  widened,
} from './search-limits.ts';
import { doubledArea, type PlanePoint, type SearchPlane } from './search-plane.ts';

/** Chords to a quarter circle; they cut off less than a ten-thousandth of the radius. */
const QUADRANT_SEGMENTS = 64;
/** What is cut away reaches out by this, so that the chords keep the distance. */
const CHORD = 1 / Math.cos(Math.PI / (4 * QUADRANT_SEGMENTS));
/** Pieces smaller than this are dropped, square metres. */
const LEAST_SQUARE_METRES = 1;
/** Vertices that make less difference than this are left out, metres. */
const STRAIGHT_METRES = 0.001;
/** Ground beyond the distances that is looked at too, metres. */
const SPARE_METRES = 100;
/** Distance kept from where the city ends, metres. */
const BORDER_METRES = 0.05;
/** Cut off so much more, and then more and more, where a check does not find the rest clear: buffers by GEOS are not exact, metres. */
const ANOTHER_METRES = 0.05;
const ATTEMPTS = 6;

export interface CutCase {
  readonly prepared: PreparedCity;
  readonly book: RuleBook;
  readonly site: Site;
  /** Every limit that the rest has to keep. */
  readonly limits: readonly Limit[];
  readonly safetyMetres: number;
  /** Of the footprint. */
  readonly areaSquareMetres: number;
}

const NOTHING_LEFT: Cut = { polygons: [], keptSquareMetres: 0, keptShare: 0, result: null };

/**
 * Cut away what lies too near to the limits in `near`, and what lies outside the city where some does. Null where there is
 * nothing to cut away and where no sound polygons were found.
 */
export async function cutAway(
  own: CutCase,
  plane: SearchPlane,
  near: readonly Limit[],
  isPartlyOutside: boolean,
): Promise<Cut | null> {
  if (near.length === 0 && !isPartlyOutside) return null;
  if (near.some((l) => l.target.kind === 'city')) return NOTHING_LEFT;
  const geos = await loadGeos();
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const more = own.safetyMetres + attempt ** 2 * ANOTHER_METRES;
      const rest = await restOf(geos, own, plane, near, isPartlyOutside, more);
      if (rest.length === 0) return NOTHING_LEFT;
      const cut = await checkedCut(own, rest);
      if (cut) return cut;
    }
  } catch (failure) {
    if (!(failure instanceof GeosFailure)) throw failure;
  }
  return null;
}

async function restOf(
  geos: Geos,
  { prepared, site: { polygons } }: CutCase,
  plane: SearchPlane,
  near: readonly Limit[],
  isPartlyOutside: boolean,
  safetyMetres: number,
): Promise<PolygonCoordinates> {
  const farthest = near.reduce((most, l) => Math.max(most, l.metres), 0) + safetyMetres;
  const box = widened(boxOf(polygons), farthest + SPARE_METRES);
  const outlines = await outlinesIn(prepared, box);
  let rest = written(plane.polygons(polygons));
  if (isPartlyOutside) {
    const city = written(plane.polygons(await regionOf(prepared, null)));
    const inner = unwrap(geos.buffer({ type: 'polygons', coordinates: city }, -BORDER_METRES, QUADRANT_SEGMENTS));
    rest = unwrap(geos.intersection(rest, inner));
  }
  for (const { target, metres } of near) {
    if (rest.length === 0) break;
    const distance = keptInPlane(metres + safetyMetres, 0) * CHORD;
    const ground = classesOf(target).flatMap((c) => outlines.get(c.bit) ?? []);
    const sources: WkbSource[] = linesIn(prepared, target, box).map((line) => sourceOf(plane.line(line)));
    if (ground.length > 0) sources.push({ type: 'polygons', coordinates: written(plane.polygons(ground)) });
    for (const source of sources)
      rest = unwrap(geos.difference(rest, unwrap(geos.buffer(source, distance, QUADRANT_SEGMENTS))));
  }
  return onGround(plane, rest);
}

const sourceOf = (line: readonly PlanePoint[]): WkbSource =>
  line.length === 1 ? { type: 'point', coordinates: line[0]! } : { type: 'line', coordinates: line };

const written = (polygons: readonly PlanePoint[][][]): PolygonCoordinates =>
  polygons.map((polygon) => polygon.map((ring) => ring.map(([x, y]) => [x, y])));

/** Back to degrees: without small pieces and without vertices that stand in straight edges. */
function onGround(plane: SearchPlane, polygons: PolygonCoordinates): PolygonCoordinates {
  const isLarge = (ring: number[][]) => Math.abs(doubledArea(ring as [number, number][])) >= 2 * LEAST_SQUARE_METRES;
  return polygons
    .filter(([shell]) => isLarge(shell!))
    .map((polygon) =>
      polygon.map((ring) =>
        thin(
          fromCorner(ring).map(([x, y]) => plane.inverse(x!, y!)),
          STRAIGHT_METRES,
        ),
      ),
    );
}

async function checkedCut(own: CutCase, polygons: PolygonCoordinates): Promise<Cut | null> {
  const { prepared, book, site, limits } = own;
  const checked = await checkSite(prepared, book, { ...site, polygons }, false);
  if (!checked.ok || !isKept(checked.value, limits, own.safetyMetres) || isOutside(prepared, checked.value))
    return null;
  const keptSquareMetres = checked.value.areaSquareMetres;
  const keptShare = Math.min(1, keptSquareMetres / own.areaSquareMetres);
  return { polygons, keptSquareMetres, keptShare, result: checked.value };
}

/** A closed ring from its south-western corner on, which stands in no straight edge. */
function fromCorner(ring: number[][]): number[][] {
  const open = ring.slice(0, -1);
  const first = open.reduce((least, [x, y], i) => {
    const [lx, ly] = open[least]!;
    return x! < lx! || (x === lx && y! < ly!) ? i : least;
  }, 0);
  return [...open.slice(first), ...open.slice(0, first + 1)];
}
