/**
 * The scale of a map on paper: metres on the ellipsoid of CGCS2000 to a millimetre. Pure. The map is drawn in web Mercator,
 * whose scale grows away from the equator and differs between the directions, by 0.7 % there and by 0.4 % at 40 degrees; it
 * is made true in the middle of the frame for the mean of the two.
 */
import { distanceMetres } from '../../../geodesy/geodesic.ts';
import { groundPixels } from '../../map/deck/world.ts';
import { type PictureExtent, type PictureSize, placeAt, shownExtent } from '../../map/picture-camera.ts';
import type { Camera } from '../../state/model.ts';

/** CSS pixels to a millimetre of paper. */
export const PIXELS_PER_MM = 96 / 25.4;

/** Denominators of the scales that plans are drawn at. */
export const USUAL_SCALES = [
  500, 1000, 2000, 5000, 10_000, 25_000, 50_000, 100_000, 150_000, 200_000, 250_000, 500_000, 1_000_000, 1_500_000,
  2_000_000, 3_000_000, 4_000_000, 5_000_000,
] as const;
export const SCALE_LIMITS = { least: 200, most: 5_000_000 } as const;

export const isScale = (denominator: number): boolean =>
  Number.isFinite(denominator) && denominator >= SCALE_LIMITS.least && denominator <= SCALE_LIMITS.most;

/** Half of the diagonal that a scale is measured along, CSS pixels. */
const REACH = 40;

/** Metres to a CSS pixel about a place, measured along a diagonal: the mean of both directions. */
export function metresPerPixelAt([lon, lat]: readonly [number, number], zoom: number): number {
  const size = { width: 2 * REACH, height: 2 * REACH };
  const camera = { lon, lat, zoom, bearing: 0 };
  const [west, north] = placeAt(camera, size, [0, 0]);
  const [east, south] = placeAt(camera, size, [size.width, size.height]);
  return distanceMetres(west, north, east, south) / Math.hypot(size.width, size.height);
}

const FIRST_GUESS = 12;

/** The zoom at which a map on paper is 1 : `denominator` about a place. Throws for a scale out of bounds. */
export function zoomOfScale(center: readonly [number, number], denominator: number): number {
  if (!isScale(denominator)) throw new RangeError(`no scale of a plan: 1:${denominator}`);
  const wanted = denominator / 1000 / PIXELS_PER_MM;
  // Twice: what the diagonal spans changes with the zoom, and with it its mean by a hair.
  let zoom = FIRST_GUESS;
  for (let i = 0; i < 2; i++) zoom += Math.log2(metresPerPixelAt(center, zoom) / wanted);
  return zoom;
}

/** The least usual scale, by denominator, at which `metres` find room on `millimetres`. */
export function usualScale(metres: number, millimetres: number): number {
  const needed = (metres / millimetres) * 1000;
  return USUAL_SCALES.find((scale) => scale >= needed * (1 - ROUNDING)) ?? USUAL_SCALES.at(-1)!;
}

/** A view may be cut by so much for the sake of a larger scale. */
const ROUNDING = 0.02;

/** The usual scale at which what a map on the screen shows finds room in a frame, millimetres. */
export function scaleOfView(camera: Camera, view: PictureSize, frame: PictureSize): number {
  const metres = metresPerPixelAt([camera.lon, camera.lat], camera.zoom);
  const scales = [usualScale(view.width * metres, frame.width), usualScale(view.height * metres, frame.height)];
  return Math.max(...scales);
}

/** The usual scale at which all of an extent, degrees, finds room in a frame, millimetres. */
export function scaleOfExtent([west, south, east, north]: PictureExtent, frame: PictureSize): number {
  const [lon, lat] = [(west + east) / 2, (south + north) / 2];
  const across = Math.max(distanceMetres(west, south, east, south), distanceMetres(west, north, east, north));
  const scales = [usualScale(across, frame.width), usualScale(distanceMetres(lon, south, lon, north), frame.height)];
  const camera = { lon, lat, zoom: 0, bearing: 0 };
  const fits = (denominator: number): boolean => {
    const size = { width: frame.width * PIXELS_PER_MM, height: frame.height * PIXELS_PER_MM };
    const shown = shownExtent({ ...camera, zoom: zoomOfScale([lon, lat], denominator) }, size);
    return shown[0] <= west && shown[1] <= south && shown[2] >= east && shown[3] >= north;
  };
  const least = Math.max(...scales);
  return USUAL_SCALES.find((scale) => scale >= least && fits(scale)) ?? USUAL_SCALES.at(-1)!;
}

/** Largest share by which a length somewhere in the frame differs from the scale; `camera` looks at its middle. */
export function largestDeviation(camera: Camera, frame: PictureSize, denominator: number): number {
  const size = { width: frame.width * PIXELS_PER_MM, height: frame.height * PIXELS_PER_MM };
  const [west, south, east, north] = shownExtent(camera, size);
  const pixelsPerDegree = groundPixels(camera.zoom) / 360;
  const wanted = denominator / 1000 / PIXELS_PER_MM;
  const step = 0.001;
  const deviations = [
    [west, south],
    [east, south],
    [west, north],
    [east, north],
  ].flatMap(([lon = 0, lat = 0]) => {
    const across = distanceMetres(lon, lat, lon + step, lat) / (step * pixelsPerDegree);
    const stretch = Math.cos((lat * Math.PI) / 180);
    const along = distanceMetres(lon, lat - step / 2, lon, lat + step / 2) / ((step * pixelsPerDegree) / stretch);
    return [across, along].map((metres) => Math.abs(metres / wanted - 1));
  });
  return Math.max(...deviations);
}

/** 1 : 50 000, thousands set apart. */
export const scaleText = (denominator: number): string =>
  `1 : ${String(Math.round(denominator)).replace(/\B(?=(\d{3})+(?!\d))/g, '\u2009')}`;
