/** Records of checks as they are stored and written to project files. One that does not fit is left out, not mended. */
import * as v from 'valibot';
import type { PolygonCoordinates } from '../feature-table.ts';
import { parcel, stated } from '../footprint-schema.ts';
import type { CheckRecord } from './register.ts';
import type { SitingResult } from './result.ts';
import { isSerial } from './serial.ts';

const finite = v.pipe(v.number(), v.finite());
const text = v.string();
const figure = v.nullable(finite);
const bilingual = v.object({ zh: text, en: text });
const hash = v.pipe(text, v.regex(/^[0-9a-f]{64}$/));
const outcome = v.picklist(['avoid', 'justify', 'certify', 'notice', 'none', 'unchecked']);

/** What the register reads of a finding; the rest is kept as it is. */
const finding = v.looseObject({
  key: text,
  layerId: text,
  classId: v.nullable(text),
  ruleId: v.nullable(text),
  name: bilingual,
  style: v.nullable(text),
  status: v.picklist(['hit', 'clear', 'unchecked']),
  outcome,
  areaSquareMetres: figure,
  share: figure,
  distanceMetres: figure,
  lengthMetres: figure,
  marginMetres: figure,
  reason: v.nullable(text),
  touching: v.boolean(),
  borderline: v.boolean(),
  features: v.array(v.looseObject({ name: text })),
  clause: v.nullable(v.looseObject({ name: bilingual, short: bilingual })),
});

const result = v.looseObject({
  areaSquareMetres: finite,
  overall: outcome,
  counts: v.object({ hit: finite, clear: finite, unchecked: finite }),
  districts: v.array(v.looseObject({ id: v.nullable(text), name: v.nullable(text), areaSquareMetres: finite })),
  findings: v.array(finding),
  net: v.looseObject({ netSquareMetres: finite, grossSquareMetres: finite, repeatedSquareMetres: finite }),
  nearbySites: v.array(v.looseObject({ name: text })),
});

const isRing = (ring: unknown): boolean =>
  Array.isArray(ring) && ring.every((at) => Array.isArray(at) && Number.isFinite(at[0]) && Number.isFinite(at[1]));

const polygons = v.custom<PolygonCoordinates>(
  (value) => Array.isArray(value) && value.every((polygon) => Array.isArray(polygon) && polygon.every(isRing)),
);

const axis = v.optional(v.array(v.tuple([finite, finite])));

const checkRecord: v.GenericSchema<unknown, CheckRecord> = v.object({
  serial: v.custom<string>(isSerial),
  at: finite,
  city: text,
  footprint: v.object({
    id: text,
    name: text,
    polygons,
    facts: v.object({ kind: v.nullable(text), industry: text, unit: text, purpose: text }),
    origin: v.picklist(['drawn', 'line', 'point', 'pasted', 'file']),
    distanceMetres: figure,
    safetyMetres: v.pipe(finite, v.minValue(0)),
    axis,
    land: v.optional(polygons),
    file: v.optional(text),
    made: v.optional(v.object({ polygons, axis, land: v.optional(polygons) })),
    parcels: v.optional(v.array(parcel)),
    stated: v.optional(stated),
    addedVertices: v.optional(v.pipe(finite, v.integer(), v.minValue(0))),
    use: v.optional(text),
    copyOf: v.optional(text),
  }),
  rulesVersion: text,
  rulesHash: hash,
  inputsHash: hash,
  data: v.array(v.object({ layerId: text, versionId: text, date: text, name: bilingual })),
  result: result as unknown as v.GenericSchema<unknown, SitingResult>,
  disputes: v.array(v.object({ key: text, ruleId: v.nullable(text), reason: text, at: finite })),
  note: text,
  kept: v.picklist(['auto', 'report', 'batch']),
});

/** The records among what a file has; none where it has no list. */
export const parseRegister = (value: unknown): readonly CheckRecord[] =>
  Array.isArray(value) ? value.flatMap((record) => parseRecord(record) ?? []) : [];

/** The record, or null where it is none. */
export function parseRecord(value: unknown): CheckRecord | null {
  const parsed = v.safeParse(checkRecord, value);
  return parsed.success ? withDesign(parsed.output) : null;
}

/** Records of earlier versions do not tell land from the ground that was checked: where there is a safety distance, it is not known. */
function withDesign(record: CheckRecord): CheckRecord {
  const { footprint, result: found } = record;
  const isWidened = footprint.origin === 'line' || footprint.origin === 'point';
  if (!isWidened || footprint.safetyMetres === 0 || found.design) return record;
  return { ...record, result: { ...found, design: { landSquareMetres: null, lengthMetres: null } } };
}
