/**
 * The app kept for use without network, and new versions of it: told in a line, put in place when the user says so. The page
 * is never loaded again by itself, nor while any window presents.
 */
import { useSyncExternalStore } from 'react';
import { getApp, subscribeApp } from '../state/store.ts';
import { toast } from '../state/tasks.ts';
import { offline } from '../text/offline.ts';

const SCRIPT = './service-worker.js';
/** Held by every window that presents. */
const PRESENTING = 'ecospace/presenting';

let registration: ServiceWorkerRegistration | null = null;
let isReady = false;
const listeners = new Set<() => void>();

function tellReady(): void {
  isReady = true;
  for (const listener of listeners) listener();
}

/** Whether a new version of the app waits to be put in place. */
export const useUpdateReady = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isReady,
  );

/** Begin once a city stands, so that the first one need not share the line. Browsers offer this on https and localhost only. */
export function startOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  holdWhilePresenting();
  if (getApp().opening === 'ready') void register();
  else {
    const stop = subscribeApp(({ opening }) => {
      if (opening !== 'ready') return;
      stop();
      void register();
    });
  }
}

async function register(): Promise<void> {
  const { serviceWorker } = navigator;
  let inCharge = serviceWorker.controller;
  // Another window has put the new version in place: this one still runs the old one.
  serviceWorker.addEventListener('controllerchange', () => {
    if (inCharge) tellReady();
    inCharge = serviceWorker.controller;
  });
  // A browser that is told to have none may answer with nothing.
  registration = (await serviceWorker.register(SCRIPT).catch(passOver)) ?? null;
  if (!registration) return;
  if (registration.waiting && inCharge) tellReady();
  registration.addEventListener('updatefound', () => {
    const coming = registration?.installing;
    coming?.addEventListener('statechange', () => {
      if (coming.state === 'installed' && serviceWorker.controller) tellReady();
    });
  });
  addEventListener('visibilitychange', lookForUpdate);
}

/** Refused by the browser's settings, or the script cannot be had: the app works as before. @throws what is neither. */
function passOver(error: unknown): null {
  if (error instanceof TypeError || error instanceof DOMException) return null;
  throw error;
}

/** A window that stays open for days learns of a new version when it is looked at again. */
function lookForUpdate(): void {
  if (document.visibilityState === 'visible' && navigator.onLine) registration?.update().catch(passOver);
}

/** Put the new version in place and load the page again: the user asked for it. */
export async function takeUpdate(): Promise<void> {
  const { presenting, language } = getApp();
  const held = (await navigator.locks.query()).held ?? [];
  if (presenting !== null || held.some(({ name }) => name === PRESENTING)) {
    toast(offline[language].presentingElsewhere, false);
    return;
  }
  const waiting = registration?.waiting;
  if (waiting) {
    const isInPlace = new Promise((resolve) => {
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
    });
    waiting.postMessage('take-over');
    await isInPlace;
  }
  location.reload();
}

function holdWhilePresenting(): void {
  let release: (() => void) | null = null;
  subscribeApp(({ presenting }, before) => {
    if ((presenting === null) === (before.presenting === null)) return;
    if (presenting === null) {
      release?.();
      release = null;
      return;
    }
    const ended = new Promise<void>((resolve) => {
      release = resolve;
    });
    void navigator.locks.request(PRESENTING, { mode: 'shared' }, () => ended);
  });
}
