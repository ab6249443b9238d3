/** What the speaker's window knows of the show, and whether the show still answers. Pure. */
import type { DeckMessage, FromShow, NowMessage, Told } from './messages.ts';

export interface Contact {
  readonly deck: DeckMessage | null;
  readonly now: NowMessage | null;
  readonly told: Told | null;
  /** Whether a scene has been on the wall since this window opened. */
  readonly hasBegun: boolean;
  /** Whether the window on the wall was closed, or opened another page. */
  readonly isGone: boolean;
  /** Times that it was asked since it was heard last. */
  readonly asked: number;
}

export const NO_CONTACT: Contact = { deck: null, now: null, told: null, hasBegun: false, isGone: false, asked: 0 };

/** Milliseconds from one question whether the show is there to the next. */
export const ASK_MS = 2000;

/** A city that opens may keep the show busy for some seconds. */
const MOST_ASKED = 5;

/** A count and no clock: a machine that slept has heard nothing, and lost nothing. */
export const isLost = ({ deck, isGone, asked }: Contact): boolean => deck !== null && !isGone && asked > MOST_ASKED;

export const withAsked = (contact: Contact): Contact => ({ ...contact, asked: contact.asked + 1 });

export function withHeard(contact: Contact, message: FromShow): Contact {
  switch (message.kind) {
    case 'gone':
      return { ...contact, isGone: true };
    case 'deck':
      return { ...contact, deck: message, isGone: false, asked: 0 };
    case 'told':
      return { ...contact, told: message.told, isGone: false, asked: 0 };
    case 'now': {
      const hasBegun = contact.hasBegun || message.presenting !== null;
      return { ...contact, now: message, hasBegun, isGone: false, asked: 0 };
    }
  }
}
