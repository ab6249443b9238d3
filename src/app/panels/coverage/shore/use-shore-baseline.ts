import { baselineOf, earlierVersions } from '../../../../domain/coverage/change-versions.ts';
import type { Shoreline } from '../../../../domain/coverage/shoreline.ts';
import type { PartState } from '../../../state/coverage-types.ts';
import type { OpenCity } from '../../../state/model.ts';
import { useApp } from '../../../state/store.ts';
import { usePart } from '../use-part.ts';

export interface ShoreBaseline {
  readonly layerId: string;
  /** No newer than the one in force. */
  readonly versions: readonly { readonly id: string; readonly date: string }[];
  /** Null: there is none to compare with. */
  readonly versionId: string | null;
  readonly part: PartState<'shoreline'>;
  readonly shore: Shoreline | null;
}

/** The version of the shore that the trend is measured from: as the user chose it, else the oldest. */
export function useShoreBaseline({ city }: OpenCity, layerId: string): ShoreBaseline {
  const chosen = useApp((s) => s.project.coverage.baselines[layerId]);
  const layer = city.layers.find((l) => l.id === layerId)!;
  const versions = earlierVersions(layer);
  const versionId = (versions.find((v) => v.id === chosen) ?? baselineOf(layer))?.id ?? null;
  // Without a baseline the version in force is asked for, which is there already.
  const part = usePart('shoreline', { versionId });
  return { layerId, versions, versionId, part, shore: versionId !== null && part.kind === 'done' ? part.result : null };
}
