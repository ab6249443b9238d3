/** Features that have no part in the figures. */
import type { LayerReport } from '../../engine/index.ts';

/** Places of the features with a fault, and of those that repeat one: their area is not defined until they are mended. */
export function leftOut({ faults, notes }: LayerReport): ReadonlySet<number> {
  const out = new Set(faults.map((f) => f.feature));
  for (const note of notes) if (note.of !== undefined && out.has(note.of)) out.add(note.feature);
  return out;
}
