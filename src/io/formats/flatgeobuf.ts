/**
 * FlatGeobuf: one layer, coordinates x, y. Read here and not by the format's own package, which trusts the sizes in the file
 * (it never ends on an index over no features, and reads outside of a feature that was cut) and needs a geometry in each.
 */
import { type Outcome, refusal } from '../../domain/problems.ts';
import type { Progress } from '../../engine/index.ts';
import { LIMITS, type RawFeature, type RawLayer, type ReadSource } from '../raw-layer.ts';
import { readFlatGeometry, readFlatProperties, UnsupportedType } from './flatgeobuf-feature.ts';
import { type FlatHeader, readFlatHeader } from './flatgeobuf-header.ts';
import { FlatTable } from './flatgeobuf-table.ts';
import { baseName, GeometryIntake } from './geometry-intake.ts';

const FEATURE = { geometry: 0, properties: 1, columns: 2 };
const PREFIX_BYTES = 4;
/** Size, root and table of the smallest feature. */
const LEAST_FEATURE = PREFIX_BYTES + 8;
const VERTICES_PER_STEP = 50_000;

export const readFlatGeobuf: ReadSource = async (source, _options, work) =>
  work.drive(read(source.files[0].bytes, source.name));

function* read(bytes: Uint8Array, file: string): Generator<Progress, Outcome<readonly RawLayer[]>, void> {
  try {
    const header = readFlatHeader(bytes);
    const { featureCount, firstFeature } = header;
    if (featureCount > LIMITS.features)
      return refusal('too-many-features', { file }, { features: featureCount, limit: LIMITS.features });
    const expected = firstFeature + featureCount * LEAST_FEATURE;
    if (expected > bytes.length) return refusal('file-cut-short', { file }, { expected, bytes: bytes.length });
    return yield* readFeatures(bytes, header, file);
  } catch (error) {
    // A read past the end of the bytes, or what the readers of header and features found impossible.
    if (!(error instanceof RangeError)) throw error;
    return refusal('file-broken', { file }, { format: 'FlatGeobuf', detail: error.message });
  }
}

function* readFeatures(
  bytes: Uint8Array,
  header: FlatHeader,
  file: string,
): Generator<Progress, Outcome<readonly RawLayer[]>, void> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const intake = new GeometryIntake(file);
  const features: RawFeature[] = [];
  let seen = 0;
  for (let at = header.firstFeature; at < bytes.length && !intake.stopped; ) {
    const size = view.getUint32(at, true);
    const end = at + PREFIX_BYTES + size;
    if (end > bytes.length) return refusal('file-cut-short', { file }, { expected: end, bytes: bytes.length });
    const feature = FlatTable.root(bytes.subarray(at + PREFIX_BYTES, end));
    features.push(readFeature(feature, header, intake, features.length));
    if (features.length > LIMITS.features)
      return refusal('too-many-features', { file }, { features: features.length, limit: LIMITS.features });
    at = end;
    if (intake.vertices - seen < VERTICES_PER_STEP) continue;
    seen = intake.vertices;
    yield { done: at, total: bytes.length };
  }
  if (!intake.stopped && header.featureCount > 0 && features.length !== header.featureCount)
    throw new RangeError(`${header.featureCount} features announced, ${features.length} found`);
  const layer: RawLayer = {
    name: header.name || baseName(file),
    source: file,
    format: 'flatgeobuf',
    statement: header.statement,
    columns: header.columns.filter((c) => c.type !== 'binary').map((c) => c.name),
    features,
    encoding: null,
  };
  return intake.outcome([layer]);
}

function readFeature(feature: FlatTable, header: FlatHeader, intake: GeometryIntake, index: number): RawFeature {
  const values = feature.byteVector(FEATURE.properties) ?? new Uint8Array();
  if (feature.tables(FEATURE.columns).length > 0) throw new RangeError('columns of a single feature');
  return {
    geometry: readGeometry(feature.table(FEATURE.geometry), header, intake, index),
    properties: readFlatProperties(values, header.columns),
  };
}

function readGeometry(
  geometry: FlatTable | null,
  header: FlatHeader,
  intake: GeometryIntake,
  index: number,
): RawFeature['geometry'] {
  if (!geometry) return null;
  try {
    return intake.take(readFlatGeometry(geometry, header.geometryType), index);
  } catch (error) {
    if (!(error instanceof UnsupportedType)) throw error;
    intake.unsupported(error.message, index);
    return null;
  }
}
