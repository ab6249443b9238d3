/** A hand-out (讲义) as plain data: what each scene shows, every word and figure already as it is printed. */
import type { SitingOutcome } from '../../domain/siting/result.ts';
import type { Language } from '../../text/problems.ts';
import type { ReportTable } from '../document.ts';
import type { SlidePicture } from './page.ts';

export interface Deck {
  readonly language: Language;
  readonly title: string;
  readonly slides: readonly Slide[];
}

export type Slide = TitleSlide | MapSlide;

interface SlideBase {
  readonly title: string;
  /** Slides of one group that follow one another are led by a divider with its name; empty for none. */
  readonly group: string;
  /** What the speaker says; empty for none. */
  readonly note: string;
}

/** A page of words. */
export interface TitleSlide extends SlideBase {
  readonly kind: 'title';
  /** Over the title. */
  readonly brand: string;
  readonly lines: string;
}

export interface MapSlide extends SlideBase {
  readonly kind: 'map';
  /** Footprint and districts, or the city. */
  readonly subtitle: string;
  /** 示意数据, or null. */
  readonly badge: string | null;
  /** One, or two beside each other. */
  readonly maps: readonly SlideMap[];
  readonly legend: readonly LegendLine[];
  readonly verdict: Verdict | null;
  /** Lines under the verdict: name, figure, unit. */
  readonly figures: readonly FigureLine[];
  readonly inHand: FigureInHand | null;
  /** What was not checked, is missing, or failed. */
  readonly remarks: readonly string[];
  /** Of the notes page: what is too long for the slide. */
  readonly details: readonly string[];
  /** Beside the map as far as there is room; what is left of it has a page. */
  readonly leading: ReportTable | null;
  readonly tables: readonly ReportTable[];
  /** One for each layer that is drawn. */
  readonly sources: readonly string[];
  readonly city: string;
  readonly dataVersion: string;
  /** YYYY-MM-DD. */
  readonly date: string;
}

export interface SlideMap {
  readonly picture: SlidePicture;
  /** Over it, where there are two. */
  readonly label: string | null;
  /** Of the whole picture's width that the scale bar takes; null where the scale is unknown. */
  readonly scale: { readonly share: number; readonly middle: string; readonly end: string } | null;
  /** Degrees clockwise from north that point up. */
  readonly bearing: number;
}

export interface LegendLine {
  readonly name: string;
  /** After the name on its own slide, as which map alone draws it; empty for nothing. */
  readonly note: string;
  readonly swatch: SlidePicture;
}

export interface Verdict {
  /** Null: no check, but the figures of a city. */
  readonly outcome: SitingOutcome | null;
  readonly word: string;
  readonly detail: string;
}

export interface FigureLine {
  readonly name: string;
  readonly figure: string;
  readonly unit: string;
}

export interface FigureInHand {
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  readonly others: string;
  readonly errors: string;
}
