/** What stands on ground that a layer lost: remediation sites, and footprints of projects. */
import type { Point } from 'geojson';
import {
  type Atom,
  distancesToPoints,
  examine,
  OUTSIDE,
  type Overlay,
  openOverlay,
  type Progress,
  sumAtoms,
  TOUCH_SQUARE_METRES,
  type Work,
} from '../../engine/index.ts';
import type { LayerFeature, PolygonCoordinates } from '../feature-table.ts';
import { type PreparedCity, polygonsOf } from '../prepared-city.ts';
import { type SiteStatus, siteStatus } from '../site-status.ts';
import type { ChangePlot } from './change.ts';
import { versionChange } from './change-versions.ts';

export interface SiteInChange {
  readonly layerId: string;
  readonly classId: string;
  readonly id: string;
  readonly name: string;
  readonly status: SiteStatus;
  /** Longitude, latitude; null for polygons. */
  readonly position: Position | null;
  /** Of a polygon, what of it lies on lost ground; null for points. */
  readonly lostSquareMetres: number | null;
  /** Numbers of the pieces it stands on, ascending. */
  readonly pieces: readonly number[];
}

export interface FootprintInChange {
  readonly id: string;
  /** What of it lies on ground that was lost; null where it has a fault and cannot be measured. */
  readonly lostSquareMetres: number | null;
  /** Numbers of the lost pieces it lies in, ascending. */
  readonly pieces: readonly number[];
}

interface Drawn {
  readonly id: string;
  readonly polygons: PolygonCoordinates;
}

/** Common ground of a footprint and the outline of a piece that is no more than the rounding of the outline. */
const ROUNDING_SQUARE_METRES = 0.01;
/** How far rounding may put a point of a piece outside its outline. */
const ROUNDING_METRES = 0.001;
/** The same in degrees, with room to spare below 70° of latitude. */
const ROUNDING_DEGREES = 1e-7;

/** Longitude, latitude, degrees. */
type Position = readonly [number, number];

/** Sites on lost ground inside the city, in the order of the layers; a point on its edge stands on it. */
export async function sitesInChange(
  prepared: PreparedCity,
  work: Work,
  layerId: string,
  beforeId: string,
  pieces: readonly ChangePlot[],
): Promise<{ readonly sites: SiteInChange[]; readonly sitesLeftOut: number }> {
  const lost = pieces.filter((p) => p.change === 'lost');
  if (lost.length === 0) return { sites: [], sitesLeftOut: 0 };
  const found = sitesOf(prepared, layerId);
  const points = found.filter(({ feature }) => feature.geometry?.type === 'Point');
  const areas = found.filter(({ feature }) => polygonsOf(feature).length > 0);
  const { overlay } = await versionChange(prepared, work, layerId, beforeId);
  const onPoint = await pointsOnLost(overlay, points, lost, work);
  const drawn = areas.map(({ feature }) => ({ id: feature.properties.id, polygons: polygonsOf(feature) }));
  const onArea = await footprintsInChange(prepared, work, layerId, beforeId, drawn, pieces);
  const sites = [
    ...points.flatMap((site, i) => {
      const numbers = onPoint.get(i);
      return numbers ? [siteOn(site, { position: positionOf(site), lostSquareMetres: null, pieces: numbers })] : [];
    }),
    ...areas.flatMap((site, i) => {
      const { lostSquareMetres, pieces: numbers } = onArea[i]!;
      return lostSquareMetres ? [siteOn(site, { position: null, lostSquareMetres, pieces: numbers })] : [];
    }),
  ];
  return { sites, sitesLeftOut: onArea.filter((a) => a.lostSquareMetres === null).length };
}

interface Site {
  readonly layerId: string;
  readonly feature: LayerFeature;
}

/** Features of the layers of sites, and others that have the status of one. */
const sitesOf = ({ city, tables }: PreparedCity, changedLayerId: string): Site[] =>
  city.layers
    .filter((l) => l.id !== changedLayerId && l.role !== 'districts')
    .flatMap(({ id, role }) =>
      (tables.get(id)?.features ?? [])
        .filter((feature) => role === 'sites' || siteStatus(feature) !== 'none')
        .map((feature) => ({ layerId: id, feature })),
    );

