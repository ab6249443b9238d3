/** `bands BOUNDARY --distances 200,1000,3000 --out FILE`: control bands outward of a boundary, as GeoJSON. */
import { type RecordedBands, recordedBands } from '../domain/bands.ts';
import type { LayerTable } from '../domain/feature-table.ts';
import { type Geos, loadGeos } from '../domain/geos.ts';
import { polygonsOf } from '../domain/prepared-city.ts';
import { type Outcome, type Problem, refusal } from '../domain/problems.ts';
import { polygonsArea } from '../geodesy/ellipsoid.ts';
import { hectares, metres, squareKilometres } from '../geodesy/units.ts';
import { type Answer, error, type Host, stop } from './host.ts';
import { alignedLines } from './lines.ts';
import type { OpenOptions } from './open-files.ts';
import { readPolygonFile } from './read-file.ts';
import { words } from './words.ts';

export async function bands(
  host: Host,
  file: string,
  distances: string,
  outFile: string,
  options: OpenOptions,
): Promise<Answer> {
  const wanted = readDistances(distances);
  if (!wanted.ok) return wanted;
  const table = await readPolygonFile(host, file, options);
  if (!table.ok) return table;
  const wrong = unsound(await loadGeos(), table.value, file);
  if (wrong.length > 0) return stop(...wrong, ...table.problems);
  const made = await recordedBands(
    {
      source: { type: 'polygons', coordinates: table.value.features.flatMap(polygonsOf) },
      distancesMetres: wanted.value,
      // A file on a disk has no other name, and no version.
      boundary: { layerId: file, versionId: '', date: '' },
    },
    host.work,
  );
  if (!made.ok) return made;
  const { rings, largestErrorMetres } = made.value;
  const written = host.writeText(outFile, bandsGeoJson(made.value, file));
  if (!written.ok) return written;
  const areas = rings.map((r) => ({
    fromMetres: r.fromMetres,
    toMetres: r.toMetres,
    areaSquareMetres: polygonsArea(r.polygon),
  }));
  return {
    ok: true,
    problems: table.problems,
    value: {
      json: { file: outFile, rings: areas, largestErrorMetres },
      lines: (language) => {
        const w = words(language);
        const rows = areas.map((a) => [
          `${a.fromMetres}-${a.toMetres} m`,
          hectares(a.areaSquareMetres),
          squareKilometres(a.areaSquareMetres),
        ]);
        const head = [w.band, w.hectares, w.squareKilometres];
        return [
          ...alignedLines([head, ...rows], [false, true, true]),
          w.bandError(metres(largestErrorMetres, 3)),
          w.written(outFile),
        ];
      },
    },
  };
}

/** Numbers of metres above 0, in any order; each is taken once. */
function readDistances(text: string): Outcome<number[]> {
  const values = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const wrong = values.findIndex((d) => !(d > 0 && Number.isFinite(d)));
  if (wrong >= 0) return refusal('distance-not-positive', {}, { value: text.split(',')[wrong]!, distances: text });
  return { ok: true, value: [...new Set(values)].sort((a, b) => a - b), problems: [] };
}

/**
 * What keeps a feature from having an outside. Feature by feature, since features that overlap each other are dissolved.
 */
function unsound(geos: Geos, table: LayerTable, file: string): Problem[] {
  return table.features.flatMap((f, feature): readonly Problem[] => {
    const validity = geos.isValid(polygonsOf(f));
    if (!validity.ok) return validity.problems.map((p) => ({ ...p, where: { file, feature } }));
    const { reason, position } = validity.value;
    return reason === null ? [] : [error(reason, { file, feature, position: position ?? undefined })];
  });
}

function bandsGeoJson({ rings, record }: RecordedBands, boundary: string): string {
  const features = rings.map(({ fromMetres, toMetres, polygon }) => ({
    type: 'Feature',
    properties: {
      id: `band-${toMetres}`,
      name: `${fromMetres}-${toMetres} m`,
      class: `band-${toMetres}`,
      fromMetres,
      toMetres,
    },
    geometry: { type: 'MultiPolygon', coordinates: polygon },
  }));
  return JSON.stringify({ type: 'FeatureCollection', record: { ...record, boundary }, features });
}
