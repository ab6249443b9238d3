import { beforeEach, describe, expect, it, vi } from 'vitest';
import { finishImport } from '../../src/app/state/import-keep.ts';
import { openUserFiles } from '../../src/app/state/import-verbs.ts';
import type { ImportChoice } from '../../src/app/state/importing.ts';
import { getPack } from '../../src/app/state/layer-store.ts';
import { EMPTY_PROJECT } from '../../src/app/state/model.ts';
import { getApp, replaceProject, setSession, undo } from '../../src/app/state/store.ts';
import type { LayerTable } from '../../src/domain/feature-table.ts';
import type { PlacementCandidate } from '../../src/domain/imported-layer.ts';
import type { Problem } from '../../src/domain/problems.ts';
import { cityWith } from '../../src/domain/user-layers.ts';
import { packTable, unpackTable } from '../../src/io/layer-pack.ts';
import type { OpenedLayer } from '../../src/worker/data-calls.ts';
import { type MemoryDisk, quota } from '../support/memory-disk.ts';
import { cells, feature } from '../support/small-city.ts';
import { city, userLayer, versionOf } from './layer-record-fixture.ts';

const disks = vi.hoisted(() => ({}) as { layers: MemoryDisk });
vi.mock('../../src/app/state/save-disk.ts', async (original) => {
  const { MemoryDisk } = await import('../support/memory-disk.ts');
  disks.layers = new MemoryDisk();
  return { ...(await original<object>()), workDisk: new MemoryDisk(), layerDisk: disks.layers };
});
vi.mock('../../src/app/compute.ts', () => ({
  compute: () => ({
    call: async (_: string, { footprint }: { footprint: unknown }) => {
      thread.whileChecked();
      return { ok: true, value: footprint, problems: [] };
    },
  }),
}));
vi.mock('../../src/app/state/batch-verbs.ts', () => ({ startBatch: async () => {} }));
vi.mock('../../src/app/map/zoom.ts', () => ({ zoomToPolygons: () => undefined }));
vi.mock('../../src/app/map/camera.ts', () => ({ fitExtent: () => undefined }));
const thread = vi.hoisted(() => ({ answers: [] as unknown[], whileTaken: () => {}, whileChecked: () => {} }));
vi.mock('../../src/app/data-thread.ts', () => ({
  endDataThread: () => {},
  dataThread: () => ({
    call: async () => {
      thread.whileTaken();
      return thread.answers.shift();
    },
  }),
}));

const placement: PlacementCandidate = {
  epsg: 4524,
  order: 'xy',
  shift: 'none',
  ground: 'prefix',
  certainty: 'sure',
  extent: [107, 40, 107.1, 40.1],
  insideShare: 1,
};
const opened = (key: number): OpenedLayer => ({
  key,
  name: `layer ${key}`,
  source: `layer-${key}.zip`,
  format: 'shapefile',
  geometry: 'polygon',
  featureCount: 1,
  vertexCount: 5,
  columns: [],
  rows: [],
  encoding: null,
  encodings: [],
  statement: null,
  placements: [placement],
  lines: [],
  problems: [],
});
const choice = (purpose: ImportChoice['purpose']): ImportChoice => ({
  take: true,
  purpose,
  placement,
  mapping: { name: null, class: null, id: null, area: null, classes: {} },
  record: { name: ' 新版 ', date: '2026-01', version: 'v3', approval: '', holder: '', accuracyMetres: 2 },
});
const table = (...ids: string[]): LayerTable => ({
  type: 'FeatureCollection',
  features: ids.map((id, i) => feature(id, 'red-line', cells(2 * i, 0, 1))),
});
const taken = (...ids: string[]) => ({
  ok: true,
  value: {
    pack: packTable(table(...ids)).slice().buffer,
    geometry: 'polygon',
    featureCount: ids.length,
    vertexCount: 5 * ids.length,
    addedVertices: 7,
    addedByFeature: [],
    statedByFeature: [],
    extent: [107, 40, 107.1, 40.1],
    repairs: [],
    newClasses: [],
    whole: null,
  },
  problems: [],
});

/** Files that were dropped, each with what it is to become. */
function dropped(...purposes: ImportChoice['purpose'][]): void {
  const layers = purposes.map((_, i) => opened(i));
  const choices = Object.fromEntries(purposes.map((purpose, i) => [i, choice(purpose)]));
  setSession({ importing: { files: [], layers, choices, shown: 0, problems: [] } });
}
const asVersion = { kind: 'version', layerId: 'red-line', inForce: true } as const;
const asFootprints = { kind: 'footprints' } as const;
const older = userLayer('older', versionOf('red-line'));
const before = { ...EMPTY_PROJECT, userLayers: [older] };

