/**
 * Text with well-known text in it (WKT, EWKT): each geometry a feature, what stands beside it its name; a layer for each
 * SRID. Numbers are taken as x, y in the order in which they stand.
 */
import type { Geometry } from 'geojson';
import { type Outcome, refusal } from '../../domain/problems.ts';
import type { Progress } from '../../engine/index.ts';
import { decideEncoding } from '../encoding.ts';
import {
  LIMITS,
  type RawFeature,
  type RawLayer,
  type ReadSource,
  type Source,
  type TextEncoding,
} from '../raw-layer.ts';
import { baseName, GeometryIntake } from './geometry-intake.ts';
import { type FoundWkt, findWkt } from './wkt-scan.ts';

const SUPPORTED = /^(?:MULTI)?(?:POINT|LINESTRING|POLYGON)$|^GEOMETRYCOLLECTION$/;
const VERTICES_PER_STEP = 20_000;
const NAME = 'name';

type Parse = (text: string) => Geometry | null;

export const readWkt: ReadSource = async (source, options, work) => {
  const [{ bytes }] = source.files;
  const encoding = encodingOf(bytes, options.encoding);
  const { wktToGeoJSON } = await import('betterknown');
  return work.drive(read(source, new TextDecoder(encoding.label).decode(bytes), encoding, wktToGeoJSON));
};

function encodingOf(bytes: Uint8Array, chosen: string | undefined): TextEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { label: 'utf-16le', how: 'bom' };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { label: 'utf-16be', how: 'bom' };
  return decideEncoding({ chosen, samples: [bytes] });
}

function* read(
  source: Source,
  text: string,
  encoding: TextEncoding,
  parse: Parse,
): Generator<Progress, Outcome<readonly RawLayer[]>, void> {
  const intake = new GeometryIntake(source.name);
  const layers = new Map<number | null, RawFeature[]>();
  let count = 0;
  let seen = 0;
  for (const found of findWkt(text)) {
    const features = layers.get(found.srid) ?? [];
    layers.set(found.srid, features);
    if (found.type !== '' && !SUPPORTED.test(found.type)) intake.unsupported(found.type, features.length);
    else features.push(feature(found, intake, features.length, parse));
    if (intake.stopped) break;
    if (++count > LIMITS.features)
      return refusal('too-many-features', { file: source.name }, { features: count, limit: LIMITS.features });
    if (intake.vertices - seen < VERTICES_PER_STEP) continue;
    seen = intake.vertices;
    yield { done: count, total: count + 1 };
  }
  if (count === 0 && !intake.stopped)
    return refusal('file-broken', { file: source.name }, { format: 'WKT', detail: text.trim().slice(0, 40) });
  if (encoding.how === 'guess') intake.warn('encoding-guessed', {}, { encoding: encoding.label });
  return intake.outcome(
    [...layers].map(([srid, features]) => layer(source, encoding, srid, features, layers.size > 1)),
  );
}

function feature(found: FoundWkt, intake: GeometryIntake, index: number, parse: Parse): RawFeature {
  const properties = { [NAME]: found.beside || null };
  const geometry = found.wkt === null ? undefined : parsed(found.wkt, parse);
  if (geometry === undefined) intake.stop('row-unreadable', {}, { line: found.line, text: found.excerpt });
  return { geometry: intake.take(geometry ?? null, index), properties };
}

/** Undefined where the parser does not take it. */
function parsed(wkt: string, parse: Parse): Geometry | null | undefined {
  try {
    return parse(wkt);
  } catch (error) {
    // betterknown throws a plain Error that names what it expected.
    if (error instanceof Error) return undefined;
    throw error;
  }
}

function layer(
  source: Source,
  encoding: TextEncoding,
  srid: number | null,
  features: readonly RawFeature[],
  isOneOfSeveral: boolean,
): RawLayer {
  const name = baseName(source.name);
  return {
    name: isOneOfSeveral && srid !== null ? `${name} (SRID ${srid})` : name,
    source: source.name,
    format: 'wkt',
    statement: srid ? { from: 'crs-member', epsg: srid, text: null } : null,
    columns: features.some(({ properties }) => properties[NAME] !== null) ? [NAME] : [],
    features,
    encoding,
  };
}
