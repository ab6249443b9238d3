/** Ragged polygons like natural borders: a circle disturbed by random waves of falling height. */
import type { Random } from './random.ts';
import type { Ring } from './shapes.ts';

const WAVES = 24;

/**
 * A star-shaped ring, so it never crosses itself. `radius` in degrees of latitude; `noise`, a share of it, is by how much
 * single vertices stand out.
 */
export function fractalRing(
  random: Random,
  lon: number,
  lat: number,
  radius: number,
  vertices: number,
  noise = 0.004,
): Ring {
  const waves = Array.from({ length: WAVES }, (_, i) => ({
    height: (0.25 * random.next()) / (i + 1) ** 1.2,
    phase: 2 * Math.PI * random.next(),
  }));
  const perLon = 1 / Math.cos((lat * Math.PI) / 180);
  const positions = Array.from({ length: vertices }, (_, i) => {
    const t = (2 * Math.PI * i) / vertices;
    let r = 1 + noise * (random.next() - 0.5);
    waves.forEach(({ height, phase }, j) => {
      r += height * Math.sin((j + 1) * t + phase);
    });
    // Deep troughs of many waves together would pass the middle.
    r = radius * Math.max(0.05, r);
    return [lon + r * perLon * Math.cos(t), lat + r * Math.sin(t)];
  });
  positions.push(positions[0]!);
  return positions;
}
