/** Saving the work to a project file, and opening one. */
import { type Outcome, type Problem, refusal } from '../../domain/problems.ts';
import type { Progress, Work } from '../../engine/index.ts';
import { packTable, unpackTable } from '../../io/layer-pack.ts';
import type { ProjectLayer, ProjectRead } from '../../io/project-file.ts';
import { CancelledError } from '../../worker/connect.ts';
import { cityList } from '../cities.ts';
import { downloadBlob } from '../export/download.ts';
import { flyTo } from '../map/camera.ts';
import { data } from '../text/data.ts';
import { getPack, putPack } from './layer-store.ts';
import { openCity } from './open-city.ts';
import { edit, getApp, setSession } from './store.ts';

const BREATHE_MS = 12;

/** Work of this thread as the session's task: it lets the page breathe, tells how far it is and can be cancelled. */
function pageWork(label: string): Work {
  let isCancelled = false;
  const cancel = () => {
    isCancelled = true;
  };
  const tell = ({ done, total }: Progress) => {
    if (isCancelled) throw new CancelledError('cancelled');
    setSession({ task: { label, done, total, cancel } });
  };
  const drive = async <T>(steps: Generator<Progress, T, void>): Promise<T> => {
    let breathed = performance.now();
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      if (performance.now() - breathed < BREATHE_MS) continue;
      tell(step.value);
      await new Promise((resolve) => setTimeout(resolve, 0));
      breathed = performance.now();
    }
  };
  return { drive, tell, crew: null };
}

/** Null where the user cancelled. */
async function asTask<T>(label: string, run: (work: Work) => Promise<T>): Promise<T | null> {
  try {
    return await run(pageWork(label));
  } catch (error) {
    if (error instanceof CancelledError) return null;
    throw error;
  } finally {
    setSession({ task: null });
  }
}

/** Hand the work on the city on show to the user as a file; the problems of the session say where that cannot be. */
export async function saveProjectFile(): Promise<void> {
  const { cityId, language } = getApp();
  const savedAt = Date.now();
  const file = await asTask(data[language].project.save, (work) => projectFile(savedAt, work));
  if (!file) return;
  if (file.ok) downloadBlob(`${cityId}-${stamp(savedAt)}.ecospace.zip`, new Blob([file.value]));
  else setSession({ problems: file.problems });
}

/** A layer whose geometry cannot be had stops it: a file without it would not be the whole. */
async function projectFile(savedAt: number, work: Work): Promise<Outcome<Uint8Array<ArrayBuffer>>> {
  const { cityId, project, camera } = getApp();
  const layers = await layersOf(project.userLayers);
  if (!layers.ok) return layers;
  const { writeProjectFile } = await import('../../io/project-file.ts');
  const bytes = await writeProjectFile({ cityId, project, camera, savedAt, layers: layers.value }, work);
  return { ok: true, value: bytes, problems: [] };
}

async function layersOf(
  userLayers: readonly { readonly id: string; readonly pack: string; readonly name: string }[],
): Promise<Outcome<readonly ProjectLayer[]>> {
  const layers: ProjectLayer[] = [];
  for (const { id, pack, name } of userLayers) {
    const bytes = await getPack(pack);
    const read = bytes.ok ? unpackTable(bytes.value) : bytes;
    if (!read.ok) return { ok: false, problems: read.problems.map((p) => ({ ...p, where: { file: name } })) };
    layers.push({ id, table: read.value.table });
  }
  return { ok: true, value: layers, problems: [] };
}

/** Local date and time for a file name: 20260131-1405. */
function stamp(time: number): string {
  const at = new Date(time);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}-${two(at.getHours())}${two(at.getMinutes())}`;
}

/**
 * Open a project file: its layers are stored, its city is opened where another one is on show, and the project is put in
 * place as one step that can be undone. Where that cannot be, the problems of the session say why and all stays as it was.
 */
export async function openProjectFile(file: File): Promise<void> {
  const { project: words } = data[getApp().language];
  const read = await asTask(words.open, async (work) => {
    const { readProjectFile } = await import('../../io/project-file.ts');
    return readProjectFile(new Uint8Array(await file.arrayBuffer()), work);
  });
  if (!read) return;
  const problems = read.ok ? await putInPlace(read.value) : read.problems;
  if (problems.length > 0)
    setSession({ problems: problems.map((p) => ({ ...p, where: { file: file.name, ...p.where } })) });
}

async function putInPlace({ project, layers, cityId, camera }: ProjectRead): Promise<readonly Problem[]> {
  if (cityId !== null && !cityList.some((city) => city.id === cityId))
    return refusal('city-unknown', {}, { city: cityId }).problems;
  const stored = await store(layers);
  if (!stored.ok) return stored.problems;
  const userLayers = project.userLayers.map((layer) => ({ ...layer, pack: stored.value.get(layer.id) ?? layer.pack }));
  if (cityId !== null && cityId !== getApp().cityId) await openCity(cityId);
  // Opening the city has failed (then it is told), or the user has gone on to another one.
  if (!getApp().open || (cityId !== null && cityId !== getApp().cityId)) return [];
  edit(() => ({ ...project, userLayers }));
  if (camera) flyTo(camera, { jump: true });
  return [];
}

/** Keys of the stored layers, by the ids of the layers. */
async function store(layers: readonly ProjectLayer[]): Promise<Outcome<ReadonlyMap<string, string>>> {
  const keys = new Map<string, string>();
  for (const { id, table } of layers) {
    const pack = await putPack(packTable(table));
    if (!pack.ok) return pack;
    keys.set(id, pack.value);
  }
  return { ok: true, value: keys, problems: [] };
}
