/** Pieces of text in a file, as bytes, for trying encodings on. */
import { tableSamples } from '../io/formats/dbf.ts';
import type { SourceFile } from '../io/raw-layer.ts';

/** Files of text in an encoding of their own. */
const OF_TEXT = /\.(csv|txt|dxf|kml|wkt|tsv)$/i;
const TABLE = /\.dbf$/i;
const MOST_BYTES = 200_000;
const MOST_SAMPLES = 60;
const MOST_PIECE = 60;

/** Runs between spaces, commas and control bytes that hold a byte above 127: in no encoding of letters do those stand inside one. */
export function letterSamples({ path, bytes }: SourceFile): readonly Uint8Array[] {
  if (TABLE.test(path)) return tableSamples(bytes, MOST_SAMPLES);
  if (!OF_TEXT.test(path)) return [];
  const samples: Uint8Array[] = [];
  const end = Math.min(bytes.length, MOST_BYTES);
  let start = 0;
  let foreign = false;
  for (let i = 0; i <= end && samples.length < MOST_SAMPLES; i++) {
    const byte = i < end ? bytes[i]! : 0;
    if (byte > 0x20 && byte !== 0x2c) {
      foreign ||= byte > 127;
      continue;
    }
    if (foreign && i - start <= MOST_PIECE) samples.push(bytes.slice(start, i));
    start = i + 1;
    foreign = false;
  }
  return samples;
}
