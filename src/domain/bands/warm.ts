/** Making the code that draws bands ready, before somebody waits for it. */
import type { Work } from '../../engine/index.ts';
import { bufferBands } from '../bands.ts';

/** A ragged bank: enough vertices for every branch to be met often, few enough for tens of milliseconds. */
const VERTICES = 1_000;
const DISTANCES = [200, 1_000];
const ROUNDS = 3;

/**
 * The first bands of a thread take almost twice as long as later ones, until the code is compiled. Draws some around a made-up
 * bank and drops them; rejects with the host's own error where the work is cancelled.
 */
export async function warmUpBands(work: Work): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    await bufferBands([[bank(round)]], DISTANCES, work);
    work.tell({ done: round + 1, total: ROUNDS });
  }
}

/** A closed ring of longitude, latitude: a lobed circle of some 8 km with a ragged edge, another one each round. */
function bank(round: number): number[][] {
  const ring = Array.from({ length: VERTICES }, (_, i) => {
    const angle = (2 * Math.PI * i) / VERTICES;
    const radius =
      0.08 + 0.015 * Math.sin((5 + round) * angle) + 0.001 * Math.sin(97 * angle) + 0.0004 * Math.cos(411 * angle);
    return [107 + radius * Math.cos(angle), 40 + radius * Math.sin(angle)];
  });
  return [...ring, ring[0]!];
}
