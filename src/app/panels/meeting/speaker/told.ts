/** What the wall says in figures, for the speaker. Pure. */
import { today } from '../../../../worker/today.ts';
import type { AppState } from '../../../state/store.ts';
import { textIn } from '../../../text/use-text.ts';
import { adviceTold } from '../advice-told.ts';
import { NO_FIGURES, sceneFigures } from '../hand-out/scene-figures.ts';
import { isAboutSite } from '../scenes.ts';
import { pageWords } from '../stage/pages.ts';
import type { Stage } from '../stage/stage.ts';
import type { Told } from './messages.ts';

/** Outcome and figures of the scene on the wall, or what its card shows, as they stand this moment; null where it says none. */
export function toldNow(state: AppState, { card, page, pages }: Pick<Stage, 'card' | 'page' | 'pages'>): Told | null {
  const { presenting, deck, open, check, coverage, language, project } = state;
  const scene = presenting === null ? undefined : deck?.[presenting];
  if (scene?.kind !== 'map' || !open) return null;
  const isSite = isAboutSite(scene, open.city.extent);
  if (scene.view === 'siting' && !isSite) return null;
  const text = textIn(language);
  const isKnown = isSite ? check.kind === 'done' || check.kind === 'failed' : coverage.kind !== 'running';
  const { verdict, figures, inHand, remarks } = isKnown ? sceneFigures(scene, state, text, today()) : NO_FIGURES;
  const held = inHand ? [`${inHand.name} ${inHand.value} ${inHand.unit}`] : [];
  if (scene.view === 'coverage' && scene.card !== null) {
    return {
      outcome: null,
      word: card?.title || text.meeting.cards[scene.card],
      detail: card ? pageWords(page, pages, text.wall.pages) : text.coverage.loading,
      lines: held,
      table: card && { head: card.head, rows: card.rows },
      remarks,
      isMoved: false,
    };
  }
  const advice = isSite ? adviceTold(state) : null;
  const shown = project.footprints.find(({ id }) => id === scene.footprint?.id);
  return {
    outcome: verdict?.outcome ?? null,
    word: verdict?.word ?? text.meeting.checking,
    detail: verdict?.detail ?? '',
    lines: inHand ? held : figures.map(({ name, figure, unit }) => `${name} ${figure} ${unit}`.trim()),
    table: null,
    remarks: advice ? [advice.lead, ...advice.notes, ...remarks] : remarks,
    isMoved: isSite && shown !== undefined && shown.polygons !== scene.footprint?.polygons,
  };
}