beforeEach(() => {
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
  disks.layers.failure = null;
  disks.layers.stored.clear();
  thread.answers = [];
  thread.whileTaken = () => {};
  thread.whileChecked = () => {};
  replaceProject(before);
  const open = { city: cityWith(city, [older]), tables: {}, summaries: [] };
  setSession({ language: 'zh', opening: 'ready', open, cityId: 'city', toast: null, problems: [] });
});

/** Ids of the features that are stored under a key. */
async function storedIds(pack: string): Promise<unknown[]> {
  const stored = await getPack(pack);
  const read = stored.ok ? unpackTable(stored.value) : stored;
  return read.ok ? read.value.table.features.map((f) => f.properties.id) : read.problems.map((p) => p.code);
}

describe('what was dropped', () => {
  it('becomes a version in force and footprints as one step of undo, the layer stored before', async () => {
    dropped(asVersion, asFootprints);
    thread.answers = [taken('R'), taken('A', 'B')];
    await finishImport();
    const { userLayers, footprints } = getApp().project;
    expect(footprints.map((f) => f.name)).toEqual(['name of A', 'name of B']);
    const [former, made] = userLayers;
    expect(former?.as).toMatchObject({ inForce: false });
    expect(made).toMatchObject({
      name: '新版',
      as: asVersion,
      record: { file: 'layer-0.zip', date: '2026-01', version: 'v3', accuracyMetres: 2, addedVertices: 7 },
    });
    expect(await storedIds(made!.pack)).toEqual(['R']);
    expect(getApp().importing).toBeNull();
    undo();
    expect(getApp().project).toEqual(before);
  });

  it('is screened with only what is wrong with the whole of it: its rows tell the rest, those beyond a list too', async () => {
    dropped({ kind: 'batch', kinds: { all: null, column: null } });
    const outside: Problem = { code: 'outside-city', severity: 'warning', where: {}, values: { rest: 79 } };
    const ofOne: Problem = { ...outside, where: { feature: 0 }, values: { places: 1 } };
    const ofAll: Problem = { code: 'shift-suspected', severity: 'warning', where: {}, values: {} };
    thread.answers = [{ ...taken('A'), problems: [ofOne, outside, ofAll] }];
    await finishImport();
    expect(getApp().problems).toEqual([ofAll]);
  });

  it('becomes nothing at all where one layer fails, and says why', async () => {
    const problem: Problem = { code: 'file-broken', severity: 'error', where: {}, values: {} };
    dropped(asFootprints, asVersion);
    thread.answers = [taken('A', 'B'), { ok: false, problems: [problem] }];
    await finishImport();
    expect(getApp().project).toBe(before);
    expect(getApp().problems).toEqual([problem]);
    expect(getApp().importing).not.toBeNull();
  });

  it('becomes nothing where there is no room for a layer, and can be tried again', async () => {
    dropped(asVersion);
    thread.answers = [taken('R')];
    disks.layers.failure = quota();
    await finishImport();
    expect(getApp().project).toBe(before);
    expect(getApp().problems.map((p) => p.code)).toEqual(['storage-full']);
    expect(getApp().importing).not.toBeNull();
  });

  it.each([
    ['a version, while it is read', 'whileTaken', asVersion, ['R']],
    ['a footprint, while it is read', 'whileTaken', asFootprints, ['A']],
    ['footprints, while they are checked', 'whileChecked', asFootprints, ['A', 'B']],
  ] as const)(
    'does not come into the project of another city that was opened meanwhile: %s',
    async (_, when, purpose, ids) => {
      dropped(purpose);
      thread.answers = [taken(...ids)];
      thread[when] = () => {
        replaceProject(EMPTY_PROJECT);
        setSession({ cityId: 'elsewhere', importing: null });
      };
      await finishImport();
      expect(getApp().project).toBe(EMPTY_PROJECT);
      expect(getApp().toast?.text).toBe('已取消');
    },
  );

  it('is not offered to another city that was opened while it was read', async () => {
    setSession({ importing: null });
    const value = [opened(0), opened(1)];
    const files = [{ path: 'a.zip', file: new File(['x'], 'a.zip') }];
    const offered = async () => {
      thread.answers = [{ ok: true, value, problems: [] }];
      openUserFiles(files);
      // Until the answer has been taken, and what follows it has run.
      await vi.waitUntil(() => thread.answers.length === 0 && getApp().task === null);
      return getApp().importing?.layers ?? null;
    };
    expect(await offered()).toEqual(value);
    setSession({ importing: null });
    thread.whileTaken = () => setSession({ cityId: 'elsewhere' });
    expect(await offered()).toBeNull();
    expect(getApp().toast?.text).toBe('已取消');
  });
});
