/** Meridians and parallels along the frame of a map, and the coordinates of its corners. Pure. */
import { epsgOfZone, toProjected } from '../../../geodesy/gauss-kruger.ts';
import { coordinate } from '../../format.ts';
import { pixelOf } from '../../map/picture-camera.ts';
import type { Camera } from '../../state/model.ts';
import type { Box } from './paper.ts';
import { PIXELS_PER_MM } from './print-scale.ts';

export interface Tick {
  /** Millimetres from the left of the frame for meridians, from its top for parallels. */
  readonly at: number;
  readonly text: string;
}

export interface Graticule {
  readonly meridians: readonly Tick[];
  readonly parallels: readonly Tick[];
}

/** Seconds of arc. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 18_000];
/** Ticks stand at least so far apart, millimetres. */
const APART = 32;
/** Nearer to a corner than this there is no room for a tick's text. */
const CORNER = 9;

/** Ticks of a frame that a camera with north up looks at the middle of; millimetres of the page at the camera's zoom. */
export function graticule(camera: Camera, { width, height }: Pick<Box, 'width' | 'height'>): Graticule {
  const size = { width: width * PIXELS_PER_MM, height: height * PIXELS_PER_MM };
  const xOf = (seconds: number) => pixelOf(camera, size, [seconds / 3600, camera.lat])[0] / PIXELS_PER_MM;
  const yOf = (seconds: number) => pixelOf(camera, size, [camera.lon, seconds / 3600])[1] / PIXELS_PER_MM;
  const [lon, lat] = [camera.lon * 3600, camera.lat * 3600];
  const step = STEPS.find(
    (s) => Math.min(Math.abs(xOf(lon + s) - xOf(lon)), Math.abs(yOf(lat + s) - yOf(lat))) >= APART,
  );
  if (step === undefined) return { meridians: [], parallels: [] };
  return {
    meridians: ticks(lon, step, xOf, width).map(({ seconds, at }) => ({
      at,
      text: `${arc(seconds, step)}${side(seconds, 'E', 'W')}`,
    })),
    parallels: ticks(lat, step, yOf, height).map(({ seconds, at }) => ({
      at,
      text: `${arc(seconds, step)}${side(seconds, 'N', 'S')}`,
    })),
  };
}

const side = (seconds: number, positive: string, negative: string): string => (seconds < 0 ? negative : positive);

function ticks(middle: number, step: number, place: (seconds: number) => number, length: number) {
  const nearest = Math.round(middle / step);
  const reach = Math.ceil(length / APART);
  return Array.from({ length: 2 * reach + 1 }, (_, i) => (nearest - reach + i) * step)
    .map((seconds) => ({ seconds, at: place(seconds) }))
    .filter(({ at }) => at >= CORNER && at <= length - CORNER);
}

/** Degrees and minutes, with seconds where the step is less than a minute. */
function arc(seconds: number, step: number): string {
  const all = Math.abs(Math.round(seconds));
  const [d, m, s] = [Math.floor(all / 3600), Math.floor((all % 3600) / 60), all % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return step < 60 ? `${d}°${two(m)}′${two(s)}″` : `${d}°${two(m)}′`;
}

/** 106°42′12.5″ */
export function exactArc(degrees: number): string {
  const tenths = Math.round(Math.abs(degrees) * 36_000);
  const [d, m] = [Math.floor(tenths / 36_000), Math.floor((tenths % 36_000) / 600)];
  const s = ((tenths % 600) / 10).toFixed(1).padStart(4, '0');
  return `${d}°${String(m).padStart(2, '0')}′${s}″`;
}

/** Longitude and latitude, and northing (X) and easting (Y) in a 3-degree zone of CGCS2000, where there is one of that number. */
export function cornerText([lon, lat]: readonly [number, number], zone: number): string {
  const place = `${exactArc(lon)}${side(lon, 'E', 'W')} ${exactArc(lat)}${side(lat, 'N', 'S')}`;
  const epsg = epsgOfZone(3, zone, true);
  if (epsg === null) return place;
  const { northingMetres, eastingMetres } = toProjected(epsg, lon, lat);
  return `${place}  X ${coordinate(northingMetres, 0)}  Y ${coordinate(eastingMetres, 0)}`;
}