const siteOn = (
  { layerId, feature }: Site,
  found: Pick<SiteInChange, 'position' | 'lostSquareMetres' | 'pieces'>,
): SiteInChange => ({
  layerId,
  classId: feature.properties.class,
  id: feature.properties.id,
  name: feature.properties.name,
  status: siteStatus(feature),
  ...found,
});

const positionOf = ({ feature }: Site): Position => {
  const [lon, lat] = (feature.geometry as Point).coordinates;
  return [lon!, lat!];
};

/** Of the points that stand on lost ground, by their place in the list, the numbers of the pieces they stand on. */
async function pointsOnLost(
  overlay: Overlay,
  points: readonly Site[],
  lost: readonly ChangePlot[],
  work: Work,
): Promise<ReadonlyMap<number, readonly number[]>> {
  const positions = points.map(positionOf);
  const axis = (which: 0 | 1, of: readonly number[]) => Float64Array.from(of, (i) => positions[i]![which]);
  const all = positions.map((_, i) => i);
  const places = await overlay.places(axis(0, all), axis(1, all));
  const standing = all.filter((i) => isLostPlace(places[i]!));
  const found = new Map<number, number[]>(standing.map((i) => [i, []]));
  await work.drive(numberSteps(lost, positions, found));
  return found;
}

/** Add the number of each piece to the points that stand on it. Yields pieces done. */
function* numberSteps(
  lost: readonly ChangePlot[],
  positions: readonly Position[],
  found: ReadonlyMap<number, number[]>,
): Generator<Progress, void, void> {
  for (const [done, { number, polygon }] of lost.entries()) {
    const near = [...found.keys()].filter((i) => isNear(polygon[0]!, positions[i]!));
    if (near.length === 0) continue;
    const axis = (which: 0 | 1) => Float64Array.from(near, (i) => positions[i]![which]);
    const distances = distancesToPoints(examine([polygon]).footprint, axis(0), axis(1), ROUNDING_METRES);
    for (const [k, metres] of distances.entries()) if (metres !== null) found.get(near[k]!)!.push(number);
    yield { done, total: lost.length };
  }
}

/** Whether a point may lie in a shell, or as near to it as rounding may put it. */
function isNear(shell: readonly (readonly number[])[], [lon, lat]: Position): boolean {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of shell) {
    west = Math.min(west, x!);
    south = Math.min(south, y!);
    east = Math.max(east, x!);
    north = Math.max(north, y!);
  }
  const rim = ROUNDING_DEGREES;
  return lon >= west - rim && lon <= east + rim && lat >= south - rim && lat <= north + rim;
}

const isLostPlace = ({ part, mask }: Pick<Atom, 'part' | 'mask'>): boolean =>
  part !== OUTSIDE && mask.low !== 0 && mask.high === 0;

/** Footprints against the ground that a layer lost inside the city. `pieces`: of the same change. */
export async function footprintsInChange(
  prepared: PreparedCity,
  work: Work,
  layerId: string,
  beforeId: string,
  footprints: readonly Drawn[],
  pieces: readonly ChangePlot[],
): Promise<FootprintInChange[]> {
  const { overlay } = await versionChange(prepared, work, layerId, beforeId);
  const lost = pieces.filter((p) => p.change === 'lost');
  const outlines = lost.map((p) => ({ class: 0, polygons: [p.polygon] }));
  const drawn =
    footprints.length > 0 ? await openOverlay([{ id: 'pieces', features: outlines, bits: [0] }], work) : null;
  const answers: FootprintInChange[] = [];
  for (const { id, polygons } of footprints) {
    const { footprint, faults } = examine(polygons);
    if (faults.length > 0) {
      answers.push({ id, lostSquareMetres: null, pieces: [] });
      continue;
    }
    const { atoms } = await overlay.check(footprint, { outlines: false, distances: [] });
    const area = sumAtoms(atoms, isLostPlace);
    const met = area > TOUCH_SQUARE_METRES ? await drawn!.check(footprint, { outlines: false, distances: [] }) : null;
    const numbers = (met?.features ?? [])
      .filter((f) => f.areaSquareMetres > Math.min(ROUNDING_SQUARE_METRES, area / 2))
      .map((f) => lost[f.feature]!.number);
    answers.push({ id, lostSquareMetres: met ? area : 0, pieces: numbers.toSorted((p, q) => p - q) });
  }
  return answers;
}
