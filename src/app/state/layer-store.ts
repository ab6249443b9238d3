/**
 * Geometry of the user's layers, by the key of its content: on the disk, or in memory only where nothing of this session may
 * be written. A layer is stored before the project speaks of it, and what nothing speaks of is removed when the app starts.
 */
import { type Outcome, type Problem, refusal } from '../../domain/problems.ts';
import { hasBlock, packKey } from '../../io/layer-pack.ts';
import { type Disk, layerDisk, storageProblem, workDisk } from './save-disk.ts';
import { packsInUse } from './save-slots.ts';
import { getApp } from './store.ts';

/** A stored layer. */
export interface StoredPack {
  readonly key: string;
  readonly bytes: number;
}

const PACK = 'pack/';
const SIZE = 'size/';

export interface LayerStore {
  /** Store a pack; its key. The same content again only adds the compiled block, where it brings one. */
  put(bytes: Uint8Array<ArrayBuffer>): Promise<Outcome<string>>;
  /** Bytes of the caller's own; `storage-lost` where there are none under that key. */
  get(key: string): Promise<Outcome<Uint8Array<ArrayBuffer>>>;
  has(key: string): Promise<boolean>;
  list(): Promise<readonly StoredPack[]>;
  remove(keys: readonly string[]): Promise<void>;
  /** Write what is in memory only to the disk. */
  settle(): Promise<Outcome<null>>;
  /** Forget what is in memory only. */
  forget(): void;
}

/** A store on a disk; `inMemory` says at each put whether nothing may be written, `onWritten` is told of each that was. */
export function makeLayerStore(disk: Disk, inMemory: () => boolean, onWritten: () => void): LayerStore {
  const memory = new Map<string, Uint8Array<ArrayBuffer>>();

  async function write(key: string, bytes: Uint8Array<ArrayBuffer>): Promise<Problem | null> {
    // A view of a larger buffer would take all of that to the disk.
    const own = bytes.length === bytes.buffer.byteLength ? bytes : bytes.slice();
    try {
      await disk.set([
        [PACK + key, own],
        [SIZE + key, own.length],
      ]);
    } catch (error) {
      return storageProblem(error, own.length);
    }
    onWritten();
    return null;
  }

  async function has(key: string): Promise<boolean> {
    return memory.has(key) || (await disk.get(SIZE + key)) !== undefined;
  }

  return {
    has,
    async put(bytes) {
      const key = await packKey(bytes);
      if (inMemory()) {
        if (!memory.has(key) || hasBlock(bytes)) memory.set(key, bytes.slice());
        return { ok: true, value: key, problems: [] };
      }
      try {
        if (!hasBlock(bytes) && (await has(key))) return { ok: true, value: key, problems: [] };
      } catch (error) {
        return { ok: false, problems: [storageProblem(error)] };
      }
      const problem = await write(key, bytes);
      return problem ? { ok: false, problems: [problem] } : { ok: true, value: key, problems: [] };
    },
    async get(key) {
      try {
        const bytes = memory.get(key)?.slice() ?? (await disk.get(PACK + key));
        if (!(bytes instanceof Uint8Array)) return refusal('storage-lost');
        return { ok: true, value: bytes as Uint8Array<ArrayBuffer>, problems: [] };
      } catch (error) {
        return { ok: false, problems: [storageProblem(error)] };
      }
    },
    async list() {
      const stored = (await disk.keys()).filter((key) => key.startsWith(SIZE)).map((key) => key.slice(SIZE.length));
      const sizes = await Promise.all(stored.map((key) => disk.get(SIZE + key)));
      const onDisk = stored.map((key, i) => ({ key, bytes: Number(sizes[i]) }));
      const only = [...memory].filter(([key]) => !stored.includes(key));
      return [...onDisk, ...only.map(([key, { length }]) => ({ key, bytes: length }))];
    },
    async remove(keys) {
      for (const key of keys) memory.delete(key);
      await disk.remove(keys.flatMap((key) => [PACK + key, SIZE + key]));
    },
    async settle() {
      for (const [key, bytes] of memory) {
        const problem = await write(key, bytes);
        if (problem) return { ok: false, problems: [problem] };
        memory.delete(key);
      }
      return { ok: true, value: null, problems: [] };
    },
    forget: () => memory.clear(),
  };
}

/** Remove the packs that nothing saved speaks of. To be called where no other window is open: their undo may need them. */
export async function sweep(store: LayerStore, work: Disk): Promise<void> {
  const used = await packsInUse(work);
  const unused = (await store.list()).filter(({ key }) => !used.has(key));
  await store.remove(unused.map(({ key }) => key));
}

/** Ask once that the browser keep what is stored when it runs short of space. */
let asked = false;
function askToKeep(): void {
  if (asked) return;
  asked = true;
  void navigator.storage?.persist?.();
}

export const layerStore: LayerStore = makeLayerStore(layerDisk, () => getApp().sessionOnly, askToKeep);

/** Store a layer (see `io/layer-pack`); its key. Problems: `storage-full`, `storage-refused`. */
export const putPack = layerStore.put;
/** The bytes of a layer, the caller's own. Problems: `storage-lost`, `storage-refused`. */
export const getPack = layerStore.get;

const WINDOWS = 'ecospace/windows';

/**
 * Remove what no project speaks of, unless another window is open. Windows know of each other by a lock that each holds; a
 * page that came unencrypted has no locks, and removes nothing.
 */
export async function sweepAtStart(): Promise<void> {
  const { locks } = navigator;
  if (!locks) return;
  await locks.request(WINDOWS, { ifAvailable: true }, async (alone) => {
    if (alone) await sweep(layerStore, workDisk);
  });
  // Held until the window is closed.
  void locks.request(WINDOWS, { mode: 'shared' }, () => new Promise(() => {}));
}

/** Bytes this address has stored and may store, as the browser estimates them; null where it does not say. */
export async function storageUse(): Promise<{ readonly usedBytes: number; readonly quotaBytes: number } | null> {
  const estimate = await navigator.storage?.estimate?.();
  return estimate ? { usedBytes: estimate.usage ?? 0, quotaBytes: estimate.quota ?? 0 } : null;
}
