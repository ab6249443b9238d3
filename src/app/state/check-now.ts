/** Checks beside that of the active footprint: for the register, and for sites that are compared. */
import type { Outcome } from '../../domain/problems.ts';
import type { SitingResult } from '../../domain/siting/result.ts';
import type { Calls } from '../../worker/calls.ts';
import { designOf } from '../map/edit/design.ts';
import { ask } from './ask.ts';
import type { Footprint } from './model.ts';
import { kindOf } from './select.ts';

type Checked = Pick<Footprint, 'polygons' | 'start' | 'facts' | 'origin' | 'safetyMetres' | 'axis' | 'land'>;

/** What is asked of a footprint. `detail` adds the outlines of overlaps. */
export const checkInput = (footprint: Checked, detail: boolean): Calls['check']['input'] => ({
  footprint: footprint.polygons,
  kind: kindOf(footprint),
  detail,
  design: designOf(footprint),
});

/** By today's data and rules. */
export async function checkNow(footprint: Checked, detail: boolean): Promise<Outcome<SitingResult>> {
  const answer = await ask('check', checkInput(footprint, detail));
  return answer ?? { ok: false, problems: [] };
}
