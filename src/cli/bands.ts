/** `bands BOUNDARY --distances 200,1000,3000 --out FILE`: control bands outward of a boundary, as GeoJSON. */
import { bufferBands } from '../domain/bands.ts';
import { GeosFailure } from '../domain/geos.ts';
import { polygonsOf } from '../domain/prepared-city.ts';
import { compileFootprint } from '../domain/siting/footprint.ts';
import { polygonsArea } from '../geodesy/ellipsoid.ts';
import { type Answer, error, type Host, stop } from './host.ts';
import { readPolygonFile } from './read-file.ts';

export async function bands(host: Host, file: string, distances: string, outFile: string): Promise<Answer> {
  const metres = distances.split(',').map(Number);
  const wrong = metres.find((d, i) => !(d > 0 && Number.isFinite(d)) || (i > 0 && d <= metres[i - 1]!));
  if (wrong !== undefined) return stop(error('distance-not-positive', {}, { distances }));
  const table = readPolygonFile(host, file);
  if (!table.ok) return table;
  const boundary = table.value.features.flatMap(polygonsOf);
  const sound = compileFootprint(boundary);
  if (!sound.ok) return stop(...sound.problems.map((p) => ({ ...p, where: { file, ...p.where } })));
  try {
    const { rings, largestErrorMetres } = await bufferBands(boundary, metres);
    const features = rings.map(({ fromMetres, toMetres, polygon }) => ({
      type: 'Feature',
      properties: { id: `band-${toMetres}`, name: `${fromMetres}-${toMetres} m`, class: `band-${toMetres}`, fromMetres, toMetres },
      geometry: { type: 'MultiPolygon', coordinates: polygon },
    }));
    const written = host.writeText(outFile, JSON.stringify({ type: 'FeatureCollection', features }));
    if (!written.ok) return written;
    const areas = rings.map((r) => ({ fromMetres: r.fromMetres, toMetres: r.toMetres, areaSquareMetres: polygonsArea(r.polygon) }));
    return {
      ok: true,
      problems: table.problems,
      value: {
        json: { file: outFile, rings: areas, largestErrorMetres },
        lines: [
          ...areas.map((a) => `${a.fromMetres}-${a.toMetres} m: ${(a.areaSquareMetres / 1e6).toFixed(4)} km²`),
          `largest error ${largestErrorMetres.toFixed(3)} m; written to ${outFile}`,
        ],
      },
    };
  } catch (failure) {
    if (failure instanceof GeosFailure) return stop(failure.problem);
    throw failure;
  }
}
