/** Checks beside that of the active footprint: for the register, and for sites that are compared. */
import type { PolygonCoordinates } from '../../domain/feature-table.ts';
import type { Outcome } from '../../domain/problems.ts';
import type { SitingResult } from '../../domain/siting/result.ts';
import { ask } from './ask.ts';

/** By today's data and rules. `detail` adds the outlines of overlaps. */
export async function checkNow(
  footprint: PolygonCoordinates,
  kind: string | null,
  detail: boolean,
): Promise<Outcome<SitingResult>> {
  const answer = await ask('check', { footprint, kind, detail });
  return answer ?? { ok: false, problems: [] };
}
