/**
 * Where a window saves the work on a city. Each city has one place (slot) that windows share, and may have more beside it.
 * Every saving bears a mark; a window saves into its slot only while the mark there is the one it knows. Where another window
 * has saved in the meantime, nothing of that is overwritten: this window goes on in a slot of its own, and whoever opens the
 * city next is told that there is such work.
 */
import type { Problem } from '../../domain/problems.ts';
import { PROJECT_FORMAT, parseWork, type SavedWork } from '../../domain/project-schema.ts';
import type { Project } from './model.ts';
import type { Disk } from './save-disk.ts';

export const PREFIX = 'ecospace/';
const slotOf = (cityId: string): string => `${PREFIX}project/${cityId}`;
const asideOf = (cityId: string, mark: string): string => `${slotOf(cityId)}/${mark}`;
const brokenOf = (cityId: string, mark: string): string => `${PREFIX}broken/${cityId}/${mark}`;

/** The slot of this window, and the mark of what it last read or wrote there; null where nothing was. */
export interface Held {
  readonly slot: string;
  readonly mark: string | null;
}

/** Work that another window left beside the city's own. */
export interface Stray {
  readonly slot: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

export interface Loaded {
  readonly held: Held;
  /** Null where there is nothing yet, or nothing that can be read. */
  readonly work: SavedWork | null;
  readonly strays: readonly Stray[];
  readonly problems: readonly Problem[];
}

/** What is written: the present format with its mark. */
export interface WorkToSave extends Omit<SavedWork, 'project'> {
  readonly project: Project;
}

interface Options {
  /** Slot that this window had before it was loaded again. */
  readonly preferred: string | null;
  /** Whether nothing may be written. */
  readonly readOnly: boolean;
  /** Unlike any other. */
  readonly mark: string;
}

/**
 * The work on a city as it was saved. What cannot be read is put aside under another key and told; what a later version
 * wrote stays where it is.
 */
export async function loadSlot(disk: Disk, cityId: string, { preferred, readOnly, mark }: Options): Promise<Loaded> {
  const own = slotOf(cityId);
  const beside = (await disk.keys()).filter((key) => key.startsWith(`${own}/`));
  const slot = preferred !== null && beside.includes(preferred) ? preferred : own;
  const strays = await straysIn(
    disk,
    beside.filter((key) => key !== slot),
  );
  const stored = await disk.get(slot);
  if (stored === undefined) return { held: { slot, mark: null }, work: null, strays, problems: [] };
  const parsed = parseWork(stored);
  if (parsed.ok) return { held: { slot, mark: markOf(stored) }, work: parsed.value, strays, problems: [] };
  const isNewer = parsed.problems.some((p) => p.code === 'project-newer');
  if (!isNewer && !readOnly) {
    await disk.set([[brokenOf(cityId, mark), stored]]);
    await disk.remove([slot]);
  }
  return { held: { slot, mark: null }, work: null, strays, problems: parsed.problems };
}

async function straysIn(disk: Disk, slots: readonly string[]): Promise<Stray[]> {
  const read = slots.map(async (slot) => {
    const parsed = parseWork(await disk.get(slot));
    return parsed.ok ? [{ slot, savedAt: parsed.value.savedAt }] : [];
  });
  return (await Promise.all(read)).flat().sort((a, b) => b.savedAt - a.savedAt);
}

/** Work of a slot, or null where there is none that can be read. */
export async function readSlot(disk: Disk, slot: string): Promise<SavedWork | null> {
  const parsed = parseWork(await disk.get(slot));
  return parsed.ok ? parsed.value : null;
}

/**
 * Save; the slot held from now on is another one where somebody else has saved in the one that was. Where `onlyCamera` was
 * changed the mark stays, so that other windows keep their slot, and what somebody else has saved is left alone.
 */
export async function saveSlot(
  disk: Disk,
  cityId: string,
  held: Held,
  work: WorkToSave,
  newMark: string,
  onlyCamera = false,
): Promise<Held> {
  const mark = (onlyCamera ? held.mark : null) ?? newMark;
  const value = { format: PROJECT_FORMAT, mark, cityId, ...work };
  let isOthers = false;
  await disk.update(held.slot, (stored) => {
    isOthers = markOf(stored) !== held.mark;
    return isOthers ? undefined : value;
  });
  if (!isOthers) return { slot: held.slot, mark };
  if (onlyCamera) return held;
  const aside = asideOf(cityId, mark);
  await disk.set([[aside, value]]);
  return { slot: aside, mark };
}

/**
 * Put work that was saved beside the city's own into its place; what another window left there comes to lie beside it.
 * `marks`: unlike any other.
 */
export async function takeOwnSlot(
  disk: Disk,
  cityId: string,
  held: Held,
  work: WorkToSave,
  marks: readonly [own: string, beside: string],
): Promise<Held> {
  const slot = slotOf(cityId);
  const [mark, beside] = marks;
  const stored = await disk.get(slot);
  const left = stored === undefined ? [] : [[asideOf(cityId, beside), stored] as const];
  await disk.set([...left, [slot, { format: PROJECT_FORMAT, mark, cityId, ...work }]]);
  if (held.slot !== slot) await disk.remove([held.slot]);
  return { slot, mark };
}

/** Of work that other windows left beside the city's own. */
export async function straysBeside(disk: Disk, cityId: string, held: Held): Promise<Stray[]> {
  const keys = await disk.keys();
  return straysIn(
    disk,
    keys.filter((key) => key.startsWith(`${slotOf(cityId)}/`) && key !== held.slot),
  );
}

/** Slot that the windows of a city share, before anything is known of it. */
export const freshSlot = (cityId: string): Held => ({ slot: slotOf(cityId), mark: null });

export const isAside = ({ slot }: Held, cityId: string): boolean => slot !== slotOf(cityId);

/** The first format bore no mark: its time stands in. */
function markOf(stored: unknown): string | null {
  if (stored === undefined) return null;
  const { mark, savedAt } = (stored ?? {}) as { mark?: unknown; savedAt?: unknown };
  return typeof mark === 'string' ? mark : String(savedAt);
}

/** Every key of a pack that anything saved speaks of, whatever its form: work put aside and of later versions too. */
export async function packsInUse(disk: Disk): Promise<Set<string>> {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value === 'string') {
      if (/^[0-9a-f]{64}$/.test(value)) found.add(value);
    } else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) look(part);
  };
  for (const key of await disk.keys()) if (key.startsWith(PREFIX)) look(await disk.get(key));
  return found;
}
