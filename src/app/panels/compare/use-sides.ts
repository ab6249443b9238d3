import { useMemo } from 'react';
import { secondProject } from '../../state/compare.ts';
import type { OpenCity, Project } from '../../state/model.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { type SideLabels, sideLabels } from './labels.ts';
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

/** What stands over each side; null until the second map is there. */
export function useSideLabels(): SideLabels | null {
  const text = useText().compare;
  const right = useSecondSide();
  const open = useApp((s) => s.open);
  const project = useApp((s) => s.project);
  const language = useApp((s) => s.language);
  return useMemo(
    () => right && open && sideLabels({ open, project }, right, language, text),
    [right, open, project, language, text],
  );
}
