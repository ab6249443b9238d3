/** Verbs on the state that reach the computing thread or the disk. Commands and panels call these. */

import type { PolygonCoordinates } from '../../domain/feature-table.ts';
import { compute } from '../compute.ts';
import { checkInput } from './check-now.ts';
import type { Footprint, Provenance, Selection } from './model.ts';
import { activeFootprint } from './select.ts';
import { edit, getApp, setSession } from './store.ts';

let checking = false;
let again = false;

/**
 * Check the active footprint. Calls made while a check runs are merged into one that follows it, so that a drag never
 * queues up: the figures are always of the newest position the thread could reach.
 */
export function requestCheck(): void {
  if (checking) again = true;
  else void runCheck();
}

async function runCheck(): Promise<void> {
  const footprint = activeFootprint(getApp());
  if (!footprint || getApp().opening !== 'ready') {
    setSession({ check: { kind: 'none' } });
    return;
  }
  checking = true;
  const { check } = getApp();
  if (check.kind !== 'done') setSession({ check: { kind: 'running', last: null } });
  try {
    const answer = await compute().call('check', checkInput(footprint, true));
    setSession({
      check: answer.ok
        ? { kind: 'done', result: answer.value, footprintId: footprint.id }
        : { kind: 'failed', problems: answer.problems },
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    setSession({
      check: {
        kind: 'failed',
        problems: [{ code: 'computation-failed', severity: 'error', where: {}, values: { message } }],
      },
    });
  } finally {
    checking = false;
    if (again) {
      again = false;
      void runCheck();
    }
  }
}

let counter = 0;
export const newId = (prefix: string): string => `${prefix}-${Date.now().toString(36)}-${(counter++).toString(36)}`;

/** Add a footprint as one undoable step, make it the active one and check it. Refused with problems if it cannot be checked. */
export async function addFootprint(polygons: PolygonCoordinates, name: string, from: Provenance): Promise<boolean> {
  const valid = await compute().call('validate', { footprint: polygons });
  if (!valid.ok) {
    setSession({ problems: valid.problems });
    return false;
  }
  const footprint: Footprint = {
    id: newId('footprint'),
    name,
    polygons: valid.value,
    start: valid.value,
    distanceMetres: null,
    ...from,
  };
  edit((p) => ({ ...p, footprints: [...p.footprints, footprint], activeFootprintId: footprint.id }));
  setSession({ problems: valid.problems, tool: 'move' });
  return true;
}

export function select(selection: Selection): void {
  setSession({ selection });
}
