/** Polygon files from the command line. */
import type { LayerTable } from '../domain/feature-table.ts';
import type { Outcome } from '../domain/problems.ts';
import { runThrough } from '../engine/index.ts';
import { readLayerFile } from '../io/index.ts';
import type { Host } from './host.ts';

/** Polygons of a file of any format that can be read; lines and points are left out with a warning. */
export function readPolygonFile(host: Host, file: string): Outcome<LayerTable> {
  const bytes = host.readBytes(file);
  return bytes.ok ? runThrough(readLayerFile(file, bytes.value, 'polygons')) : bytes;
}
