/**
 * The shifts that maps on the Chinese internet put on coordinates: GCJ-02, and BD-09 on top of it. The formulas are the
 * public ones (gcoord); they follow the real shift to some metres. Degrees.
 */
import gcoord from 'gcoord';

export type Shift = 'gcj02' | 'bd09';

/** How well the public formulas follow the real shift, metres: nobody outside can state it better. */
export const SHIFT_MODEL_METRES = 5;

const TARGETS = { gcj02: gcoord.GCJ02, bd09: gcoord.BD09 } as const;

/** Where a true position stands on a shifted map: [longitude, latitude]. */
export function shifted(shift: Shift, lon: number, lat: number): [number, number] {
  const [x, y] = gcoord.transform([lon, lat], gcoord.WGS84, TARGETS[shift]) as [number, number];
  return [x, y];
}

/** A hundredth of a millimetre. */
const CLOSE_DEGREES = 1e-10;
/** The shift changes by less than a hundredth of the way, so each round gains two digits; more means that there is no answer. */
const ROUNDS = 20;

/**
 * The true position that a shifted map shows at (lon, lat), so that `shifted` gives it back to less than a millimetre. Where
 * nothing fits (the formulas break off at the edge of their area) the last round's answer is returned.
 */
export function unshifted(shift: Shift, lon: number, lat: number): [number, number] {
  let [x, y] = [lon, lat];
  for (let round = 0; round < ROUNDS; round++) {
    const [toLon, toLat] = shifted(shift, x, y);
    const [dx, dy] = [toLon - lon, toLat - lat];
    x -= dx;
    y -= dy;
    if (Math.abs(dx) < CLOSE_DEGREES && Math.abs(dy) < CLOSE_DEGREES) break;
  }
  return [x, y];
}
