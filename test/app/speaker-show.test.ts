import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { showScene, startPresenting, stopPresenting } from '../../src/app/panels/meeting/present.ts';
import {
  type Contact,
  isLost,
  NO_CONTACT,
  withAsked,
  withHeard,
} from '../../src/app/panels/meeting/speaker/contact.ts';
import type { FromShow, FromSpeaker, NowMessage } from '../../src/app/panels/meeting/speaker/messages.ts';
import { openSpeaker } from '../../src/app/panels/meeting/speaker/show.ts';
import { clearStage, setStage } from '../../src/app/panels/meeting/stage/stage.ts';
import type { TitleScene } from '../../src/app/state/scene.ts';
import { setSession } from '../../src/app/state/store.ts';

const begun = vi.hoisted(() => ({ at: null as number | null }));
vi.mock('../../src/app/panels/meeting/present.ts', () => ({
  begunAt: () => begun.at,
  showScene: vi.fn(async () => {}),
  startPresenting: vi.fn(),
  stopPresenting: vi.fn(async () => {}),
}));
const led = () => [showScene, startPresenting, stopPresenting].map((verb) => vi.mocked(verb).mock.calls.length);

const page = (id: string): TitleScene => ({ kind: 'title', id, title: id, lines: '', group: '', note: `of ${id}` });
const SCENES = [page('first'), page('second'), page('third')];

/** The channel as the show has it: what it told, and a way to tell it something. */
class Channel {
  static last: Channel;
  onmessage: ((event: { data: FromSpeaker }) => void) | null = null;
  told: FromShow[] = [];
  constructor() {
    Channel.last = this;
  }
  postMessage(message: FromShow): void {
    this.told.push(message);
  }
}

const ask = (data: FromSpeaker): void => Channel.last.onmessage?.({ data });
const told = () => Channel.last.told.splice(0);
const position = () => told().findLast((message): message is NowMessage => message.kind === 'now');

beforeEach(async () => {
  vi.stubGlobal('BroadcastChannel', Channel);
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('window', { open: () => ({ focus: () => {} }) });
  vi.stubGlobal('document', { fullscreenElement: null, addEventListener: () => {}, removeEventListener: () => {} });
  vi.clearAllMocks();
  clearStage();
  await openSpeaker();
  setSession({ presenting: null, deck: null, dialog: null });
  told();
});
afterEach(() => vi.unstubAllGlobals());

describe("the show and the speaker's window", () => {
  it('tells a window that comes late where the show is', () => {
    setSession({ presenting: 1, deck: SCENES });
    begun.at = 12_345;
    setStage({ blank: true });
    told();
    ask({ kind: 'hello' });
    const [deck, now, figures, ...more] = told();
    expect(deck).toMatchObject({
      kind: 'deck',
      scenes: [{ note: 'of first' }, { note: 'of second' }, { id: 'third' }],
    });
    expect(now).toMatchObject({ kind: 'now', presenting: 1, blank: true, isBusy: false, begunAt: 12_345 });
    expect(figures).toEqual({ kind: 'told', told: null });
    expect(more).toEqual([]);
  });

  it('answers that it is there, without its pictures', () => {
    setSession({ presenting: 2, deck: SCENES });
    told();
    ask({ kind: 'there' });
    expect(told()).toMatchObject([{ kind: 'now', presenting: 2 }]);
  });

  it('is not led while a hand-out is drawn from its scenes', () => {
    setSession({ dialog: 'hand-out' });
    setSession({ presenting: 0, deck: SCENES });
    expect(position()).toMatchObject({ presenting: null, isBusy: true });
    setSession({ presenting: 1 });
    expect(position()).toMatchObject({ presenting: null, isBusy: true });
    ask({ kind: 'go', index: 2 });
    ask({ kind: 'leave' });
    const dispatchEvent = vi.fn();
    vi.stubGlobal('document', { body: { dispatchEvent } });
    vi.stubGlobal('KeyboardEvent', class {});
    ask({ kind: 'key', key: 'PageDown' });
    expect(dispatchEvent).not.toHaveBeenCalled();
    expect(led()).toEqual([0, 0, 0]);
    setSession({ presenting: null, deck: null, dialog: null });
    expect(position()).toMatchObject({ presenting: null, isBusy: false });
    ask({ kind: 'go', index: 2 });
    setSession({ presenting: 2, deck: SCENES });
    ask({ kind: 'go', index: 0 });
    ask({ kind: 'leave' });
    ask({ kind: 'key', key: 'PageDown' });
    expect(led()).toEqual([1, 1, 1]);
    expect(dispatchEvent).toHaveBeenCalledOnce();
  });
});

const now = (presenting: number | null): NowMessage => ({
  kind: 'now',
  presenting,
  isBusy: false,
  blank: false,
  pen: false,
  pointer: 'off',
  digits: '',
  begunAt: null,
});
const DECK: FromShow = { kind: 'deck', language: 'zh', scenes: [] };
const askedTimes = (contact: Contact, times: number): Contact =>
  Array.from({ length: times }).reduce<Contact>(withAsked, contact);

describe("what the speaker's window knows", () => {
  const joined = withHeard(withHeard(NO_CONTACT, DECK), now(null));

  it('knows an end from a beginning that is still to come', () => {
    expect(joined.hasBegun).toBe(false);
    const ended = withHeard(withHeard(joined, now(0)), now(null));
    expect(ended).toMatchObject({ hasBegun: true, now: { presenting: null } });
  });

  it('has lost the show after some questions without an answer, and has it again with the first one', () => {
    expect(isLost(askedTimes(joined, 3))).toBe(false);
    const lost = askedTimes(joined, 8);
    expect(isLost(lost)).toBe(true);
    expect(lost.deck).toBe(DECK);
    expect(isLost(withHeard(lost, now(1)))).toBe(false);
  });

  it('has lost nothing that it never had, or that said that it goes', () => {
    expect(isLost(askedTimes(NO_CONTACT, 8))).toBe(false);
    const gone = withHeard(joined, { kind: 'gone' });
    expect(gone.isGone).toBe(true);
    expect(isLost(askedTimes(gone, 8))).toBe(false);
    expect(withHeard(gone, DECK).isGone).toBe(false);
  });
});
