/** What is known to be wrong with a layer: the last data check, else what was found when its file was opened. */
import type { Problem } from '../../../domain/problems.ts';
import type { AppState } from '../../state/store.ts';
import { userLayersOf } from './versions.ts';

export interface LayerFindings {
  readonly from: 'check' | 'import';
  readonly problems: readonly Problem[];
}

/** Null where the layer was never looked through. */
export function findingsOf(
  { inspections, project, open }: Pick<AppState, 'inspections' | 'project' | 'open'>,
  layerId: string,
): LayerFindings | null {
  const problems = inspections[layerId];
  if (problems) return { from: 'check', problems };
  const inForce = open?.city.layers.find((layer) => layer.id === layerId)?.versions[0]?.id;
  const user = userLayersOf(layerId, project.userLayers).find((own) => own.id === inForce);
  return user ? { from: 'import', problems: user.record.problems } : null;
}

export const findingCount = (state: Pick<AppState, 'inspections' | 'project' | 'open'>, layerId: string): number =>
  findingsOf(state, layerId)?.problems.length ?? 0;
