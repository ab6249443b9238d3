/** Files that came while others were being opened: they wait, and are opened one drop after the other. */
import { getApp, setSession, subscribeApp } from './store.ts';

export interface UserFile {
  /** Name with the folders it was dropped in. */
  readonly path: string;
  readonly file: File;
}

type Open = (files: readonly UserFile[]) => Promise<void>;

const waiting: (readonly UserFile[])[] = [];
/** Files are being read that no task and no dialogue tells of yet. */
let reading = false;

const isFree = (): boolean => {
  const { opening, task, importing } = getApp();
  return !reading && opening === 'ready' && !task && !importing;
};

/** Open files now; where others are still being opened, after them. Says whether they wait. */
export function openInTurn(files: readonly UserFile[], open: Open): 'now' | 'later' {
  if (isFree() && waiting.length === 0) {
    void openNow(files, open);
    return 'now';
  }
  waiting.push(files);
  tell();
  follow(open);
  return 'later';
}

/** A file that is gone by now, or may not be read, is told; those behind it are opened all the same. */
async function openNow(files: readonly UserFile[], open: Open): Promise<void> {
  reading = true;
  try {
    await open(files);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const where = files.length === 1 ? { file: files[0]!.path } : {};
    setSession({ problems: [{ code: 'computation-failed', severity: 'error', where, values: { message } }] });
  } finally {
    reading = false;
    follow(open);
  }
}

let stop: (() => void) | null = null;

/** Look at every change whether the next ones can be opened, as long as any wait. */
function follow(open: Open): void {
  if (waiting.length === 0) return;
  stop ??= subscribeApp(() => soon(open));
  soon(open);
}

let due = false;

/** Not within a change: what ends one opening may go on to change the work. */
function soon(open: Open): void {
  if (due || !isFree()) return;
  due = true;
  setTimeout(() => {
    due = false;
    if (isFree()) openNext(open);
  }, 0);
}

function openNext(open: Open): void {
  const files = waiting.shift();
  if (waiting.length === 0) {
    stop?.();
    stop = null;
  }
  if (!files) return;
  tell();
  void openNow(files, open);
}

const tell = (): void => setSession({ waiting: waiting.flat().map(({ path }) => path) });
