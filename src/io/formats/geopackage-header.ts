/** The header that GeoPackage puts in front of the well-known binary of each geometry. */

export type GeometryBlob =
  | { readonly kind: 'wkb'; readonly wkb: Uint8Array }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unsupported'; readonly type: string }
  | { readonly kind: 'broken'; readonly detail: string };

const FIXED_BYTES = 8;
/** Bytes of the envelope by its code: none, xy, xyz, xym, xyzm. */
const ENVELOPE_BYTES = [0, 32, 48, 48, 64];

/** Parts the blob of a geometry column; its version and the srs_id repeated in it are not looked at. */
export function openGeometryBlob(blob: Uint8Array): GeometryBlob {
  if (blob.length < FIXED_BYTES || blob[0] !== 0x47 || blob[1] !== 0x50)
    return { kind: 'broken', detail: 'no GP header' };
  const flags = blob[3]!;
  if ((flags & 0b100000) !== 0) return { kind: 'unsupported', type: 'ExtendedGeoPackageBinary' };
  const envelope = ENVELOPE_BYTES[(flags >> 1) & 0b111];
  if (envelope === undefined) return { kind: 'broken', detail: 'unknown envelope' };
  if ((flags & 0b10000) !== 0) return { kind: 'empty' };
  if (blob.length <= FIXED_BYTES + envelope) return { kind: 'broken', detail: 'no geometry after the header' };
  return { kind: 'wkb', wkb: blob.subarray(FIXED_BYTES + envelope) };
}
