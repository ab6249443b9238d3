/** The register of formats: which ones there are, how a file is recognised, and one door to read any of them. */
import type { LayerTable } from '../domain/feature-table.ts';
import { refusal } from '../domain/problems.ts';
import { type Reading, readGeoJson } from './geojson.ts';
import { type Sniffed, sniff } from './signatures.ts';

export { type Expected, readCoordinateText } from './coordinate-text.ts';

/** A format that can be read. */
export interface Format {
  readonly id: string;
  readonly extensions: readonly string[];
  /** Whether the file is of this format; the first format that says so reads it. */
  readonly sniff: (file: Sniffed) => boolean;
  readonly read: (bytes: Uint8Array, file: string, want: 'polygons' | 'any') => Reading<LayerTable>;
}

export const FORMATS: readonly Format[] = [
  {
    id: 'geojson',
    extensions: ['geojson', 'json'],
    // By the first character, not by the extension alone: saved web pages and renamed files are told by what they are.
    sniff: (file) => file.format === null && (file.firstCharacter === '{' || isJsonName(file)),
    read: (bytes, file, want) => readGeoJson(bytes, { file, want }),
  },
];

const isJsonName = ({ extension }: Sniffed): boolean => extension === 'geojson' || extension === 'json';

/**
 * Read a file that a user chose: longitude, latitude in degrees on CGCS2000. `want` polygons is for footprints and layers
 * whose areas are measured. A format that is known but cannot be read is named in the problem.
 */
export function* readLayerFile(name: string, bytes: Uint8Array, want: 'polygons' | 'any' = 'any'): Reading<LayerTable> {
  if (bytes.length === 0) return refusal('file-empty', { file: name });
  const sniffed = sniff(name, bytes);
  const format = FORMATS.find((f) => f.sniff(sniffed));
  if (format) return yield* format.read(bytes, name, want);
  if (sniffed.firstCharacter === '') return refusal('file-empty', { file: name });
  const { extension } = sniffed;
  if (sniffed.format === null) return refusal('file-format-unknown', { file: name }, { extension });
  return refusal('file-format-unsupported', { file: name }, { format: sniffed.format, extension });
}
