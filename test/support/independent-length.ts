/** Lengths on the ellipsoid by a second way that shares nothing with the product's. GRS80; degrees in, metres out. */
import type { Position } from './shapes.ts';

const A = 6378137;
const F = 1 / 298.257222101;
const E2 = F * (2 - F);

/** Length by Simpson's rule in fine steps; radii of curvature by the reduced latitude and by differences of none of ours. */
export function independentLength(line: readonly Position[]): number {
  let metres = 0;
  for (let i = 1; i < line.length; i++) {
    const [x1, y1] = line[i - 1] as [number, number];
    const [x2, y2] = line[i] as [number, number];
    const [dx, dy] = [((x2 - x1) * Math.PI) / 180, ((y2 - y1) * Math.PI) / 180];
    const speed = (t: number) => {
      const phi = ((y1 + t * (y2 - y1)) * Math.PI) / 180;
      // The parallel's radius is a cos(beta); the meridian's arc is dM = (a sqrt(1 - e2 cos2 beta)) d(beta).
      const beta = Math.atan((1 - F) * Math.tan(phi));
      const slope = ((1 - F) * Math.cos(beta) ** 2) / Math.cos(phi) ** 2;
      const meridian = A * Math.sqrt(1 - E2 * Math.cos(beta) ** 2) * slope;
      return Math.sqrt((A * Math.cos(beta) * dx) ** 2 + (meridian * dy) ** 2);
    };
    const steps = 2 * Math.max(2, Math.ceil(Math.abs(y2 - y1) / 0.02));
    let sum = speed(0) + speed(1);
    for (let k = 1; k < steps; k++) sum += (k % 2 === 0 ? 2 : 4) * speed(k / steps);
    metres += sum / (3 * steps);
  }
  return metres;
}
