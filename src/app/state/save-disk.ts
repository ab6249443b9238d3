/** The browser's own storage (IndexedDB), behind the few verbs that saving needs; a test puts another in its place. */
import { createStore, delMany, get, keys, setMany, type UseStore } from 'idb-keyval';
import type { Problem } from '../../domain/problems.ts';
import { ownFiles } from '../offline/from-server.ts';

/** All reject with the browser's own DOMException where it refuses. */
export interface Disk {
  /** Undefined where nothing is stored. */
  get(key: string): Promise<unknown>;
  /** All or none. */
  set(entries: readonly (readonly [string, unknown])[]): Promise<void>;
  /** Put what `change` makes of the stored value; undefined leaves it. Nothing else writes in between. */
  update(key: string, change: (stored: unknown) => unknown): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
  keys(): Promise<readonly string[]>;
}

function diskOf(store: UseStore): Disk {
  return {
    get: (key) => get(key, store),
    set: (entries) => setMany([...entries] as [string, unknown][], store),
    update: (key, change) =>
      store(
        'readwrite',
        (objects) =>
          new Promise((resolve, reject) => {
            const { transaction } = objects;
            transaction.oncomplete = () => resolve();
            transaction.onabort = () => reject(transaction.error);
            const reading = objects.get(key);
            reading.onsuccess = () => {
              const next = change(reading.result);
              if (next !== undefined) objects.put(next, key);
            };
          }),
      ),
    remove: (gone) => delMany([...gone], store),
    keys: () => keys(store),
  };
}

/** A copy that is opened from a folder leaves nothing on the machine: it has a disk of its own, which goes with the page. */
function passingDisk(): Disk {
  const stored = new Map<string, unknown>();
  return {
    get: async (key) => stored.get(key),
    set: async (entries) => {
      for (const [key, value] of entries) stored.set(key, value);
    },
    update: async (key, change) => {
      const next = change(stored.get(key));
      if (next !== undefined) stored.set(key, next);
    },
    remove: async (gone) => {
      for (const key of gone) stored.delete(key);
    },
    keys: async () => [...stored.keys()],
  };
}

const disk = (database: string, store: string): Disk =>
  ownFiles.inFolder ? passingDisk() : diskOf(createStore(database, store));

/** Where the work of all cities lies; other pages of this address may keep theirs here too, so keys begin with `ecospace/`. */
export const workDisk: Disk = disk('keyval-store', 'keyval');
/** Where the geometry of the user's layers lies. */
export const layerDisk: Disk = disk('ecospace-layers', 'packs');

/** Why the browser would not store something of so many bytes. @throws what is no answer of the browser's storage. */
export function storageProblem(error: unknown, bytes?: number): Problem {
  if (!(error instanceof DOMException)) throw error;
  const full = error.name === 'QuotaExceededError';
  return {
    code: full ? 'storage-full' : 'storage-refused',
    severity: 'error',
    where: {},
    values: full && bytes !== undefined ? { bytes } : {},
  };
}
