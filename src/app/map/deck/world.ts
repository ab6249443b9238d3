/** Web Mercator as the map counts it: the world is one wide and one high, north at 0. */

/** Width of the world at zoom 0, pixels. */
const WORLD_PIXELS = 512;

export const groundPixels = (zoom: number): number => WORLD_PIXELS * 2 ** zoom;

const worldY = (lat: number): number => 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);

export const latitudeOf = (y: number): number =>
  (180 / Math.PI) * (2 * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - Math.PI / 2);

export const toWorld = (position: readonly number[]): [number, number] => [
  (position[0] ?? 0) / 360 + 0.5,
  worldY(position[1] ?? 0),
];
