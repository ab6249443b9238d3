/** 清除本机数据: everything this app keeps in the browser goes, and every window of it starts empty. */
import { entriesSettled, forgetEntries } from './batch-register.ts';
import { forgetBatches } from './batch-verbs.ts';
import { forgetHistories } from './history.ts';
import { layerStore } from './layer-store.ts';
import { EMPTY_PROJECT } from './model.ts';
import { forgetDevice } from './register-device.ts';
import { forgetRegisters, registerSettled } from './register-keep.ts';
import { dropUnsaved, forgetRememberedSlots, forgetSlots, settled } from './save.ts';
import { layerDisk, storageProblem, workDisk } from './save-disk.ts';
import { forgetSettings } from './save-settings.ts';
import { PREFIX } from './save-slots.ts';
import { replaceProject, setSession } from './store.ts';

const CHANNEL = 'ecospace';

/** Other windows hear it too, or they would save their work again. */
let channel: BroadcastChannel | null = null;

/** Start empty when another window clears; returns the function that stops. */
export function followClearing(): () => void {
  channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = () => startEmpty();
  return () => {
    channel?.close();
    channel = null;
  };
}

function startEmpty(): void {
  dropUnsaved();
  forgetHistories();
  forgetSlots();
  layerStore.forget();
  forgetSettings();
  forgetRegisters();
  forgetBatches();
  forgetEntries();
  forgetDevice();
  replaceProject(EMPTY_PROJECT);
  // Putting the empty project in place is no work to be saved.
  dropUnsaved();
  setSession({ savedAt: null, saveFailed: false, savedAside: false, strays: [], inspections: {}, problems: [] });
}

/**
 * Delete the work on all cities with what was put aside, and all layers. The app keeps nothing of the user's in other places:
 * no files of the browser's file system, and in the caches only the app itself. Whether this is a session only (仅本次会话) stays as it is. False where the browser
 * refuses; the problems say so.
 */
export async function clearLocalData(): Promise<boolean> {
  dropUnsaved();
  await settled();
  startEmpty();
  await registerSettled();
  await entriesSettled();
  channel?.postMessage('cleared');
  try {
    await workDisk.remove((await workDisk.keys()).filter((key) => key.startsWith(PREFIX)));
    await layerDisk.remove(await layerDisk.keys());
  } catch (error) {
    setSession({ problems: [storageProblem(error)] });
    return false;
  }
  forgetRememberedSlots();
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  return true;
}
