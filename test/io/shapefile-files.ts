/** Shapefiles made of bytes, and what is read from them. */
import { atOnce } from '../../src/engine/index.ts';
import { readShapefile } from '../../src/io/formats/shapefile.ts';
import type { RawLayer, SourceFile } from '../../src/io/raw-layer.ts';
import { file, latin, opened } from '../support/drop.ts';
import { type DbfField, dbfBytes, shpBytes, shxBytes } from '../support/shapefile-bytes.ts';

export type Ring = [number, number][];

export const box = (x: number, y: number, side: number): Ring => [
  [x, y],
  [x, y + side],
  [x + side, y + side],
  [x + side, y],
  [x, y],
];

export function read(files: readonly SourceFile[], encoding?: string) {
  const source = { format: 'shapefile' as const, name: files[0]!.path, files: files as [SourceFile, ...SourceFile[]] };
  return readShapefile(source, { encoding }, atOnce);
}

export const layerOf = async (...files: SourceFile[]): Promise<RawLayer> => opened(await read(files))[0]!;
export const shp = (type: number, ...records: number[][]): SourceFile => file('a.shp', shpBytes(type, records));
export const shx = (type: number, ...records: number[][]): SourceFile => file('a.shx', shxBytes(type, records));
export const name = (text: string): DbfField => ({ name: latin(text), type: 'C', width: 8 });
export const dbf = (rows: number, options = {}): SourceFile =>
  file(
    'a.dbf',
    dbfBytes(
      [name('NAME')],
      Array.from({ length: rows }, (_, i) => [latin(`n${i}`)]),
      options,
    ),
  );
