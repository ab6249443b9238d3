/** A placement in words. Pure. */
import type { Placement } from '../../../domain/imported-layer.ts';
import type { Text } from '../../text/use-text.ts';
import { meridianOf, pickedOf } from './system.ts';

export interface CrsWords {
  readonly title: string;
  /** `EPSG:` and the code. */
  readonly code: string;
  /** Central meridian, and whether eastings lack the zone's number; empty where there are no zones. */
  readonly details: readonly string[];
  /** What is done to the numbers besides: the other column first, a shift taken off. */
  readonly marks: readonly string[];
}

export function crsWords(placement: Placement, words: Text['imports']['crs']): CrsWords {
  const { family, zone, prefixed } = pickedOf(placement);
  const meridian = meridianOf(family, zone);
  const zoned = family === 'zones-3' || family === 'zones-6';
  return {
    title: titleOf(placement, words),
    code: `EPSG:${placement.epsg}`,
    details: [
      ...(zoned || family === 'utm' ? [words.meridian(meridian)] : []),
      ...(zoned && !prefixed ? [words.noPrefix] : []),
    ],
    marks: marksOf(placement, words),
  };
}

function titleOf(placement: Placement, words: Text['imports']['crs']): string {
  const { family, zone } = pickedOf(placement);
  switch (family) {
    case 'degrees':
      return words.degrees(placement.epsg === 4326 ? 'WGS 84' : 'CGCS2000');
    case 'zones-3':
      return words.zone(3, zone);
    case 'zones-6':
      return words.zone(6, zone);
    case 'utm':
      return words.utm(zone);
    case 'web-mercator':
      return words.mercator;
  }
}

function marksOf(placement: Placement, words: Text['imports']['crs']): string[] {
  const { family, order, shift } = pickedOf(placement);
  const first = family === 'degrees' ? words.latitudeFirst : words.northingFirst;
  return [
    ...(order === 'yx' ? [first] : []),
    ...(shift === 'none' ? [] : [words.unshifted(shift === 'gcj02' ? 'GCJ-02' : 'BD-09')]),
  ];
}

/** The name in what a file says of its system: the first quoted name of well-known text, or the text as it stands. */
export function statementName(statement: string): string {
  const name = /^\s*[A-Za-z_]+\s*\[\s*"([^"]+)"/.exec(statement)?.[1];
  return (name ?? statement).trim();
}
