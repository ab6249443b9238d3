/**
 * Sites made from a line or a point: their land (用地) is by width or radius alone, while what is checked (核对范围) reaches as
 * far as the safety distance; and a line has a length of its own.
 */
import { atOnce, hasBit, OUTSIDE } from '../../engine/index.ts';
import { lineLength, polygonsArea } from '../../geodesy/ellipsoid.ts';
import type { PolygonCoordinates } from '../feature-table.ts';
import type { PreparedCity } from '../prepared-city.ts';
import type { Finding, SitingResult } from './result.ts';

/** Longitude, latitude in degrees on CGCS2000, as the site lies. */
export interface Design {
  /** The line; null for points, and where it is not known. */
  readonly axis: readonly (readonly [number, number])[] | null;
  /** The ground by width or radius alone; `all` where there is no safety distance; null where it is not known. */
  readonly land: PolygonCoordinates | 'all' | null;
}

/** Figures of a design for a site of that area. */
export function measureDesign({ axis, land }: Design, areaSquareMetres: number): NonNullable<SitingResult['design']> {
  return {
    landSquareMetres: land === 'all' ? areaSquareMetres : land && polygonsArea(land),
    lengthMetres: axis && lineLength(axis),
  };
}

/** The findings, those of ground with the length of the site's line in it, inside the city; as they are where it has none. */
export async function withLengths(
  prepared: PreparedCity,
  design: Design | undefined,
  findings: readonly Finding[],
): Promise<readonly Finding[]> {
  if (!design?.axis) return findings;
  const atoms = await prepared.overlay.lengths([{ class: 0, lines: [design.axis] }], false, atOnce);
  const inCity = prepared.districts.length > 0 ? atoms.filter((a) => a.part !== OUTSIDE) : atoms;
  return findings.map((finding) => {
    const { areaSquareMetres, groundKeys } = finding;
    const bits = prepared.classes.filter((c) => groundKeys.includes(c.key)).map((c) => c.bit);
    if (areaSquareMetres === null || bits.length === 0) return finding;
    const met = inCity.filter(({ mask }) => bits.some((bit) => hasBit(mask, bit)));
    return { ...finding, axisMetres: met.reduce((sum, { lengthMetres }) => sum + lengthMetres, 0) };
  });
}

type Measured = Pick<SitingResult, 'areaSquareMetres' | 'design'>;

/** Land of a checked site, square metres; null where it is not known. */
export const landOf = ({ areaSquareMetres, design }: Measured): number | null =>
  design ? design.landSquareMetres : areaSquareMetres;

/** Whether what was checked is more than the land. */
export const isWider = (result: Measured): boolean => landOf(result) !== result.areaSquareMetres;
