/** What the wall says in figures, for the speaker. Pure. */
import { today } from '../../../../worker/today.ts';
import type { AppState } from '../../../state/store.ts';
import { textIn } from '../../../text/use-text.ts';
import { adviceTold } from '../advice-told.ts';
import { NO_FIGURES, sceneFigures } from '../hand-out/scene-figures.ts';
import { isAboutSite } from '../scenes.ts';
import type { Told } from './messages.ts';

/** Outcome and figures of the scene on the wall as they stand this moment; null where it says none. */
export function toldNow(state: AppState): Told | null {
  const { presenting, deck, open, check, coverage, language, project } = state;
  const scene = presenting === null ? undefined : deck?.[presenting];
  if (scene?.kind !== 'map' || !open) return null;
  const isSite = isAboutSite(scene, open.city.extent);
  if (scene.view === 'siting' && !isSite) return null;
  const text = textIn(language);
  const isKnown = isSite ? check.kind === 'done' || check.kind === 'failed' : coverage.kind !== 'running';
  const { verdict, figures, remarks } = isKnown ? sceneFigures(scene, state, text, today()) : NO_FIGURES;
  const advice = isSite ? adviceTold(state) : null;
  const shown = project.footprints.find(({ id }) => id === scene.footprint?.id);
  return {
    outcome: verdict?.outcome ?? null,
    word: verdict?.word ?? text.meeting.checking,
    detail: verdict?.detail ?? '',
    lines: figures.map(({ name, figure, unit }) => `${name} ${figure} ${unit}`.trim()),
    remarks: advice ? [advice.lead, ...advice.notes, ...remarks] : remarks,
    isMoved: isSite && shown !== undefined && shown.polygons !== scene.footprint?.polygons,
  };
}
