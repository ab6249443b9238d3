/** Cameras of pictures: what they show, and where on them a place lies. Pure. CSS pixels from the upper left corner. */
import type { Camera } from '../state/model.ts';
import { groundPixels, latitudeOf, toWorld } from './deck/world.ts';

export interface PictureSize {
  /** CSS pixels; need not be whole. */
  readonly width: number;
  readonly height: number;
}

/** West, south, east, north, degrees. */
export type PictureExtent = readonly [number, number, number, number];

/** Where a picture looks: a camera, or an extent that is shown whole with north up. */
export type PictureView =
  | {
      /** Longitude, latitude. */
      readonly center: readonly [number, number];
      readonly zoom: number;
      /** Degrees clockwise from north that point up; 0 when absent. */
      readonly bearing?: number;
    }
  | {
      readonly extent: PictureExtent;
      /** Left free on each side, CSS pixels; 0 when absent. */
      readonly padding?: number;
    };

const CLOSEST_ZOOM = 18;

/** Throws for a size or padding that leaves no room. */
export function pictureCamera(view: PictureView, size: PictureSize): Camera {
  if (!(size.width > 0 && size.height > 0)) throw new RangeError('a picture has a width and a height');
  if ('center' in view) {
    const [lon, lat] = view.center;
    return { lon, lat, zoom: view.zoom, bearing: view.bearing ?? 0 };
  }
  const [west, south, east, north] = view.extent;
  const [left, bottom] = toWorld([west, south]);
  const [right, top] = toWorld([east, north]);
  const room = [size.width, size.height].map((side) => side - 2 * (view.padding ?? 0));
  if (room.some((side) => side <= 0)) throw new RangeError('the padding leaves no room for the map');
  const zooms = [right - left, bottom - top].map((span, i) =>
    Math.log2(room[i]! / Math.max(span, 1e-12) / groundPixels(0)),
  );
  const lat = latitudeOf((top + bottom) / 2);
  return { lon: (west + east) / 2, lat, zoom: Math.max(0, Math.min(CLOSEST_ZOOM, ...zooms)), bearing: 0 };
}

/** Longitude and latitude of a point on the picture. */
export function placeAt(camera: Camera, size: PictureSize, [x, y]: readonly [number, number]): [number, number] {
  const scale = groundPixels(camera.zoom);
  const turn = (camera.bearing * Math.PI) / 180;
  const [dx, dy] = [(x - size.width / 2) / scale, (y - size.height / 2) / scale];
  const [cx, cy] = toWorld([camera.lon, camera.lat]);
  const worldX = cx + dx * Math.cos(turn) - dy * Math.sin(turn);
  return [(worldX - 0.5) * 360, latitudeOf(cy + dx * Math.sin(turn) + dy * Math.cos(turn))];
}

/** Where on the picture a place lies. */
export function pixelOf(camera: Camera, size: PictureSize, place: readonly number[]): [number, number] {
  const scale = groundPixels(camera.zoom);
  const turn = (camera.bearing * Math.PI) / 180;
  const [cx, cy] = toWorld([camera.lon, camera.lat]);
  const [x, y] = toWorld(place);
  const [dx, dy] = [(x - cx) * scale, (y - cy) * scale];
  return [
    size.width / 2 + dx * Math.cos(turn) + dy * Math.sin(turn),
    size.height / 2 - dx * Math.sin(turn) + dy * Math.cos(turn),
  ];
}

/** The box around what the picture shows. */
export function shownExtent(camera: Camera, size: PictureSize): PictureExtent {
  const { width, height } = size;
  const corners = ([0, width] as const).flatMap((x) => [0, height].map((y) => placeAt(camera, size, [x, y])));
  const [lons, lats] = [corners.map((c) => c[0]), corners.map((c) => c[1])];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}
