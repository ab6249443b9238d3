/** Scenes of the meetings on cities that are not on show. */
import { keptWork } from './history.ts';
import { workDisk } from './save-disk.ts';
import { freshSlot, readSlot } from './save-slots.ts';
import type { Scene } from './scene.ts';

/** Of the work as this window left it, else as it was saved last; none where nothing can be read. */
export async function savedScenes(cityId: string): Promise<readonly Scene[]> {
  const kept = keptWork(cityId);
  if (kept) return kept.work.project.scenes;
  return (await readSlot(workDisk, freshSlot(cityId).slot))?.project.scenes ?? [];
}
