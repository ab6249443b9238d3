/** Shore zones for cities whose banks are not laid out stretch by stretch. */
import type { ShoreShare } from '../plan.ts';

/** Shares that run through the four zones in turn, and one stretch left unclassified on the bank that asks for it. */
export function usualZones(rounds: number, unclassified: boolean): ShoreShare[] {
  const out: ShoreShare[] = [];
  for (let i = 0; i < rounds; i++) {
    const sway = (i % 3) * 0.03;
    out.push(['shore-protect', (0.4 - sway) / rounds], ['shore-reserve', (0.28 + sway) / rounds]);
    out.push(['shore-control', 0.2 / rounds], ['shore-develop', 0.12 / rounds]);
  }
  if (!unclassified) return out;
  const [cls, share] = out[2]!;
  out.splice(2, 1, [cls, share / 2], ['shore-unclassified', share / 2]);
  return out;
}
