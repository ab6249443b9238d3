import { useEffect, useMemo } from 'react';
import { giveUpPart } from '../../state/coverage.ts';
import { groundOfVersions } from '../coverage/change/changed-ground.ts';
import { useChangedGround } from '../coverage/change/use-changed-ground.ts';
import { usePart } from '../coverage/use-part.ts';
import type { ComparedVersions } from './figures.ts';
import { useComparedVersions } from './use-sides.ts';

/** On both maps what two versions of a layer differ by; nothing where other things are compared. */
export function ChangedBeside() {
  const compared = useComparedVersions();
  return compared && <Ground compared={compared} />;
}

function Ground({ compared: { layer, other, isOtherNewer } }: { compared: ComparedVersions }) {
  const part = usePart('changes', { layerId: layer.id, before: other });
  const known = part.kind === 'done' ? part.result : null;
  useChangedGround(useMemo(() => known && groundOfVersions(known, isOtherNewer), [known, isOtherNewer]));
  useEffect(() => () => giveUpPart('changes', { layerId: layer.id, before: other }), [layer.id, other]);
  return null;
}
