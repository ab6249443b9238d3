/** The least PNG there is, for files that hold pictures. */
import { zlibSync } from 'fflate';
import { crc32 } from '../../src/io/crc32.ts';

/** A white pixel. */
export function onePixel(): Uint8Array {
  const chunk = (name: string, data: Uint8Array): number[] => {
    const body = [...new TextEncoder().encode(name), ...data];
    const word = (n: number) => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];
    return [...word(data.length), ...body, ...word(crc32(Uint8Array.from(body)))];
  };
  const head = Uint8Array.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  const image = zlibSync(Uint8Array.from([0, 255]));
  return Uint8Array.from([
    ...signature,
    ...chunk('IHDR', head),
    ...chunk('IDAT', image),
    ...chunk('IEND', new Uint8Array(0)),
  ]);
}
