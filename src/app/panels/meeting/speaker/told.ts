/** What the wall says in figures, for the speaker. Pure. */
import { today } from '../../../../worker/today.ts';
import type { AppState } from '../../../state/store.ts';
import { textIn } from '../../../text/use-text.ts';
import { adviceTold } from '../advice-told.ts';
import type { CardTold } from '../card-told.ts';
import { NO_FIGURES, sceneFigures } from '../hand-out/scene-figures.ts';
import { comparesCities, isAboutSite } from '../scenes.ts';
import { pageWords } from '../stage/pages.ts';
import type { Stage } from '../stage/stage.ts';
import type { Told } from './messages.ts';

/** Outcome and figures of the scene on the wall, or what its card shows, as they stand this moment; null where it says none. */
export function toldNow(
  state: AppState,
  { card, compared, page, pages }: Pick<Stage, 'card' | 'compared' | 'page' | 'pages'>,
): Told | null {
  const { presenting, deck, open, check, coverage, language, project } = state;
  const scene = presenting === null ? undefined : deck?.[presenting];
  if (scene?.kind !== 'map' || !open) return null;
  const text = textIn(language);
  const paged = pageWords(page, pages, text.wall.pages);
  const isSite = isAboutSite(scene, open.city.extent);
  const isPair = comparesCities(scene);
  if (isPair || (scene.view === 'siting' && !isSite)) return compared && comparedTold(compared, isPair ? paged : '');
  const isKnown = isSite ? check.kind === 'done' || check.kind === 'failed' : coverage.kind !== 'running';
  const { verdict, figures, inHand, remarks } = isKnown ? sceneFigures(scene, state, text, today()) : NO_FIGURES;
  const held = inHand ? [`${inHand.name} ${inHand.value} ${inHand.unit}`] : [];
  const beside = compared ? [joined([compared.title, compared.lead]), ...compared.items] : [];
  if (scene.view === 'coverage' && scene.card !== null) {
    return {
      outcome: null,
      word: card?.title || text.meeting.cards[scene.card],
      detail: card ? joined([card.lead, paged]) : text.coverage.loading,
      lines: [...held, ...(card?.items ?? []), ...beside],
      tables: card?.tables ?? [],
      remarks: filled([...remarks, card?.rest ?? '']),
      isMoved: false,
    };
  }
  const lines = inHand ? held : figures.map(({ name, figure, unit }) => `${name} ${figure} ${unit}`.trim());
  if (compared && !isSite) {
    const city = verdict ? [`${verdict.word} ${verdict.detail}`.trim()] : [];
    const told = comparedTold(compared, '');
    return { ...told, lines: [...told.lines, ...city, ...lines], remarks };
  }
  const advice = isSite ? adviceTold(state) : null;
  const shown = project.footprints.find(({ id }) => id === scene.footprint?.id);
  return {
    outcome: verdict?.outcome ?? null,
    word: verdict?.word ?? text.meeting.checking,
    detail: verdict?.detail ?? '',
    lines: [...lines, ...beside],
    tables: compared?.tables ?? [],
    remarks: advice ? [advice.lead, ...advice.notes, ...remarks] : remarks,
    isMoved: isSite && shown !== undefined && shown.polygons !== scene.footprint?.polygons,
  };
}

/** Two versions or two cities lead where the scene is about them. */
const comparedTold = ({ title, lead, items, tables, rest }: CardTold, paged: string): Told => ({
  outcome: null,
  word: title,
  detail: joined([lead, paged]),
  lines: items,
  tables,
  remarks: filled([rest]),
  isMoved: false,
});

const filled = (words: readonly string[]): string[] => words.filter((word) => word !== '');

const joined = (words: readonly string[]): string => filled(words).join(' · ');
