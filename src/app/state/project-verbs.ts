/** Saving the work to a project file, and opening one. */
import { type Outcome, type Problem, refusal } from '../../domain/problems.ts';
import type { UserLayer } from '../../domain/user-layers.ts';
import type { Work } from '../../engine/index.ts';
import { packTable, unpackTable } from '../../io/layer-pack.ts';
import type { ProjectBatch, ProjectLayer, ProjectRead } from '../../io/project-file.ts';
import { cityList } from '../cities.ts';
import { downloadBlob } from '../export/download.ts';
import { flyTo } from '../map/camera.ts';
import { data } from '../text/data.ts';
import { addEntries } from './batch-register.ts';
import type { BatchState } from './batch-types.ts';
import { takeBatch } from './batch-verbs.ts';
import { getPack, putPack } from './layer-store.ts';
import { openCity } from './open-city.ts';
import { addToRegister } from './register-keep.ts';
import { ownWork } from './select.ts';
import { edit, getApp, replaceProject, setSession } from './store.ts';
import { runPageTask } from './tasks.ts';

/** Hand the work on the city on show to the user as a file; the problems of the session say where that cannot be. */
export async function saveProjectFile(): Promise<void> {
  const { cityId, language } = getApp();
  const savedAt = Date.now();
  const file = await runPageTask(data[language].project.save, (work) => projectFile(savedAt, work));
  if (!file) return;
  if (file.ok) downloadBlob(`${cityId}-${stamp(savedAt)}.ecospace.zip`, new Blob([file.value]));
  else setSession({ problems: file.problems });
}

/** A layer whose geometry cannot be had stops it: a file without it would not be the whole. */
export async function projectFile(savedAt: number, work: Work): Promise<Outcome<Uint8Array<ArrayBuffer>>> {
  const { cityId, project, camera, register, screenings, batch } = getApp();
  const layers = await layersOf(project.userLayers, work);
  if (!layers.ok) return layers;
  const { writeProjectFile } = await import('../../io/project-file.ts');
  const bytes = await writeProjectFile(
    {
      cityId,
      project: ownWork(project),
      camera,
      savedAt,
      layers: layers.value,
      register,
      screenings,
      batch: batch && batchToWrite(batch),
    },
    work,
  );
  return { ok: true, value: bytes, problems: [] };
}

const batchToWrite = ({ record, footprints, table }: BatchState): ProjectBatch => ({
  record,
  footprints,
  rows: table?.whole() ?? null,
});

async function layersOf(userLayers: readonly UserLayer[], work: Work): Promise<Outcome<readonly ProjectLayer[]>> {
  const layers: ProjectLayer[] = [];
  for (const [done, { id, pack, name }] of userLayers.entries()) {
    work.tell({ done, total: userLayers.length });
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

interface OpenOptions {
  /** Nothing is open yet: the project is the work that the page begins with, and no step. */
  readonly isFirst?: boolean;
}

/**
 * Open a project file: its layers are stored, its city is opened where another one is on show, and the project is put in
 * place as one step that can be undone. Where that cannot be, the problems of the session say why and all stays as it was.
 */
export async function openProjectFile(file: File, options: OpenOptions = {}): Promise<void> {
  const { project: words } = data[getApp().language];
  const read = await runPageTask(words.open, async (work) => {
    const { readProjectFile } = await import('../../io/project-file.ts');
    const found = await readProjectFile(new Uint8Array(await file.arrayBuffer()), work);
    return found.ok ? storeLayers(found.value, work) : found;
  });
  if (!read) return;
  const problems = read.ok ? await putInPlace(read.value, options) : read.problems;
  if (problems.length > 0)
    setSession({ problems: problems.map((p) => ({ ...p, where: { file: file.name, ...p.where } })) });
}

/** The project with its layers stored here. */
async function storeLayers(read: ProjectRead, work: Work): Promise<Outcome<ProjectRead>> {
  const { cityId, layers, project } = read;
  if (cityId !== null && !cityList.some((city) => city.id === cityId))
    return refusal('city-unknown', {}, { city: cityId });
  const keys = new Map<string, string>();
  for (const [done, { id, table }] of layers.entries()) {
    work.tell({ done, total: layers.length });
    const pack = await putPack(packTable(table));
    if (!pack.ok) return pack;
    keys.set(id, pack.value);
  }
  const userLayers = project.userLayers.map((layer) => ({ ...layer, pack: keys.get(layer.id) ?? layer.pack }));
  const batch = await storeBatch(read.batch);
  if (!batch.ok) return batch;
  return { ok: true, value: { ...read, project: { ...project, userLayers }, batch: batch.value }, problems: [] };
}

async function storeBatch(batch: ProjectBatch | null): Promise<Outcome<ProjectBatch | null>> {
  if (!batch) return { ok: true, value: null, problems: [] };
  const pack = await putPack(packTable(batch.footprints));
  if (!pack.ok) return pack;
  return { ok: true, value: { ...batch, record: { ...batch.record, pack: pack.value } }, problems: [] };
}

async function putInPlace(read: ProjectRead, { isFirst = false }: OpenOptions): Promise<readonly Problem[]> {
  const { project, cityId, camera, register, screenings, batch } = read;
  if (isFirst) await openCity(cityId ?? getApp().cityId);
  else if (cityId !== null && cityId !== getApp().cityId) await openCity(cityId);
  // Opening the city has failed (then it is told), or the user has gone on to another one.
  if (!getApp().open || (cityId !== null && cityId !== getApp().cityId)) return [];
  if (isFirst) replaceProject(project);
  else edit(() => project);
  addToRegister(register);
  addEntries(screenings);
  if (batch && batch.record.city === getApp().cityId)
    void takeBatch(batch.record, batch.footprints, batch.rows ? [batch.rows] : []);
  if (camera) flyTo(camera, { jump: true });
  return [];
}
