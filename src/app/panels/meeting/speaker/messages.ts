/** What the window on the wall and the speaker's window tell each other, over a channel that both know by its id. */
import type { SitingOutcome } from '../../../../domain/siting/result.ts';
import type { Language } from '../../../state/model.ts';
import type { Scene } from '../../../state/scene.ts';
import type { CardTold } from '../card-told.ts';
import type { PointerKind } from '../stage/stage.ts';

/** A scene as the speaker sees it. */
export interface SpeakerScene {
  readonly id: string;
  readonly kind: Scene['kind'];
  readonly title: string;
  readonly group: string;
  readonly note: string;
  /** Lines of a page of words; empty on a map. */
  readonly lines: string;
  /** Data URL of the map's picture; null where there is none. */
  readonly picture: string | null;
}

/** From the show: its scenes. Sent when they change, as they hold the pictures. */
export interface DeckMessage {
  readonly kind: 'deck';
  readonly language: Language;
  readonly scenes: readonly SpeakerScene[];
}

/** From the show: where it is. */
export interface NowMessage {
  readonly kind: 'now';
  /** Index of the scene on the wall; null while nothing is presented. */
  readonly presenting: number | null;
  /** Whether it draws a hand-out: scenes pass behind its dialogue, which nobody leads. */
  readonly isBusy: boolean;
  readonly blank: boolean;
  readonly pen: boolean;
  readonly pointer: PointerKind;
  /** Digits of a scene's number that is being typed. */
  readonly digits: string;
  /** When the presentation began, milliseconds since 1970; null while nothing is presented. */
  readonly begunAt: number | null;
}

/** From the show: what the wall says in figures, null where it says none. */
export interface Told {
  readonly outcome: SitingOutcome | null;
  readonly word: string;
  readonly detail: string;
  readonly lines: readonly string[];
  /** Of the page of a card that is on the wall, under their heads. */
  readonly tables: CardTold['tables'];
  readonly remarks: readonly string[];
  /** The site no longer stands where the picture shows it. */
  readonly isMoved: boolean;
}

interface FiguresMessage {
  readonly kind: 'told';
  readonly told: Told | null;
}

/** From the show: its window is closed. */
interface GoneMessage {
  readonly kind: 'gone';
}

export type FromShow = DeckMessage | NowMessage | FiguresMessage | GoneMessage;

export type FromSpeaker =
  /** The window is there and knows nothing. */
  | { readonly kind: 'hello' }
  /** The window asks whether the show is still there; answered with where it is. */
  | { readonly kind: 'there' }
  /** A stroke of a key that is the show's. */
  | { readonly kind: 'key'; readonly key: string }
  /** Show a scene; begin with it where nothing is presented. */
  | { readonly kind: 'go'; readonly index: number }
  | { readonly kind: 'leave' }
  /** The window is closed. */
  | { readonly kind: 'bye' };

const ADDRESS = /^#speaker\/([0-9a-z]+)$/;

/** @param hash of the address of a page. @returns the id of its show where the page is a speaker's view, else null. */
export const showId = (hash: string): string | null => ADDRESS.exec(hash)?.[1] ?? null;

export const speakerHash = (id: string): string => `#speaker/${id}`;

export const channelName = (id: string): string => `ecospace-show-${id}`;
