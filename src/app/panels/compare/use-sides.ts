import { useMemo } from 'react';
import { secondProject } from '../../state/compare.ts';
import type { OpenCity, Project } from '../../state/model.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { type ComparedVersions, comparedVersions } from './figures.ts';
import { type MapLabels, mapLabels } from './labels.ts';
import { useSecond } from './second.ts';

export interface SecondSide {
  readonly open: OpenCity;
  readonly project: Project;
}

/** What the second map draws; null until it is there. */
export function useSecondSide(): SecondSide | null {
  const status = useSecond();
  const second = status.kind === 'ready' ? status.second : null;
  const project = useApp((s) => (second && s.compare ? secondProject(s, second) : null));
  return useMemo(() => (second && project ? { open: second.open, project } : null), [second, project]);
}

/** Null where not just two versions of one layer are compared, or the second map is not there yet. */
export function useComparedVersions(): ComparedVersions | null {
  const second = useSecondSide();
  const open = useApp((s) => s.open);
  return useMemo(() => second && open && comparedVersions(open.city, second.open.city), [second, open]);
}

/** What stands over each map; null until the second one is there. */
export function useMapLabels(): MapLabels | null {
  const text = useText().compare;
  const second = useSecondSide();
  const open = useApp((s) => s.open);
  const project = useApp((s) => s.project);
  const language = useApp((s) => s.language);
  return useMemo(
    () => second && open && mapLabels({ open, project }, second, language, text),
    [second, open, project, language, text],
  );
}
