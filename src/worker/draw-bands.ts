/** Control bands as a layer, from a boundary. */
import { recordedBands } from '../domain/bands.ts';
import type { LayerTable } from '../domain/feature-table.ts';
import type { Work } from '../engine/index.ts';
import { polygonsArea } from '../geodesy/ellipsoid.ts';
import { packCompiled } from './compiled-block.ts';
import type { DataCalls } from './data-calls.ts';

/** A feature for each ring, of its class. */
export async function drawBands(
  { source, distancesMetres, classIds, boundary }: DataCalls['bands']['input'],
  work: Work,
): Promise<DataCalls['bands']['output']> {
  const made = await recordedBands({ source, distancesMetres, boundary }, work);
  if (!made.ok) return made;
  const { rings, largestErrorMetres } = made.value;
  const table: LayerTable = {
    type: 'FeatureCollection',
    features: rings.map(({ fromMetres, toMetres, polygon }, i) => ({
      type: 'Feature',
      properties: {
        id: classIds[i]!,
        name: `${fromMetres}–${toMetres} m`,
        class: classIds[i]!,
        fromMetres,
        toMetres,
      },
      geometry: { type: 'MultiPolygon', coordinates: polygon },
    })),
  };
  const bytes = await packCompiled(table, work, classIds);
  const vertexCount = rings.reduce((sum, r) => sum + r.polygon.flat().reduce((n, ring) => n + ring.length, 0), 0);
  const areasSquareMetres = rings.map((r) => polygonsArea(r.polygon));
  return {
    ok: true,
    value: { pack: bytes.buffer, vertexCount, largestErrorMetres, areasSquareMetres },
    problems: made.problems,
  };
}
