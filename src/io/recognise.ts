/** What a file of a drop is: a format that is read, a part of a shapefile, an archive, or something to be named or passed over. */
import { isZip, listArchive } from './archive.ts';
import { mayBeUtf8 } from './encoding.ts';
import type { FormatId, SourceFile } from './raw-layer.ts';
import { sniff } from './signatures.ts';

export type Recognised =
  | { readonly kind: 'layer'; readonly format: FormatId }
  /** Belongs to a shapefile; `extension` in lower case. */
  | { readonly kind: 'part'; readonly extension: string }
  | { readonly kind: 'archive' }
  /** Comes along with layers and holds none. */
  | { readonly kind: 'companion' }
  /** Known but not read; the name of the format. */
  | { readonly kind: 'unsupported'; readonly format: string }
  | { readonly kind: 'unknown' };

const HEAD_BYTES = 1 << 16;
/** Characters that tell a text by its opening. */
const OPENING = 1000;
/** Lines that tell a text by its lines, and characters of each. */
const LINES = 60;
const LINE = 400;

const PARTS = new Set(['shp', 'shx', 'dbf', 'prj', 'cpg', 'qpj']);
/** Indexes, styles, metadata, notes and pictures that stand beside layers. */
const COMPANIONS = new Set(
  'sbn sbx fbn fbx ain aih atx ixs mxs qix qmd qml sld lyr lyrx cst fix mshp idm ind map id aux ovr md log ini url lnk css xsl xsd'.split(
    ' ',
  ),
);
const PICTURES = new Set(['png', 'jpg', 'jpeg', 'gif', 'bmp', 'svg', 'ico']);

/** Extensions that tell what the first bytes do not. */
const BY_EXTENSION: Readonly<Record<string, string>> = {
  tab: 'MapInfo (tab)',
  mif: 'MapInfo (mif)',
  mid: 'MapInfo (mif)',
  e00: 'ArcInfo (e00)',
  gdb: 'File Geodatabase',
  gdbtable: 'File Geodatabase',
  mdb: 'Access (mdb)',
  accdb: 'Access (mdb)',
  dwg: 'DWG',
  dgn: 'DGN',
  gml: 'GML',
  gpx: 'GPX',
  tif: 'TIFF',
  tiff: 'TIFF',
  img: 'TIFF',
  pdf: 'PDF',
  parquet: 'GeoParquet',
  geoparquet: 'GeoParquet',
  topojson: 'TopoJSON',
  rar: 'RAR',
  '7z': '7z',
  tar: 'tar',
  gz: 'gzip',
  tgz: 'gzip',
  mpk: 'ArcGIS (mpk)',
  lpk: 'ArcGIS (lpk)',
  mxd: 'ArcGIS (mxd)',
  aprx: 'ArcGIS (aprx)',
  qgz: 'QGIS (qgz)',
  qgs: 'QGIS (qgz)',
};

/** Names by `sniff` of the formats that are read. */
const READ: Readonly<Record<string, FormatId>> = {
  'GeoPackage (SQLite)': 'geopackage',
  FlatGeobuf: 'flatgeobuf',
  KML: 'kml',
  KMZ: 'kmz',
  'Excel (xlsx)': 'xlsx',
  DXF: 'dxf',
};

