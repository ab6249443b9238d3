/** The ground of a figure: polygons from the same boundaries that make its area. */
import { type Atom, type ChangeRow, hasBit, OUTSIDE, openOverlay, sumAtoms, type Work } from '../../engine/index.ts';
import type { PolygonCoordinates } from '../feature-table.ts';
import { overlayFeatures, type PreparedCity } from '../prepared-city.ts';
import { isGained, isLost, redLineChange, versionLayer } from './ledger.ts';

/** Where classes of the versions in force lie: at least one of each group in `all`, and none of `none`. */
export interface ClassRegion {
  readonly kind: 'classes';
  /** Null is the whole city. */
  readonly districtId: string | null;
  /** Class keys. */
  readonly all: readonly (readonly string[])[];
  readonly none: readonly string[];
}

/** Where any version of a layer lies, whatever its classes. */
export interface VersionRegion {
  readonly kind: 'version';
  readonly districtId: string | null;
  readonly layerId: string;
  readonly versionId: string;
}

/** Where the red line has changed between its versions. */
export interface ChangeRegion {
  readonly kind: 'change';
  readonly districtId: string | null;
  readonly change: 'lost' | 'gained' | 'both';
}

export type Region = ClassRegion | VersionRegion | ChangeRegion;

/** A connected piece of ground inside one district that was lost or gained. */
export interface ChangedPiece {
  readonly districtId: string;
  readonly change: 'lost' | 'gained';
  readonly areaSquareMetres: number;
}

export interface TracedRegion {
  /** Shell first, then holes; closed; degrees on CGCS2000. */
  readonly polygons: PolygonCoordinates;
  /** The table's, square metres: of lost and gained ground together where both were asked for. */
  readonly areaSquareMetres: number;
  /** The table's area less that of the polygons as written. */
  readonly residualSquareMetres: number;
  /** Of a change, one for each polygon, largest first; null for other regions. */
  readonly pieces: readonly ChangedPiece[] | null;
}

/** @throws RangeError for a district, class or version that the city has not. */
export async function traceRegion(prepared: PreparedCity, region: Region, work: Work): Promise<TracedRegion> {
  const isInside = partsOf(prepared, region.districtId);
  switch (region.kind) {
    case 'classes':
      return traceClasses(prepared, region, isInside, work);
    case 'version':
      return traceVersion(prepared, region, isInside, work);
    case 'change':
      return traceChange(prepared, region, isInside, work);
  }
}

type IsInside = (part: number) => boolean;
type Key = Pick<Atom, 'part' | 'mask'>;

function partsOf({ districts }: PreparedCity, districtId: string | null): IsInside {
  if (districtId === null) return (part) => part !== OUTSIDE;
  const own = districts.findIndex((d) => d.properties.id === districtId);
  if (own < 0) throw new RangeError(`no district ${districtId}`);
  return (part) => part === own;
}

async function traceClasses(
  prepared: PreparedCity,
  { all, none }: ClassRegion,
  isInside: IsInside,
  work: Work,
): Promise<TracedRegion> {
  const bitOf = (key: string) => {
    const counted = prepared.classes.find((c) => c.key === key);
    if (!counted) throw new RangeError(`no counted class ${key}`);
    return counted.bit;
  };
  const groups = all.map((keys) => keys.map(bitOf));
  const excluded = none.map(bitOf);
  const isWanted = ({ part, mask }: Key) =>
    isInside(part) &&
    groups.every((bits) => bits.some((b) => hasBit(mask, b))) &&
    !excluded.some((b) => hasBit(mask, b));
  return traceWanted(prepared.overlay, isWanted, work);
}

async function traceVersion(
  prepared: PreparedCity,
  { layerId, versionId }: VersionRegion,
  isInside: IsInside,
  work: Work,
): Promise<TracedRegion> {
  const layer = prepared.city.layers.find((l) => l.id === layerId);
  const table = prepared.versions.get(layerId)?.get(versionId);
  if (!layer || !table) throw new RangeError(`no version ${versionId} of ${layerId}`);
  const partition = prepared.city.layers.find((l) => l.role === 'districts');
  const districts = partition ? prepared.tables.get(partition.id) : undefined;
  const parts =
    districts && partition ? [{ id: partition.id, features: overlayFeatures([], districts), bits: null }] : [];
  const overlay = await openOverlay([...parts, versionLayer(layer, versionId, table)], work);
  return traceWanted(overlay, ({ part, mask }) => isInside(part) && hasBit(mask, 0), work);
}

async function traceWanted(
  overlay: PreparedCity['overlay'],
  isWanted: (key: Key) => boolean,
  work: Work,
): Promise<TracedRegion> {
  const areaSquareMetres = sumAtoms(await overlay.atoms(work), isWanted);
  const outline = (await overlay.trace((key) => (isWanted(key) ? 0 : null), work)).get(0);
  return {
    polygons: outline?.polygons ?? [],
    areaSquareMetres,
    residualSquareMetres: outline?.residualSquareMetres ?? areaSquareMetres,
    pieces: null,
  };
}

async function traceChange(
  prepared: PreparedCity,
  { change: wanted }: ChangeRegion,
  isInside: IsInside,
  work: Work,
): Promise<TracedRegion> {
  const change = await redLineChange(prepared, work);
  if (!change) throw new RangeError('the red line has one version only');
  const isWanted = (row: ChangeRow) =>
    isInside(row.part) && ((wanted !== 'gained' && isLost(row)) || (wanted !== 'lost' && isGained(row)));
  const pieces = (await change.pieces(work)).pieces.filter(isWanted);
  const sum = (rows: readonly ChangeRow[]) => rows.reduce((total, r) => total + r.areaSquareMetres, 0);
  const areaSquareMetres = sum(change.rows.filter(isWanted));
  return {
    polygons: pieces.map((p) => p.polygon as PolygonCoordinates[number]),
    areaSquareMetres,
    residualSquareMetres: areaSquareMetres - sum(pieces),
    pieces: pieces.map((p) => ({
      districtId: prepared.districts[p.part]!.properties.id,
      change: isLost(p) ? 'lost' : 'gained',
      areaSquareMetres: p.areaSquareMetres,
    })),
  };
}
