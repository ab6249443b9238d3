/** Components as markup, of the app's state as it is: what they would first show. */
import React, { createElement, type FunctionComponent } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { vi } from 'vitest';

/** Drawn for a server, a store would give the state it began with. */
export function markupOf<Props extends object>(component: FunctionComponent<Props>, props: Props): string {
  const store = vi.spyOn(React, 'useSyncExternalStore').mockImplementation((_subscribe, get) => get());
  try {
    return renderToStaticMarkup(createElement(component, props));
  } finally {
    store.mockRestore();
  }
}

/** The words in a markup, its marks left out. */
export const wordsIn = (markup: string): string =>
  markup
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
