/** One Placemark: its geometry and its values. */
import type { Element } from '@xmldom/xmldom';
import type { Geometry, Position } from 'geojson';
import type { Cell } from '../raw-layer.ts';
import { kmlCoordinates } from './kml-coordinates.ts';

/** A geometry with lists of positions that may be empty; what cannot be used by type; the first tuple that is no position. */
export interface PlacemarkGeometry {
  readonly parts: Geometry[];
  readonly unsupported: string[];
  badTuple: string | null;
}

export function elements(parent: Element): Element[] {
  const found: Element[] = [];
  for (let node = parent.firstChild; node; node = node.nextSibling)
    if (node.nodeType === node.ELEMENT_NODE) found.push(node as Element);
  return found;
}

/** The name without a prefix that stands for KML itself; `gx:` stays. */
export function nameOf(element: Element): string {
  const name = element.nodeName;
  return name.startsWith('gx:') ? name : name.slice(name.indexOf(':') + 1);
}

function child(parent: Element, name: string): Element | undefined {
  return elements(parent).find((element) => nameOf(element) === name);
}

/** Text of a child, without the space around it; null where there is none. */
export function childText(parent: Element, name: string): string | null {
  return child(parent, name)?.textContent?.trim() || null;
}

export function placemarkGeometry(placemark: Element): PlacemarkGeometry {
  const found: PlacemarkGeometry = { parts: [], unsupported: [], badTuple: null };
  gather(placemark, found);
  return found;
}

const UNSUPPORTED = new Set(['Model', 'Track', 'MultiTrack', 'gx:Track', 'gx:MultiTrack']);

function gather(parent: Element, found: PlacemarkGeometry): void {
  for (const element of elements(parent)) {
    const name = nameOf(element);
    if (name === 'MultiGeometry') gather(element, found);
    else if (name === 'Point') {
      const [coordinates] = positionsOf(element, found);
      if (coordinates) found.parts.push({ type: 'Point', coordinates });
    } else if (name === 'LineString' || name === 'LinearRing')
      found.parts.push({ type: 'LineString', coordinates: positionsOf(element, found) });
    else if (name === 'Polygon') found.parts.push({ type: 'Polygon', coordinates: ringsOf(element, found) });
    else if (UNSUPPORTED.has(name)) found.unsupported.push(name);
  }
}

/** The outer ring first, wherever it stands. */
function ringsOf(polygon: Element, found: PlacemarkGeometry): Position[][] {
  const boundaries = (name: string) =>
    elements(polygon)
      .filter((element) => nameOf(element) === name)
      // Several rings in one innerBoundaryIs are against the schema and met all the same.
      .flatMap((boundary) => elements(boundary).filter((ring) => nameOf(ring) === 'LinearRing'))
      .map((ring) => positionsOf(ring, found));
  const outer = boundaries('outerBoundaryIs');
  return outer.length === 0 ? [] : [outer[0]!, ...boundaries('innerBoundaryIs')];
}

function positionsOf(element: Element, found: PlacemarkGeometry): Position[] {
  const read = kmlCoordinates(child(element, 'coordinates')?.textContent ?? '');
  if (Array.isArray(read)) return read;
  found.badTuple ??= read.text;
  return [];
}

/** Types of the columns that a Schema declares, by name. */
export type SchemaTypes = ReadonlyMap<string, string>;
const NUMBER_TYPES = new Set(['int', 'uint', 'short', 'ushort', 'float', 'double']);

/** Values in the order of the file: name and description, then the ExtendedData. Styles and views are none. */
export function placemarkValues(placemark: Element, types: SchemaTypes): Record<string, Cell> {
  const values = new Map<string, Cell>();
  for (const name of ['name', 'description', 'address']) {
    const text = childText(placemark, name);
    if (text !== null) values.set(name, text);
  }
  const extended = child(placemark, 'ExtendedData');
  for (const element of extended ? elements(extended) : []) {
    const key = element.getAttribute('name') ?? '';
    if (nameOf(element) === 'Data') values.set(key, childText(element, 'value'));
    else if (nameOf(element) === 'SchemaData')
      for (const simple of elements(element)) {
        const column = simple.getAttribute('name') ?? '';
        if (nameOf(simple) === 'SimpleData') values.set(column, typed(simple.textContent ?? '', types.get(column)));
      }
  }
  return Object.fromEntries(values);
}

function typed(text: string, type: string | undefined): Cell {
  const value = text.trim();
  if (value === '') return null;
  if (type === 'bool') return value === '1' || value.toLowerCase() === 'true';
  const number = type !== undefined && NUMBER_TYPES.has(type) ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : value;
}
