/** The show's side of the speaker's view: opens its window, tells it what is on the wall, and does what it asks for. */
import { useSyncExternalStore } from 'react';
import type { Scene } from '../../../state/scene.ts';
import { drawsHandOut } from '../../../state/select.ts';
import { type AppState, getApp, subscribeApp } from '../../../state/store.ts';
import { toast } from '../../../state/tasks.ts';
import { speaker } from '../../../text/speaker.ts';
import { begunAt, showScene, startPresenting, stopPresenting } from '../present.ts';
import { fullScreenSettled, passFullScreenLoss } from '../stage/full-screen.ts';
import { getStage, subscribeStage } from '../stage/stage.ts';
import { titleNow } from '../use-title.ts';
import {
  channelName,
  type DeckMessage,
  type FromShow,
  type FromSpeaker,
  type NowMessage,
  type SpeakerScene,
  speakerHash,
} from './messages.ts';
import { toldNow } from './told.ts';

/** Whether there is a speaker's window, or the browser did not let one open. */
type Window = 'none' | 'open' | 'blocked';

let state: Window = 'none';
const listeners = new Set<() => void>();

function setState(next: Window): void {
  state = next;
  for (const listener of listeners) listener();
}

export const useSpeakerWindow = (): Window =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );

export const dismissBlocked = (): void => setState('none');

const SIZE = 'popup,width=1180,height=780';

let show: { readonly id: string; readonly channel: BroadcastChannel } | null = null;

/** Opens the window, or brings the one that is open to the front. Needs a key or click of the user. */
export async function openSpeaker(): Promise<void> {
  show ??= beginShow();
  await fullScreenSettled();
  passFullScreenLoss();
  const opened = window.open(speakerHash(show.id), `ecospace-speaker-${show.id}`, SIZE);
  if (!opened) setState('blocked');
  else opened.focus();
}

function beginShow(): { id: string; channel: BroadcastChannel } {
  const id = crypto.getRandomValues(new Uint32Array(2)).join('');
  const channel = new BroadcastChannel(channelName(id));
  const tell = (message: FromShow): void => channel.postMessage(message);
  channel.onmessage = (event: MessageEvent<FromSpeaker>) => answer(event.data, tell);
  subscribeApp((now, before) => {
    if (
      scenesOnShow(now) !== scenesOnShow(before) ||
      now.language !== before.language ||
      now.open?.city !== before.open?.city
    )
      tell(deck(now));
    if (now.presenting !== before.presenting || now.dialog !== before.dialog) tell(position());
    if (TOLD_BY.some((part) => now[part] !== before[part])) tellFigures(now, tell);
  });
  subscribeStage(() => {
    tell(position());
    tellFigures(getApp(), tell);
  });
  addEventListener('pagehide', () => tell({ kind: 'gone' }));
  return { id, channel };
}

/** Parts of the state that the figures on the wall come from. */
const TOLD_BY = [
  'presenting',
  'deck',
  'open',
  'check',
  'advice',
  'coverage',
  'selection',
  'project',
  'language',
] as const;

let lastTold = '';

/** Where they are not what was told last. */
function tellFigures(app: AppState, tell: (message: FromShow) => void): void {
  const told = drawsHandOut(app) ? null : toldNow(app, getStage());
  const text = JSON.stringify(told);
  if (text === lastTold) return;
  lastTold = text;
  tell({ kind: 'told', told });
}

function answer(message: FromSpeaker, tell: (message: FromShow) => void): void {
  switch (message.kind) {
    case 'hello':
      setState('open');
      tell(deck(getApp()));
      tell(position());
      lastTold = '';
      tellFigures(getApp(), tell);
      return;
    case 'there':
      setState('open');
      tell(position());
      return;
    case 'bye':
      if (state === 'open') toast(speaker[getApp().language].closed, false);
      setState('none');
      return;
    case 'go':
      if (drawsHandOut(getApp())) return;
      if (getApp().presenting === null) startPresenting(message.index);
      else void showScene(message.index);
      return;
    case 'leave':
      if (!drawsHandOut(getApp())) void stopPresenting();
      return;
    case 'key':
      press(message.key);
  }
}

/** As if it had been pressed here; only while presenting, as elsewhere keys mean other things. */
function press(key: string): void {
  if (getApp().presenting === null || drawsHandOut(getApp())) return;
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}

const scenesOnShow = ({ deck, project }: AppState): readonly Scene[] => deck ?? project.scenes;

const deck = (app: AppState): DeckMessage => ({
  kind: 'deck',
  language: app.language,
  scenes: scenesOnShow(app).map((scene) => forSpeaker(scene, app)),
});

const forSpeaker = (scene: Scene, app: AppState): SpeakerScene => {
  const { id, kind, group, note } = scene;
  const title = titleNow(scene, app);
  const shown = scene.kind === 'title' ? { lines: scene.lines, picture: null } : { lines: '', picture: scene.picture };
  return { id, kind, title, group, note, ...shown };
};

function position(): NowMessage {
  const { blank, pen, pointer, digits } = getStage();
  const isBusy = drawsHandOut(getApp());
  const presenting = isBusy ? null : getApp().presenting;
  return { kind: 'now', presenting, isBusy, blank, pen, pointer, digits, begunAt: isBusy ? null : begunAt() };
}
