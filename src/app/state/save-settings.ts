/**
 * What holds for all cities and outlasts the session: the language, whether the advice is folded, and what columns meant when
 * a layer was last imported.
 */
import type { ColumnMapping } from '../../domain/imported-layer.ts';
import { parseSettings, type Settings } from '../../domain/project-schema.ts';
import { storageProblem } from './save-disk.ts';
import { getApp, setSession, subscribeApp } from './store.ts';

const KEY = 'ecospace/settings';

/** In memory: a session only remembers within itself, and so does a browser that allows no storage. */
let mappings: Readonly<Record<string, ColumnMapping>> = {};

function read(): Settings | null {
  try {
    const text = localStorage.getItem(KEY);
    return text === null ? null : parseSettings(JSON.parse(text));
  } catch (error) {
    // No JSON, or no storage: then nothing is remembered.
    if (!(error instanceof SyntaxError)) storageProblem(error);
    return null;
  }
}

function write(): void {
  const { sessionOnly, language, adviceFolded } = getApp();
  if (sessionOnly) return;
  try {
    localStorage.setItem(KEY, JSON.stringify({ language, mappings, adviceFolded } satisfies Settings));
  } catch (error) {
    setSession({ problems: [...getApp().problems, storageProblem(error)] });
  }
}

/** Take up what was remembered, and remember from now on; returns the function that stops. */
export function startSettings(): () => void {
  const saved = read();
  mappings = saved?.mappings ?? {};
  if (saved) setSession({ language: saved.language, adviceFolded: saved.adviceFolded });
  return subscribeApp((state, before) => {
    if (state.language !== before.language || state.adviceFolded !== before.adviceFolded) write();
  });
}

export function forgetSettings(): void {
  mappings = {};
}

/** What the columns of a layer meant when it was last imported, or null. `kind` is the id of the layer imported into. */
export const rememberedMapping = (kind: string): ColumnMapping | null =>
  Object.hasOwn(mappings, kind) ? mappings[kind]! : null;

export function rememberMapping(kind: string, mapping: ColumnMapping): void {
  mappings = { ...mappings, [kind]: mapping };
  write();
}
