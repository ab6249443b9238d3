/** Corners as they may be pasted, of a place that is in sight: in degrees and in the city's own zone. */
import type { City } from '../../../domain/city.ts';
import { gaussKrugerZone, toProjected } from '../../../geodesy/gauss-kruger.ts';
import type { Camera } from '../../state/model.ts';

/** Half the width and height of the example, degrees. */
const HALF = [0.005, 0.004] as const;

type Place = Pick<City, 'extent' | 'projectedCrs'>;

export interface CoordinateExample {
  /** One corner a line: longitude, latitude. */
  readonly degrees: string;
  /** The same corners: northing, easting with the number of the zone in front; null where the city has no such system. */
  readonly metres: string | null;
}

/** Around the middle of the map; around that of the city where the map shows another place. */
export function coordinateExample({ extent, projectedCrs }: Place, camera: Camera | null): CoordinateExample {
  const [west, south, east, north] = extent;
  const [w, h] = HALF;
  const inCity =
    camera && camera.lon > west + w && camera.lon < east - w && camera.lat > south + h && camera.lat < north - h;
  const [lon, lat] = inCity ? [camera.lon, camera.lat] : [(west + east) / 2, (south + north) / 2];
  const corners = [
    [lon - w, lat + h],
    [lon + w, lat + h],
    [lon + w, lat - h],
    [lon - w, lat - h],
  ] as const;
  const epsg = nearestZone(projectedCrs, lon);
  const lines = (write: (lon: number, lat: number) => string) => corners.map(([x, y]) => write(x, y)).join('\n');
  return {
    degrees: lines((x, y) => `${x.toFixed(4)}, ${y.toFixed(4)}`),
    metres:
      epsg === null
        ? null
        : lines((x, y) => {
            const { northingMetres, eastingMetres } = toProjected(epsg, Number(x.toFixed(4)), Number(y.toFixed(4)));
            return `${northingMetres.toFixed(2)}, ${eastingMetres.toFixed(2)}`;
          }),
  };
}

/** Of the systems that write the number of their zone in front, the 3-degree one whose meridian is nearest. */
function nearestZone(epsgs: readonly number[], lon: number): number | null {
  const zones = epsgs.map(gaussKrugerZone).filter((zone) => zone?.zonePrefixed && zone.widthDegrees === 3);
  const away = (zone: (typeof zones)[number]) => Math.abs(lon - (zone?.centralMeridianDegrees ?? 0));
  return zones.sort((a, b) => away(a) - away(b))[0]?.epsg ?? null;
}
