/** Work that another window left beside the city's own: taken up as a step of undo, or removed. */
import { settled } from './save.ts';
import { storageProblem, workDisk } from './save-disk.ts';
import { readSlot } from './save-slots.ts';
import { edit, getApp, setSession } from './store.ts';

/** Put such work in place of the present one. It is no longer beside it once it is saved with it. */
export async function adoptStray(slot: string): Promise<void> {
  if (!getApp().open) return;
  try {
    const stray = await readSlot(workDisk, slot);
    if (stray) edit(() => stray.project);
    await settled();
    const { saveFailed, sessionOnly } = getApp();
    if (!stray || (!saveFailed && !sessionOnly)) await dropStray(slot);
  } catch (error) {
    setSession({ problems: [storageProblem(error)] });
  }
}

export async function dropStray(slot: string): Promise<void> {
  try {
    await workDisk.remove([slot]);
    setSession({ strays: getApp().strays.filter((s) => s.slot !== slot) });
  } catch (error) {
    setSession({ problems: [storageProblem(error)] });
  }
}
