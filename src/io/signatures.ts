/** What a file is by its first bytes and its name; used to name what cannot be read as well. */

export interface Sniffed {
  /** Lower case, without the dot; empty where the name has none. */
  readonly extension: string;
  /** Name of the format for messages; null where neither bytes nor name tell. */
  readonly format: string | null;
  /** First character that is no space, of a file that starts as text. */
  readonly firstCharacter: string;
}

const HEAD_BYTES = 4096;

/** Latin letters at byte 0. */
const MAGIC: readonly (readonly [string, string])[] = [
  ['SQLite format 3\0', 'GeoPackage (SQLite)'],
  ['fgb\x03', 'FlatGeobuf'],
  ['%PDF', 'PDF'],
  ['AC10', 'DWG'],
  ['PAR1', 'GeoParquet'],
  ['Rar!', 'RAR'],
  ['7z\xBC\xAF', '7z'],
  ['\x1F\x8B', 'gzip'],
  ['\x89PNG', 'PNG'],
  ['\xFF\xD8\xFF', 'JPEG'],
  ['II*\0', 'TIFF'],
  ['MM\0*', 'TIFF'],
  ['\xD0\xCF\x11\xE0', 'Excel (xls)'],
  ['\x00\x00\x27\x0A', 'Shapefile (shp)'],
  ['\x00\x01\x00\x00Standard', 'Access (mdb)'],
];

/** Parts of names inside a zip. */
const IN_ZIP: readonly (readonly [string, string])[] = [
  ['.kml', 'KMZ'],
  ['xl/', 'Excel (xlsx)'],
  ['word/', 'Word (docx)'],
  ['.gdb/', 'File Geodatabase (zip)'],
  ['.shp', 'Shapefile (zip)'],
];

const EXTENSIONS: Readonly<Record<string, string>> = {
  shp: 'Shapefile (shp)',
  shx: 'Shapefile (shx)',
  dbf: 'Shapefile (dbf)',
  prj: 'Shapefile (prj)',
  zip: 'zip',
  kml: 'KML',
  kmz: 'KMZ',
  gpx: 'GPX',
  gml: 'GML',
  gpkg: 'GeoPackage (SQLite)',
  gdb: 'File Geodatabase',
  mdb: 'Access (mdb)',
  dwg: 'DWG',
  dxf: 'DXF',
  xls: 'Excel (xls)',
  xlsx: 'Excel (xlsx)',
  csv: 'CSV',
  txt: 'TXT',
  tif: 'TIFF',
  tiff: 'TIFF',
  fgb: 'FlatGeobuf',
  tab: 'MapInfo (tab)',
  mif: 'MapInfo (mif)',
  pdf: 'PDF',
  png: 'PNG',
  jpg: 'JPEG',
};

/** Looks at the name and the first kilobytes. */
export function sniff(name: string, bytes: Uint8Array): Sniffed {
  const extension = (/\.([^./\\]+)$/.exec(name)?.[1] ?? '').toLowerCase();
  const head = latin(bytes.subarray(0, HEAD_BYTES));
  const text = head
    .replace(/^\xEF\xBB\xBF|^\xFF\xFE|^\xFE\xFF/, '')
    .replaceAll('\0', '')
    .trimStart();
  return {
    extension,
    format: byMagic(head, bytes) ?? byText(text) ?? EXTENSIONS[extension] ?? null,
    firstCharacter: text[0] ?? '',
  };
}

function byMagic(head: string, bytes: Uint8Array): string | null {
  if (head.startsWith('PK\x03\x04')) {
    // The names of all entries stand once more at the end of a zip.
    const names = head + latin(bytes.subarray(-HEAD_BYTES));
    return IN_ZIP.find(([part]) => names.toLowerCase().includes(part))?.[1] ?? 'zip';
  }
  return MAGIC.find(([magic]) => head.startsWith(magic))?.[1] ?? null;
}

function byText(text: string): string | null {
  if (/^<(?:!doctype\s+)?html/i.test(text)) return 'HTML';
  if (/<kml[\s>]/i.test(text)) return 'KML';
  if (/<gpx[\s>]/i.test(text)) return 'GPX';
  if (/<(?:\w+:)?FeatureCollection[\s>]/.test(text)) return 'GML';
  if (/^0\r?\nSECTION/.test(text)) return 'DXF';
  if (/^\{\s*"type"\s*:\s*"Topology"/.test(text)) return 'TopoJSON';
  return null;
}

function latin(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
