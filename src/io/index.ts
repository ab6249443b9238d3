/** One door to every format: what a drop of files holds (`gatherSources`), and the layers of each of its sources. */
import { type Outcome, refusal } from '../domain/problems.ts';
import type { Work } from '../engine/index.ts';
import { limited } from './limits.ts';
import { type FormatId, LIMITS, type RawLayer, type ReadOptions, type ReadSource, type Source } from './raw-layer.ts';

export { readCoordinateText } from './coordinate-text.ts';
export { gatherSources } from './sources.ts';

/** Each format's reader, loaded with its library when the first file of the format comes. */
const READERS: Readonly<Record<FormatId, () => Promise<ReadSource>>> = {
  shapefile: async () => (await import('./formats/shapefile.ts')).readShapefile,
  geojson: async () => (await import('./formats/geojson.ts')).readGeoJsonLayer,
  kml: async () => (await import('./formats/kml.ts')).readKml,
  kmz: async () => (await import('./formats/kml.ts')).readKml,
  geopackage: async () => (await import('./formats/geopackage.ts')).readGeoPackage,
  flatgeobuf: async () => (await import('./formats/flatgeobuf.ts')).readFlatGeobuf,
  'boundary-text': async () => (await import('./formats/boundary-text.ts')).readBoundaryText,
  csv: async () => (await import('./formats/csv.ts')).readCsv,
  xlsx: async () => (await import('./formats/xlsx.ts')).readXlsx,
  dxf: async () => (await import('./formats/dxf.ts')).readDxf,
  wkt: async () => (await import('./formats/wkt.ts')).readWkt,
};

/**
 * Read one source of a drop (see `gatherSources`) with the reader of its format: its layers, with numbers as they stand in the
 * file. A layer without features is told; a source that has none in any layer, or more than the limits allow, is refused.
 */
export async function readSource(
  source: Source,
  options: ReadOptions,
  work: Work,
): Promise<Outcome<readonly RawLayer[]>> {
  const bytes = source.files.reduce((sum, file) => sum + file.bytes.length, 0);
  if (bytes > LIMITS.bytes) return refusal('file-too-large', { file: source.name }, { bytes, limit: LIMITS.bytes });
  const read = await READERS[source.format]();
  const outcome = await read(source, options, work);
  return outcome.ok ? limited(outcome, source.name) : outcome;
}
