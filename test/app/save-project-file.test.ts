import { beforeEach, expect, test, vi } from 'vitest';
import { cityList } from '../../src/app/cities.ts';
import { getPack, putPack } from '../../src/app/state/layer-store.ts';
import { EMPTY_PROJECT, type OpenCity } from '../../src/app/state/model.ts';
import { openProjectFile, saveProjectFile } from '../../src/app/state/project-verbs.ts';
import { edit, getApp, replaceProject, setSession, undo } from '../../src/app/state/store.ts';
import { unpackTable } from '../../src/io/layer-pack.ts';
import type { MemoryDisk } from '../support/memory-disk.ts';
import { packed, smallTable, userLayer } from '../support/project.ts';
import { batchEntry } from '../support/screening.ts';

const saved = vi.hoisted(() => ({ files: [] as { name: string; blob: Blob }[], opened: [] as string[], flights: 0 }));
const disks = vi.hoisted(() => ({}) as { layers: MemoryDisk });
vi.mock('../../src/app/state/save-disk.ts', async (original) => {
  const { MemoryDisk: Disk } = await import('../support/memory-disk.ts');
  disks.layers = new Disk();
  return { ...(await original<object>()), workDisk: new Disk(), layerDisk: disks.layers };
});
vi.mock('../../src/app/export/download.ts', () => ({
  downloadBlob: (name: string, blob: Blob) => saved.files.push({ name, blob }),
}));
vi.mock('../../src/app/state/open-city.ts', async () => {
  const store = await import('../../src/app/state/store.ts');
  return {
    openCity: async (cityId: string) => {
      saved.opened.push(cityId);
      store.setSession({ cityId, open: {} as OpenCity });
      store.replaceProject(EMPTY_PROJECT);
    },
  };
});
vi.mock('../../src/app/map/camera.ts', () => ({ flyTo: () => saved.flights++ }));

const [city, other] = cityList.map((c) => c.id) as [string, string];
const one = await packed(smallTable());

beforeEach(async () => {
  vi.stubGlobal('navigator', {});
  disks.layers.stored.clear();
  Object.assign(saved, { files: [], opened: [], flights: 0 });
  const camera = { lon: 106, lat: 39, zoom: 9, bearing: 0 };
  setSession({ cityId: city, open: {} as OpenCity, camera, problems: [] });
  replaceProject(EMPTY_PROJECT);
});

async function savedFile(): Promise<File> {
  const layer = await putPack(one.bytes as Uint8Array<ArrayBuffer>);
  if (!layer.ok) throw new Error('not stored');
  setSession({ screenings: [batchEntry({ city })] });
  const boardFilter = { districts: ['D1'], classKeys: null, within: ['bands/near'] };
  edit((p) => ({ ...p, order: ['mine'], boardFilter, userLayers: [userLayer('layer-1', layer.value)] }));
  await saveProjectFile();
  const [file] = saved.files;
  return new File([file!.blob], file!.name);
}
const codes = () => getApp().problems.map((p) => p.code);

test('saved and opened again on an empty machine: project and layers, as one step of undo', async () => {
  const file = await savedFile();
  expect(file.name).toMatch(new RegExp(`^${city}-\\d{8}-\\d{4}\\.ecospace\\.zip$`));
  const { project } = getApp();
  disks.layers.stored.clear();
  setSession({ screenings: [] });
  replaceProject({ ...EMPTY_PROJECT, order: ['before'] });
  await openProjectFile(file);
  expect(codes()).toEqual([]);
  expect(getApp().project).toEqual(project);
  expect(project.boardFilter.districts).toEqual(['D1']);
  expect(getApp().screenings).toEqual([batchEntry({ city })]);
  expect(saved).toMatchObject({ opened: [], flights: 1 });
  const bytes = await getPack(one.key);
  expect(bytes.ok && unpackTable(bytes.value)).toMatchObject({ value: { table: one.table } });
  undo();
  expect(getApp().project.order).toEqual(['before']);
  expect(getApp().task).toBeNull();
});

test('of another city: that is opened first', async () => {
  const file = await savedFile();
  setSession({ cityId: other });
  await openProjectFile(file);
  expect(saved.opened).toEqual([city]);
  expect(getApp().project.order).toEqual(['mine']);
  undo();
  expect(getApp().project).toEqual(EMPTY_PROJECT);
});

test('what cannot be opened changes nothing and says why, with the name of the file', async () => {
  const file = await savedFile();
  const { project } = getApp();
  await openProjectFile(new File([(await file.arrayBuffer()).slice(0, 900)], 'cut.zip'));
  expect(getApp().problems).toMatchObject([{ code: 'project-damaged', where: { file: 'cut.zip' } }]);
  const text = JSON.stringify({ format: 1, cityId: 'nowhere', project: { ...EMPTY_PROJECT } });
  await openProjectFile(new File([text], 'nowhere.json'));
  expect(getApp().problems).toMatchObject([{ code: 'city-unknown', values: { city: 'nowhere' } }]);
  expect(getApp().project).toBe(project);
});

test('without room for its layers nothing is opened; a layer that is gone is not left out of a file', async () => {
  const file = await savedFile();
  const { project } = getApp();
  disks.layers.stored.clear();
  disks.layers.failure = new DOMException('', 'QuotaExceededError');
  await openProjectFile(file);
  disks.layers.failure = null;
  expect(codes()).toEqual(['storage-full']);
  expect(getApp().project).toBe(project);
  saved.files = [];
  await saveProjectFile();
  expect(saved.files).toEqual([]);
  expect(getApp().problems).toMatchObject([{ code: 'storage-lost', where: { file: '保护区 2024' } }]);
});

test('opened as the first work of a page: its city is opened, and there is nothing to undo', async () => {
  const file = await savedFile();
  const { project } = getApp();
  setSession({ open: null });
  replaceProject(EMPTY_PROJECT);
  await openProjectFile(file, { isFirst: true });
  expect(saved.opened).toEqual([city]);
  expect(getApp().project).toEqual(project);
  expect(getApp().past).toEqual([]);
});
