/** Shapes of a footprint and its parts as they are stored. */
import * as v from 'valibot';
import type { PolygonCoordinates } from './feature-table.ts';

/** A finite number. */
export const finite = v.pipe(v.number(), v.finite());
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
export const text = v.string();

const isPosition = (value: unknown): boolean =>
  Array.isArray(value) &&
  Number.isFinite(value[0]) &&
  Number.isFinite(value[1]) &&
  Math.abs(value[0]) <= 180 &&
  Math.abs(value[1]) <= 90;
const isRing = (value: unknown): boolean => Array.isArray(value) && value.length >= 4 && value.every(isPosition);
const isPolygon = (value: unknown): boolean => Array.isArray(value) && value.length > 0 && value.every(isRing);

/** Outlines in longitude and latitude, rings closed. */
const polygons = v.custom<PolygonCoordinates>((value) => Array.isArray(value) && value.every(isPolygon));
/** Longitude and latitude, degrees. */
export const position = v.custom<readonly [number, number]>(isPosition);

export const camera = v.object({ lon: finite, lat: finite, zoom: finite, bearing: finite });

const metres = v.pipe(finite, v.minValue(0));

/** What a file says of a parcel's area. */
export const stated = v.object({
  squareMetres: metres,
  planarSquareMetres: v.nullable(metres),
  ellipsoidalSquareMetres: metres,
  roundingSquareMetres: metres,
});

export const parcel = v.object({
  name: text,
  polygons,
  addedVertices: v.optional(count),
  stated: v.optional(stated),
});

/** A footprint as it is stored. One that stands where it was made has one shape for both: that is how it is known. */
export const footprint = v.pipe(
  v.object({
    id: text,
    name: text,
    polygons,
    start: polygons,
    origin: v.picklist(['drawn', 'line', 'point', 'pasted', 'file']),
    distanceMetres: v.nullable(finite),
    safetyMetres: v.optional(v.pipe(finite, v.minValue(0))),
    axis: v.optional(v.array(position)),
    land: v.optional(polygons),
    file: v.optional(text),
    use: v.optional(text),
    copyOf: v.optional(text),
    facts: v.optional(v.object({ kind: v.nullable(text), industry: text, unit: text, purpose: text })),
    addedVertices: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
    stated: v.optional(stated),
    parcels: v.optional(v.array(parcel)),
  }),
  v.transform((f) => (JSON.stringify(f.start) === JSON.stringify(f.polygons) ? { ...f, start: f.polygons } : f)),
);
