/** The figures of the board's cards, by card: what is said of each, and where it lies. */
import type { Region } from '../../../domain/coverage/region.ts';
import type { FigureCard } from '../../state/model.ts';
import { changeFigures } from './change/change-explain.ts';
import { indicatorFigures } from './explain-indicator.ts';
import { overviewFigures } from './explain-overview.ts';
import type { ExplainContext, Explained } from './explained.ts';
import type { Figure } from './figure.ts';
import { overlapFigures } from './overlap/overlap-figures.ts';
import { serviceFigures } from './services.ts';
import { shoreFigures } from './shore/shore-explain.ts';
import { siteFigures } from './site-figures.ts';

/** A card's figures by their ids; null for an id that the card has not (any more). */
export interface FigureSource {
  readonly explain: (figure: Figure, context: ExplainContext) => Explained | null;
  /** Null too where a figure has no ground of its own. */
  readonly region: (figure: Figure, context: ExplainContext) => Region | null;
}

const CARDS: Partial<Readonly<Record<FigureCard, FigureSource>>> = {
  change: changeFigures,
  overlap: overlapFigures,
  overview: overviewFigures,
  indicator: indicatorFigures,
  shore: shoreFigures,
  service: serviceFigures,
  site: siteFigures,
};

export const figureSource = ({ card }: Figure): FigureSource | null => CARDS[card] ?? null;