const WKT =
  /^\s*(?:SRID\s*=\s*\d+\s*;\s*)?(?:MULTI)?(?:POINT|LINESTRING|POLYGON|GEOMETRYCOLLECTION|CURVEPOLYGON|SURFACE|CIRCULARSTRING|COMPOUNDCURVE|CURVE|TIN|POLYHEDRALSURFACE)\s*(?:Z|M|ZM)?\s*(?:\(|EMPTY)/i;
const DXF = /^\s*(?:999\r?\n[^\n]*\n\s*)*0\s*\r?\n\s*SECTION/;
/** Blocks, lines of parcels that end in "@", or corners with their label and ring. */
const BOUNDARY_TEXT =
  /^\s*\[(?:属性描述|地块坐标|扩展信息)\]|^[^\n{}<>]*[,,][^\n{}<>]*@\s*$|^\s*J\d+\s*[,,]\s*\d+\s*[,,]/mu;

/** By the first bytes, then by the text, then by the name. */
export function recognise(file: SourceFile): Recognised {
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  const extension = extensionOf(name);
  if (isCompanion(file.path, name, extension)) return { kind: 'companion' };
  if (PARTS.has(extension) && (extension !== 'shp' || !isOther(file.bytes))) return { kind: 'part', extension };
  if (isZip(file.bytes)) return recogniseZip(file, extension);
  return byBytes(file.bytes, extension) ?? byText(file.bytes, extension) ?? byName(extension);
}

export function extensionOf(path: string): string {
  return (/\.([^./\\]+)$/.exec(path)?.[1] ?? '').toLowerCase();
}

/** Files of the system, and those that every GIS writes beside a layer. */
export function isCompanion(path: string, name: string, extension: string): boolean {
  if (/(?:^|\/)(?:__MACOSX\/|\.)/.test(path) || /^thumbs\.db$/i.test(name)) return true;
  return COMPANIONS.has(extension) || PICTURES.has(extension) || /\.(?:shp|dbf|gdb)\.xml$/i.test(name);
}

/** A zip or a text under the name of a .shp. */
function isOther(bytes: Uint8Array): boolean {
  return isZip(bytes) || bytes[0] === 0x7b || bytes[0] === 0x3c;
}

function recogniseZip(file: SourceFile, extension: string): Recognised {
  const listed = listArchive(file.bytes, file.path);
  const names = listed.ok ? listed.value.map(({ path }) => path.toLowerCase()) : [];
  if (names.some((name) => name.startsWith('xl/')) || extension === 'xlsx') return { kind: 'layer', format: 'xlsx' };
  if (names.some((name) => name.startsWith('word/'))) return { kind: 'unsupported', format: 'Word (docx)' };
  if (names.some((name) => name.startsWith('ppt/'))) return { kind: 'unsupported', format: 'PowerPoint (pptx)' };
  const isKmz = names.includes('doc.kml') && !names.some((name) => name.endsWith('.shp'));
  if (isKmz || extension === 'kmz') return { kind: 'layer', format: 'kmz' };
  const known = BY_EXTENSION[extension];
  return known ? { kind: 'unsupported', format: known } : { kind: 'archive' };
}

function byBytes(bytes: Uint8Array, extension: string): Recognised | null {
  const head = latin(bytes.subarray(0, 64));
  if (head.startsWith('AutoCAD Binary DXF')) return { kind: 'unsupported', format: 'DXF (binary)' };
  if (head.startsWith('\0\x01\0\0Standard ')) return { kind: 'unsupported', format: 'Access (mdb)' };
  if (head.startsWith('\xd0\xcf\x11\xe0')) return { kind: 'unsupported', format: oldOffice(extension) };
  if (head.startsWith('\0\0\x27\x0a')) return { kind: 'part', extension: extension === 'shx' ? 'shx' : 'shp' };
  const { format } = sniff('', bytes);
  if (format === null) return null;
  const read = READ[format];
  return read ? { kind: 'layer', format: read } : { kind: 'unsupported', format };
}

function oldOffice(extension: string): string {
  if (extension === 'doc' || extension === 'wps') return 'Word (doc)';
  return BY_EXTENSION[extension] ?? 'Excel (xls)';
}

function byText(bytes: Uint8Array, extension: string): Recognised | null {
  const text = headText(bytes);
  if (text === null) return null;
  const layer = (format: FormatId): Recognised => ({ kind: 'layer', format });
  const start = text.trimStart();
  if (start.startsWith('<')) return byMarkup(start, extension);
  const json = start.startsWith('{') || start.startsWith('\x1e');
  if (json && /"(?:rings|paths|geometryType)"\s*:/.test(text) && !/"coordinates"\s*:/.test(text))
    return { kind: 'unsupported', format: 'Esri JSON' };
  if (json && /"type"\s*:\s*"Topology"/.test(text)) return { kind: 'unsupported', format: 'TopoJSON' };
  if (json || ['json', 'geojson', 'geojsonl', 'ndjson', 'jsonl'].includes(extension)) return layer('geojson');
  if (DXF.test(start.slice(0, OPENING)) || extension === 'dxf') return layer('dxf');
  if (WKT.test(start.slice(0, OPENING)) || extension === 'wkt') return layer('wkt');
  if (BY_EXTENSION[extension]) return null;
  if (linesOf(text).some(isBoundaryLine)) return layer('boundary-text');
  if (extension === 'csv' || extension === 'tsv') return layer('csv');
  return extension === 'txt' || extension === '' || extension === 'dat' ? plainText(start) : null;
}

function byMarkup(start: string, extension: string): Recognised | null {
  if (/<(?:metadata|gmd:MD_Metadata|qgis|StyledLayerDescriptor)[\s>]/i.test(start)) return { kind: 'companion' };
  return { kind: 'unsupported', format: BY_EXTENSION[extension] ?? 'XML' };
}

/** The first lines that are not empty, without the last one, which may be cut. */
function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/, LINES).flatMap((line) => {
    const plain = line.trim().slice(0, LINE);
    return plain === '' ? [] : [plain];
  });
  return lines.length > 2 ? lines.slice(0, -1) : lines;
}

/** Lines of parcels end in "@". */
function isBoundaryLine(line: string): boolean {
  return BOUNDARY_TEXT.test(line) || (line.endsWith('@') && /[,,]/.test(line));
}

/** Figures: a table where a row of names stands above them, corners where none does. Other text is no layer. */
function plainText(text: string): Recognised {
  const lines = linesOf(text);
  const figures = lines.filter((line) => (line.match(/-?\d+\.?\d*/g) ?? []).length >= 2 && !/[a-z]{4,}/i.test(line));
  const wellKnown = lines.some((line) => /["\t,;]\s*(?:MULTI)?(?:POLYGON|LINESTRING|POINT)\s*Z?\s*\(/i.test(line));
  if (wellKnown) return { kind: 'layer', format: 'csv' };
  if (figures.length < 2 || figures.length * 2 < lines.length) return { kind: 'companion' };
  const cells = lines[0]!.split(/[,,;\t]/);
  const isHeading =
    cells.length > 1 && cells.every((cell) => !/^\s*-?\d+(?:\.\d+)?\s*$/.test(cell)) && !/=/.test(lines[0]!);
  return { kind: 'layer', format: isHeading ? 'csv' : 'boundary-text' };
}

function byName(extension: string): Recognised {
  // Damaged at its very beginning: whoever opens it says so.
  if (extension === 'zip') return { kind: 'archive' };
  if (extension === 'kmz' || extension === 'xlsx') return { kind: 'layer', format: extension };
  const format = BY_EXTENSION[extension];
  return format ? { kind: 'unsupported', format } : { kind: 'unknown' };
}

/** The first part of a text; null for bytes that are none. */
function headText(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, HEAD_BYTES);
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder('utf-16le').decode(head);
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder('utf-16be').decode(head);
  if (head.includes(0)) return null;
  return new TextDecoder(mayBeUtf8(head) ? 'utf-8' : 'gb18030').decode(head, { stream: true });
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
