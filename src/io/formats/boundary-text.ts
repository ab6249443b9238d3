/**
 * The boundary-point text (界址点坐标文件) in which parcels are handed to the authorities: a header of keys, then for each
 * parcel a line of fields that ends in "@" and its corners. Offices differ in punctuation, in the fields, in closing the rings
 * and in which column is north; the numbers are kept as they stand, the third column as x and the fourth as y.
 */
import type { Geometry } from 'geojson';
import { type Outcome, type Problem, refusal } from '../../domain/problems.ts';
import type { CrsStatement, RawFeature, RawLayer, ReadSource } from '../raw-layer.ts';
import { PARCEL_COLUMNS, type ParcelHead } from './boundary-text-head.ts';
import { type BoundaryLines, boundaryLines, type ParcelText } from './boundary-text-lines.ts';
import { polygonal, type RingCollector } from './point-table-rings.ts';
import { tableText } from './point-table-text.ts';

/**
 * One layer, one feature a parcel (a polygon a feature where the text has no parcel lines). Warnings: `count-disagrees`,
 * `header-disagrees` (zone number against the eastings), `geometry-missing`. Errors: `row-unreadable`, `ring-too-short`,
 * `layer-empty`, and the limits.
 */
export const readBoundaryText: ReadSource = async (source, options, work) => {
  const { text, encoding, problems } = tableText(source, options.encoding);
  const lines = await work.drive(boundaryLines(text.replace(/\r\n?/g, '\n'), source.name));
  if ('ok' in lines) return lines;
  const parcels = featuresOf(lines.parcels, source.name);
  if (!parcels.ok) return parcels;
  const features = parcels.value;
  const name = layerName(source.name);
  if (features.every((f) => f.geometry === null)) return refusal('layer-empty', { file: source.name }, { layer: name });
  const layer: RawLayer = {
    name,
    source: source.name,
    format: 'boundary-text',
    statement: statementOf(lines.header),
    columns: PARCEL_COLUMNS.filter((column) => features.some((f) => f.properties[column] !== undefined)),
    features,
    encoding,
  };
  const warnings = [...problems, ...parcels.problems, ...headerWarnings(lines, source.name)];
  return { ok: true, value: [layer], problems: warnings };
};

const layerName = (path: string): string => path.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');

function featuresOf(parcels: readonly ParcelText[], file: string): Outcome<readonly RawFeature[]> {
  const features: RawFeature[] = [];
  const problems: Problem[] = [];
  let missing = 0;
  for (const parcel of parcels) {
    const { head, rings } = parcel;
    if (rings.count === 0 && !hasFields(head)) continue;
    const feature = features.length;
    rings.settle();
    const fewest = kindOf(head) === 'polygon' && rings.count > 0 ? rings.fewestCorners() : 3;
    if (fewest < 3) return refusal('ring-too-short', { file, feature }, { vertices: fewest });
    if (rings.count === 0) missing++;
    const count = countProblem(parcel, file, feature);
    if (count) problems.push(count);
    for (const geometry of geometriesOf(head, rings)) features.push({ geometry, properties: { ...head } });
  }
  if (missing > 0)
    problems.push({ code: 'geometry-missing', severity: 'warning', where: { file }, values: { places: missing } });
  return { ok: true, value: features, problems };
}

/** A title alone is no parcel; a parcel line without corners is one whose corners are missing. */
const hasFields = (head: ParcelHead): boolean => Object.keys(head).some((column) => column !== '地块名称');

function kindOf(head: ParcelHead): 'polygon' | 'line' | 'point' {
  const kind = String(head.图形属性 ?? '').toLowerCase();
  if (/线|line/.test(kind)) return 'line';
  return /点|point/.test(kind) ? 'point' : 'polygon';
}

function geometriesOf(head: ParcelHead, rings: RingCollector): readonly (Geometry | null)[] {
  if (rings.count === 0) return [null];
  const kind = kindOf(head);
  const lines = rings.lines();
  if (kind === 'point') {
    const points = lines.flat();
    return [
      points.length === 1 ? { type: 'Point', coordinates: points[0]! } : { type: 'MultiPoint', coordinates: points },
    ];
  }
  if (kind === 'line')
    return [
      lines.length === 1
        ? { type: 'LineString', coordinates: lines[0]! }
        : { type: 'MultiLineString', coordinates: lines },
    ];
  const polygons = rings.polygons();
  // Without a parcel line nothing says that pieces apart belong together.
  return Object.keys(head).length === 0 ? polygons.map((polygon) => polygonal([polygon])) : [polygonal(polygons)];
}

/** The stated number of points may or may not count the closing ones, whether or not they are written. */
function countProblem({ head, rings, corners }: ParcelText, file: string, feature: number): Problem | null {
  const stated = head.点数;
  if (typeof stated !== 'number' || corners === 0) return null;
  const different = corners - (rings.count - rings.openRings);
  if ([corners, different, different + rings.count].includes(stated)) return null;
  return { code: 'count-disagrees', severity: 'warning', where: { file, feature }, values: { stated, found: corners } };
}

function statementOf(header: ReadonlyMap<string, string>): CrsStatement | null {
  const text = header.get('坐标系') || header.get('坐标系统') || header.get('坐标系名称') || null;
  const width = /3|三/.test(header.get('几度分带') ?? '') ? 3 : /6|六/.test(header.get('几度分带') ?? '') ? 6 : null;
  const zone = statedZone(header);
  if (text === null && width === null && zone === null) return null;
  return {
    from: 'header',
    epsg: null,
    text,
    ...(width === null ? {} : { widthDegrees: width }),
    ...(zone === null ? {} : { zone }),
  };
}

function statedZone(header: ReadonlyMap<string, string>): number | null {
  const match = /\d{2}/.exec(header.get('带号') ?? '');
  return match ? Number(match[0]) : null;
}

/** The zone number in front of the eastings against the one in the header: the data are right, and it is told. */
function headerWarnings({ header, parcels }: BoundaryLines, file: string): Problem[] {
  const stated = statedZone(header);
  if (stated === null) return [];
  const found = new Set<number>();
  for (const { rings } of parcels)
    for (const line of rings.lines())
      for (const position of line)
        for (const value of position) if (value >= 1e7 && value < 1e8) found.add(Math.floor(value / 1e6));
  found.delete(stated);
  return [...found].sort((a, b) => a - b).map((zone) => headerProblem(file, stated, zone));
}

const headerProblem = (file: string, stated: number, found: number): Problem => ({
  code: 'header-disagrees',
  severity: 'warning',
  where: { file },
  values: { header: `带号=${stated}`, data: found },
});
