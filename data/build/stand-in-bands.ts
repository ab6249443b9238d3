/** Bands by a flat buffer, until the geodesic one is in place. */
import proj4 from 'proj4';
import type { PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { flatRings } from './geos.ts';

export async function bufferBands(boundary: PolygonCoordinates, distances: readonly number[]) {
  const [lon, lat] = boundary[0]![0]![0] as [number, number];
  const plane = proj4(`+proj=tmerc +lat_0=${lat} +lon_0=${lon} +k=1 +ellps=GRS80 +units=m`);
  const each = (p: PolygonCoordinates, f: (q: number[]) => number[]) => p.map((a) => a.map((r) => r.map(f)));
  const flat = each(boundary, (q) => plane.forward([q[0]!, q[1]!]));
  const rings = flatRings(flat, distances).map((r) =>
    each(r as PolygonCoordinates, (q) => plane.inverse([q[0]!, q[1]!])),
  );
  return {
    rings: rings.map((polygon, i) => ({
      fromMetres: i === 0 ? 0 : distances[i - 1]!,
      toMetres: distances[i]!,
      polygon,
    })),
    largestErrorMetres: 1,
  };
}
