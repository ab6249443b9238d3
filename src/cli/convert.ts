/** `convert IN OUT`: a layer of any format as a file of another, in another coordinate system. */
import type { Outcome, Problem } from '../domain/problems.ts';
import { crsOf } from '../geodesy/crs.ts';
import { defaultZone, epsgOfZone } from '../geodesy/gauss-kruger.ts';
import { listArchive, unpackEntries } from '../io/archive.ts';
import { LIMITS } from '../io/raw-layer.ts';
import type { ExportTarget } from '../worker/data-calls.ts';
import { extentOf } from '../worker/measure-table.ts';
import { writeLayer } from '../worker/write-layer.ts';
import { type Answer, error, type Host, stop } from './host.ts';
import { type OpenOptions, openFiles, type PlacedLayer, placeOne } from './open-files.ts';
import { words } from './words.ts';

type Format = ExportTarget['format'];

const FORMATS: Readonly<Record<string, Format>> = {
  zip: 'shapefile',
  shp: 'shapefile',
  geojson: 'geojson',
  json: 'geojson',
  kml: 'kml',
  kmz: 'kmz',
  txt: 'boundary-text',
  csv: 'csv',
  xlsx: 'xlsx',
};
const CGCS2000 = 4490;
const WGS84 = 4326;

/** `to` is the option as it stands, null where it is not given. */
export async function convert(
  host: Host,
  input: string,
  output: string,
  to: string | null,
  options: OpenOptions,
): Promise<Answer> {
  const extension = /\.([^.\\/]+)$/.exec(output)?.[1]?.toLowerCase() ?? '';
  const format = FORMATS[extension];
  if (!format) return stop(error('argument-unknown', {}, { argument: output }));
  const wanted = to === null ? null : writtenSystem(to, format);
  if (to !== null && wanted === null)
    return stop(error('argument-unknown', {}, { argument: `--to ${to} (${output})` }));
  const chosen = await chosenLayer(host, input, options);
  if (!chosen.ok) return chosen;
  const layer = chosen.value;
  const features = layer.features.map((f) => ({ ...f, type: 'Feature' as const }));
  const table = { type: 'FeatureCollection' as const, features };
  const epsg = wanted ?? usualSystem(format, extentOf(table));
  if (epsg === null) return stop(error('argument-missing', { file: input }, { argument: '--to' }));
  const stem = output.replace(/^.*[\\/]/, '').slice(0, -extension.length - 1);
  const name = format === 'shapefile' ? stem : layer.layer.name;
  const made = await writeLayer({ name, table, target: { format, epsg, encoding: 'UTF-8' } }, host.work);
  if (!made.ok) return made;
  const bytes = new Uint8Array(made.value.bytes);
  const written = extension === 'shp' ? await writeParts(host, bytes, output) : writeOne(host, bytes, output);
  if (!written.ok) return written;
  const { placement } = layer;
  const json = {
    file: output,
    format,
    layer: layer.layer.name,
    features: features.length,
    epsg,
    from: { epsg: placement.epsg, how: placement.how, order: placement.order },
  };
  const files = written.value;
  const problems = [...chosen.problems, ...made.problems];
  const lines = (language: 'zh' | 'en') => files.map((file) => words(language).writtenIn(file, epsg));
  return { ok: true, problems, value: { json, lines } };
}

/** The first layer that has something in it, on the Earth; the others are named. */
async function chosenLayer(host: Host, input: string, options: OpenOptions): Promise<Outcome<PlacedLayer>> {
  const opened = await openFiles(host, [input], options);
  if (!opened.ok) return opened;
  const located = opened.value.find(({ about }) => about.geometry !== null) ?? opened.value[0]!;
  const placed = await placeOne(host, located);
  const others = opened.value.filter((other) => other !== located).map(({ layer }) => layer.name);
  const leftOut: Problem[] =
    others.length === 0
      ? []
      : [
          {
            code: 'layers-left-out',
            severity: 'warning',
            where: { file: input },
            values: { layers: others.join(', ') },
          },
        ];
  return { ...placed, problems: [...opened.problems, ...placed.problems, ...leftOut] };
}

/** The system where the format can be in it: CGCS2000 in degrees, and its zones where the format knows metres. */
function writtenSystem(text: string, format: Format): number | null {
  const epsg = Number(/^(?:EPSG:)?(\d{4,6})$/i.exec(text)?.[1]);
  const crs = crsOf(epsg);
  const isKml = format === 'kml' || format === 'kmz';
  if (!crs || crs.epsg === WGS84) return crs && isKml ? WGS84 : null;
  const inDegrees = crs.epsg === CGCS2000;
  if (isKml) return inDegrees ? WGS84 : null;
  if (format === 'geojson') return inDegrees ? CGCS2000 : null;
  if (format === 'boundary-text' && inDegrees) return null;
  const isOurs = inDegrees || (crs.kind === 'plane' && crs.epsg <= LAST_ZONE && crs.epsg >= CGCS2000);
  return isOurs ? crs.epsg : null;
}

/** Last code of the zones of CGCS2000. */
const LAST_ZONE = 4554;

/** Degrees; of parcels the zone they lie in, with its number in front; null where there is no such zone. */
function usualSystem(format: Format, [west, , east]: readonly [number, number, number, number]): number | null {
  if (format === 'kml' || format === 'kmz') return WGS84;
  return format === 'boundary-text' ? epsgOfZone(3, defaultZone((west + east) / 2), true) : CGCS2000;
}

function writeOne(host: Host, bytes: Uint8Array, output: string): Outcome<readonly string[]> {
  const written = host.writeBytes(output, bytes);
  return written.ok ? { ...written, value: [output] } : written;
}

/** A shapefile as loose files beside each other. */
async function writeParts(host: Host, zip: Uint8Array, output: string): Promise<Outcome<readonly string[]>> {
  const listed = listArchive(zip, output);
  if (!listed.ok) return listed;
  const budget = { bytes: LIMITS.unpackedBytes, files: LIMITS.files };
  const parts = await unpackEntries(listed.value, output, budget, host.work);
  if (!parts.ok) return parts;
  const folder = /^.*[\\/]/.exec(output)?.[0] ?? '';
  const paths = parts.value.map(({ path }) => `${folder}${path}`);
  for (const [i, { bytes }] of parts.value.entries()) {
    const written = host.writeBytes(paths[i]!, bytes);
    if (!written.ok) return written;
  }
  return { ok: true, value: paths, problems: [] };
}
