/** Polygons to and from text. */
import type { Polygons } from '../../src/engine/parts.ts';

/** To paste into any GIS when a random case fails. Every digit is kept. */
export function toWkt(polygons: Polygons): string {
  if (polygons.length === 0) return 'MULTIPOLYGON EMPTY';
  const body = polygons
    .map((rings) => `(${rings.map((r) => `(${r.map(([x, y]) => `${x} ${y}`).join(',')})`).join(',')})`)
    .join(',');
  return `MULTIPOLYGON(${body})`;
}

/** The polygons of a POLYGON or MULTIPOLYGON, heights dropped; null for any other geometry and where a number is none. */
export function fromWkt(text: string): Polygons | null {
  const type = /^\s*(MULTI)?POLYGON\s*(ZM?|M)?\s*(EMPTY|\()/i.exec(text);
  if (!type || /nan|inf/i.test(text)) return null;
  if (type[3]!.toUpperCase() === 'EMPTY') return [];
  const body = text
    .slice(text.indexOf('('), text.lastIndexOf(')') + 1)
    .replace(/\bEMPTY\b/gi, '()')
    .replace(/[^\s(),][^(),]*/g, (position) => `[${position.trim().split(/\s+/).slice(0, 2).map(Number).join(',')}]`)
    .replaceAll('(', '[')
    .replaceAll(')', ']');
  const parsed = JSON.parse(body) as unknown;
  const polygons = (type[1] ? parsed : [parsed]) as number[][][][];
  return polygons.map((rings) => rings.filter((r) => r.length > 0)).filter((rings) => rings.length > 0);
}
