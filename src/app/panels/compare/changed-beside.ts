/** What two versions beside each other differ by, waited for. */
import type { LayerChanges } from '../../../domain/coverage/change.ts';
import { requestPart } from '../../state/coverage.ts';
import { partOf } from '../../state/coverage-types.ts';
import type { ChangedGround, OpenCity } from '../../state/model.ts';
import { getApp } from '../../state/store.ts';
import { groundOfVersions } from '../coverage/change/changed-ground.ts';
import { untilState } from '../meeting/hand-out/wait.ts';
import { comparedVersions } from './figures.ts';

const LONGEST_MS = 120_000;

/** Null where it cannot be worked out in time. Rejects with the reason of `signal`. */
export async function versionChanges(
  layerId: string,
  before: string,
  signal: AbortSignal,
): Promise<LayerChanges | null> {
  const input = { layerId, before };
  const part = () => partOf(getApp().coverageParts, 'changes', input);
  const isKnown = (): boolean => {
    // Asked for again where a comparison that ended meanwhile gave it up.
    if (part().kind === 'none') void requestPart('changes', input);
    return part().kind === 'done' || part().kind === 'failed';
  };
  await untilState(isKnown, LONGEST_MS, signal);
  const state = part();
  return state.kind === 'done' ? state.result : null;
}

/** Null where other things are compared, too. */
export async function groundBeside(
  left: Pick<OpenCity, 'city'>,
  right: Pick<OpenCity, 'city'>,
  signal: AbortSignal,
): Promise<ChangedGround | null> {
  const compared = comparedVersions(left.city, right.city);
  const changes = compared && (await versionChanges(compared.layer.id, compared.other, signal));
  return changes && groundOfVersions(changes, compared.isOtherNewer);
}
