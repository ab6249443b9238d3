/** Ground within a distance of a supply, drawn as the bands of a river are: each outline measured against the geodesic. */
import type { Position } from 'geojson';
import { openOverlay, type Progress, type Work } from '../../engine/index.ts';
import { Offsetter } from '../bands/offset.ts';
import type { LayerTable, PolygonCoordinates } from '../feature-table.ts';
import { type Geos, loadGeos } from '../geos.ts';
import { overlayFeatures } from '../prepared-city.ts';
import type { WkbSource } from '../wkb.ts';
import { leftOut } from './left-out.ts';

export interface Reach {
  /** Discs of points, or the outline around polygons; they may overlap one another. */
  readonly outlines: readonly PolygonCoordinates[];
  /** Largest difference between an outline and its stated distance, metres, measured along all of them. */
  readonly largestErrorMetres: number;
  /** Features with a fault or without a place: nothing is drawn around them. */
  readonly leftOut: number;
}

/** @throws GeosFailure where GEOS fails. */
export async function reachOf(table: LayerTable, metres: number, work: Work): Promise<Reach> {
  const { sources, faulty } = await sourcesOf(table, work);
  const geos = await loadGeos();
  const drawn = await work.drive(outlinesAround(geos, sources, metres));
  return { ...drawn, leftOut: faulty };
}

/** Points one by one; polygons dissolved, since a distance is measured from the outside of what touches. */
async function sourcesOf(table: LayerTable, work: Work): Promise<{ sources: WkbSource[]; faulty: number }> {
  const points = table.features.map(({ geometry }) => pointsOf(geometry));
  const areas = overlayFeatures([], table);
  const overlay = await openOverlay([{ id: 'supply', features: areas, bits: [0] }], work);
  const outline = (await overlay.trace(({ mask }) => (mask.low === 0 ? null : 0), work)).get(0);
  const sources: WkbSource[] = points.flat().map((coordinates) => ({ type: 'point', coordinates }));
  if (outline) sources.push({ type: 'polygons', coordinates: outline.polygons });
  const out = leftOut(overlay.reports[0]!);
  const faulty = areas.filter((f, i) => out.has(i) || (f.polygons.length === 0 && points[i]!.length === 0)).length;
  return { sources, faulty };
}

function pointsOf(geometry: LayerTable['features'][number]['geometry'] | null): Position[] {
  const all =
    geometry?.type === 'Point' ? [geometry.coordinates] : geometry?.type === 'MultiPoint' ? geometry.coordinates : [];
  return all.filter(([lon, lat]) => Number.isFinite(lon) && Number.isFinite(lat));
}

function* outlinesAround(
  geos: Geos,
  sources: readonly WkbSource[],
  metres: number,
): Generator<Progress, Omit<Reach, 'leftOut'>, void> {
  const outlines: PolygonCoordinates[] = [];
  let largestErrorMetres = 0;
  for (const source of sources) {
    const now = { done: outlines.length, total: sources.length };
    const offsetter = new Offsetter(geos, source);
    const outline = yield* toEnd(offsetter.within(metres), now);
    const error = yield* toEnd(offsetter.meter.largestError(outline.flat(), metres), now);
    largestErrorMetres = Math.max(largestErrorMetres, error);
    outlines.push(outline);
  }
  return { outlines, largestErrorMetres };
}

function* toEnd<T>(steps: Generator<unknown, T, void>, now: Progress): Generator<Progress, T, void> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield now;
  }
}
