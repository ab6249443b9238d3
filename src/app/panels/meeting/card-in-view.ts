/** Which card of the board a scene of it is about. */
import type { FigureCard, Selection } from '../../state/model.ts';
import type { SceneCard } from '../../state/scene.ts';

const CARD_OF: Readonly<Record<FigureCard, SceneCard>> = {
  overview: 'overview',
  overlap: 'overlap',
  shore: 'shoreline',
  change: 'changes',
  service: 'services',
  site: 'sites',
  indicator: 'indicators',
};

/** Every card, in the order of the board; `board-<card>` is its id in the page. */
export const SCENE_CARDS: readonly SceneCard[] = [
  'overview',
  'overlap',
  'shoreline',
  'changes',
  'services',
  'sites',
  'indicators',
];

/** The card of the figure in hand, else the one the board was moved to; null: the board as it begins. */
export function cardInView(selection: Selection): SceneCard | null {
  if (selection.kind === 'figure') return CARD_OF[selection.card];
  if (selection.kind === 'cell' || selection.kind === 'combination') return 'overview';
  const board = document.querySelector('.board-scroll');
  if (!board || board.scrollTop === 0) return null;
  const { top, bottom } = board.getBoundingClientRect();
  const seen = SCENE_CARDS.map((card) => {
    const box = document.getElementById(`board-${card}`)?.getBoundingClientRect();
    return box ? Math.min(box.bottom, bottom) - Math.max(box.top, top) : 0;
  });
  return SCENE_CARDS[seen.indexOf(Math.max(...seen))] ?? null;
}
