/** What the file of a parcel says of its area, against the areas of its corners in the plane and on the ellipsoid. Pure. */
import type { Geometry } from 'geojson';
import { crsOf } from '../../geodesy/crs.ts';
import { polygonsArea } from '../../geodesy/ellipsoid.ts';
import { areaDecimals, areaIn, SQUARE_METRES } from '../data-check/areas.ts';
import type { PolygonCoordinates } from '../feature-table.ts';
import type { ColumnMapping, Placement } from '../imported-layer.ts';
import type { Problem } from '../problems.ts';

export interface StatedArea {
  /** As the file says. */
  readonly squareMetres: number;
  /** Of the corners in the plane of the file; null where it has degrees, or its plane keeps no areas. */
  readonly planarSquareMetres: number | null;
  /** Of the same corners, as they were read. */
  readonly ellipsoidalSquareMetres: number;
  /** Half a unit of the last digit stated, square metres. */
  readonly roundingSquareMetres: number;
}

/** Share by which a stated area may differ, beside its rounding. */
const TOLERANCE = 0.005;

/** Whether a stated area is neither that of the plane nor that of the ellipsoid. */
export const disagrees = ({ squareMetres, ...computed }: StatedArea): boolean =>
  [computed.planarSquareMetres, computed.ellipsoidalSquareMetres].every(
    (area) =>
      area === null || Math.abs(squareMetres - area) > Math.max(TOLERANCE * area, computed.roundingSquareMetres),
  );

interface Row {
  readonly geometry: Geometry | null;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What is stated of each row, null where nothing is. `placed`: the rows' geometries in degrees. `leastDecimals`: stated in any case. */
export function statedAreas(
  rows: readonly Row[],
  placed: readonly (Geometry | null)[],
  { epsg }: Pick<Placement, 'epsg'>,
  column: ColumnMapping['area'],
  leastDecimals: number,
): (StatedArea | null)[] {
  if (!column) return rows.map(() => null);
  const values = rows.map(({ properties }) => areaIn(properties[column.column]));
  const decimals = Math.max(leastDecimals, ...values.map((value) => (value === null ? 0 : areaDecimals(value))));
  const unit = SQUARE_METRES[column.unit];
  return rows.map(({ geometry }, i): StatedArea | null => {
    const [value, there] = [values[i]!, polygonsIn(placed[i] ?? null)];
    if (value === null || value <= 0 || there.length === 0) return null;
    return {
      squareMetres: value * unit,
      planarSquareMetres: keepsAreas(epsg) ? planarArea(polygonsIn(geometry)) : null,
      ellipsoidalSquareMetres: polygonsArea(there),
      roundingSquareMetres: 0.5 * 10 ** -decimals * unit,
    };
  });
}

const keepsAreas = (epsg: number): boolean => crsOf(epsg)?.kind === 'plane';

const polygonsIn = (geometry: Geometry | null): PolygonCoordinates =>
  geometry?.type === 'Polygon' ? [geometry.coordinates] : geometry?.type === 'MultiPolygon' ? geometry.coordinates : [];

const planarArea = (polygons: PolygonCoordinates): number =>
  polygons
    .flatMap((rings) => rings.map((ring, r) => (r === 0 ? 1 : -1) * ringArea(ring)))
    .reduce((sum, area) => sum + area, 0);

function ringArea(ring: readonly (readonly number[])[]): number {
  const [x0 = 0, y0 = 0] = ring[0] ?? [];
  let twice = 0;
  for (let i = 1; i < ring.length; i++) {
    const [[ax = 0, ay = 0], [bx = 0, by = 0]] = [ring[i - 1]!, ring[i]!];
    twice += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return Math.abs(twice) / 2;
}

/** Each stated area that disagrees, as a warning at its row. */
export const statedProblems = (
  stated: readonly (StatedArea | null)[],
  nameOf: (row: number) => string,
): readonly Problem[] =>
  stated.flatMap((area, feature): Problem[] => {
    if (!area || !disagrees(area)) return [];
    const { squareMetres, planarSquareMetres: planar, ellipsoidalSquareMetres: ellipsoidal } = area;
    const nearest = planar !== null && Math.abs(squareMetres - planar) < Math.abs(squareMetres - ellipsoidal) ? planar : ellipsoidal; // biome-ignore format: the nearer of two
    return [
      {
        code: 'parcel-area-disagrees',
        severity: 'warning',
        where: { feature },
        values: {
          name: nameOf(feature),
          stated: inHectares(squareMetres),
          ...(planar !== null && { planar: inHectares(planar) }),
          ellipsoidal: inHectares(ellipsoidal),
          percent: (100 * Math.abs(squareMetres / nearest - 1)).toFixed(1),
        },
      },
    ];
  });

const inHectares = (squareMetres: number): string => (squareMetres / SQUARE_METRES.hectares).toFixed(4);
