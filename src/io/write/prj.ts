/** Coordinate systems of CGCS2000 as well-known text of the kind that stands in .prj files, with the names ArcGIS gives them. */
import { gaussKrugerZone } from '../../geodesy/gauss-kruger.ts';

const GEOGRAPHIC =
  'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';

/** Text of a .prj. Throws RangeError for a code that is neither 4490 nor a Gauss-Kruger zone of CGCS2000 (4491 to 4554). */
export function prjOf(epsg: number): string {
  if (epsg === 4490) return GEOGRAPHIC;
  const zone = gaussKrugerZone(epsg);
  if (!zone) throw new RangeError(`EPSG:${epsg} is no system of CGCS2000`);
  const width = zone.widthDegrees === 3 ? '3_Degree_' : '';
  const place = zone.zonePrefixed ? `Zone_${zone.zone}` : `CM_${zone.centralMeridianDegrees}E`;
  const parameters = [
    ['False_Easting', zone.falseEastingMetres],
    ['False_Northing', 0],
    ['Central_Meridian', zone.centralMeridianDegrees],
    ['Scale_Factor', 1],
    ['Latitude_Of_Origin', 0],
  ].map(([name, value]) => `PARAMETER["${name}",${value}.0]`);
  return `PROJCS["CGCS2000_${width}GK_${place}",${GEOGRAPHIC},PROJECTION["Gauss_Kruger"],${parameters.join(',')},UNIT["Meter",1.0]]`;
}
