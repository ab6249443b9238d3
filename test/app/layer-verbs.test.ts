import { beforeEach, describe, expect, it, vi } from 'vitest';
import { getPack, putPack } from '../../src/app/state/layer-store.ts';
import { makeBands, mendLayer } from '../../src/app/state/layer-verbs.ts';
import { EMPTY_PROJECT } from '../../src/app/state/model.ts';
import { getApp, replaceProject, setSession, undo } from '../../src/app/state/store.ts';
import type { LayerTable } from '../../src/domain/feature-table.ts';
import type { Problem } from '../../src/domain/problems.ts';
import { cityWith } from '../../src/domain/user-layers.ts';
import { packTable, unpackTable } from '../../src/io/layer-pack.ts';
import { type MemoryDisk, quota } from '../support/memory-disk.ts';
import { cells, feature } from '../support/small-city.ts';
import { city, userLayer, versionOf } from './layer-record-fixture.ts';

const disks = vi.hoisted(() => ({}) as { layers: MemoryDisk });
vi.mock('../../src/app/state/save-disk.ts', async (original) => {
  const { MemoryDisk } = await import('../support/memory-disk.ts');
  disks.layers = new MemoryDisk();
  return { ...(await original<object>()), workDisk: new MemoryDisk(), layerDisk: disks.layers };
});
vi.mock('../../src/app/state/open-city.ts', async () => {
  const fixture = await import('./layer-record-fixture.ts');
  return { shippedCity: () => fixture.city, layerIdOf: () => 'red-line' };
});
const thread = vi.hoisted(() => ({
  answer: null as unknown,
  asked: [] as [string, unknown][],
  meanwhile: () => {},
}));
vi.mock('../../src/app/data-thread.ts', () => ({
  endDataThread: () => {},
  dataThread: () => ({
    call: async (name: string, input: unknown) => {
      thread.asked.push([name, input]);
      thread.meanwhile();
      return thread.answer;
    },
  }),
}));

const tableOf = (id: string): LayerTable => ({
  type: 'FeatureCollection',
  features: [feature(id, 'red-line', cells(0, 0, 1))],
});
const bytesOf = (id: string) => packTable(tableOf(id)).slice().buffer as ArrayBuffer;
const fault: Problem = { code: 'ring-self-crossing', severity: 'error', where: { feature: 0 }, values: {} };
const other: Problem = { code: 'outside-city', severity: 'warning', where: {}, values: { places: 1 } };
const repair = { feature: 0, areaBeforeSquareMetres: null, areaAfterSquareMetres: 1 };

beforeEach(async () => {
  vi.stubGlobal('navigator', {});
  disks.layers.failure = null;
  disks.layers.stored.clear();
  thread.asked = [];
  thread.meanwhile = () => {};
  const stored = await putPack(packTable(tableOf('before')));
  if (!stored.ok) throw new Error('not stored');
  const mine = { ...userLayer('mine', versionOf('red-line'), { problems: [fault, other] }), pack: stored.value };
  replaceProject({ ...EMPTY_PROJECT, userLayers: [mine] });
  const open = { city: cityWith(city, [mine]), tables: { range: tableOf('range') }, summaries: [] };
  setSession({ language: 'zh', opening: 'ready', open, cityId: 'city', toast: null, problems: [], inspections: {} });
});

const mine = () => getApp().project.userLayers.find((l) => l.id === 'mine')!;
/** Whose features are stored of the layer. */
async function stored(): Promise<unknown> {
  const pack = await getPack(mine().pack);
  if (!pack.ok) throw new Error('not there');
  const table = unpackTable(pack.value);
  return table.ok && table.value.table.features[0]?.properties.id;
}

describe('mending a layer', () => {
  beforeEach(() => {
    thread.answer = { ok: true, value: { pack: bytesOf('after'), repairs: [repair] }, problems: [] };
  });

  it('puts the mended layer in the place of the faulty one as one step of undo, and keeps what was repaired on record', async () => {
    await mendLayer('mine');
    expect(thread.asked.map(([name, input]) => [name, (input as { features: unknown }).features])).toEqual([
      ['mend', [0]],
    ]);
    expect(await stored()).toBe('after');
    expect(mine().record.repairs).toEqual([repair]);
    expect(mine().record.problems).toEqual([other]);
    expect(getApp().inspections).toEqual({ 'red-line': [other] });
    undo();
    expect(await stored()).toBe('before');
    expect(mine().record.repairs).toEqual([]);
    expect(mine().record.problems).toEqual([fault, other]);
  });

  it('leaves the layer as it was where there is no room for the mended one, and says so', async () => {
    const { project } = getApp();
    thread.meanwhile = () => {
      disks.layers.failure = quota();
    };
    await mendLayer('mine');
    expect(getApp().project).toBe(project);
    expect(getApp().problems.map((p) => p.code)).toEqual(['storage-full']);
    expect(getApp().toast).toBeNull();
  });

  it('leaves it where the thread could not mend it, and says why', async () => {
    const { project } = getApp();
    const failed: Problem = { code: 'repair-failed', severity: 'error', where: {}, values: {} };
    thread.answer = { ok: false, problems: [failed] };
    await mendLayer('mine');
    expect(getApp().project).toBe(project);
    expect(getApp().problems).toEqual([failed]);
  });
});

describe('drawing bands', () => {
  const bands = { boundaryLayerId: 'range', distancesMetres: [200, 1000], riverSide: null } as const;
  const made = () => getApp().project.userLayers.filter((l) => l.record.format === 'made');

  beforeEach(() => {
    const value = { pack: bytesOf('bands'), largestErrorMetres: 0.25, vertexCount: 9 };
    thread.answer = { ok: true, value, problems: [] };
  });

  it('brings them into force as one step of undo, with what they were drawn from and how far they may be off', async () => {
    await makeBands(bands);
    const [drawn, ...more] = made();
    expect(more).toEqual([]);
    expect(drawn!.as).toEqual({ kind: 'version', layerId: 'bands', inForce: true });
    expect(drawn!.classes.map((c) => c.name.zh)).toHaveLength(2);
    // The accuracy of the line they are drawn from, and the error of drawing.
    expect(drawn!.record.accuracyMetres).toBe(5.25);
    expect(drawn!.record.bands).toMatchObject({
      boundary: { layerId: 'range', versionId: '2024-06', date: '2024-06' },
      distancesMetres: [200, 1000],
      largestErrorMetres: 0.25,
    });
    expect((await getPack(drawn!.pack)).ok).toBe(true);
    undo();
    expect(made()).toEqual([]);
  });

  it('brings none where there is no room for them', async () => {
    const { project } = getApp();
    disks.layers.failure = quota();
    await makeBands(bands);
    expect(getApp().project).toBe(project);
    expect(getApp().problems.map((p) => p.code)).toEqual(['storage-full']);
  });

  it('brings none into another city that was opened meanwhile', async () => {
    thread.meanwhile = () => {
      replaceProject(EMPTY_PROJECT);
      setSession({ cityId: 'elsewhere' });
    };
    await makeBands(bands);
    expect(getApp().project).toEqual(EMPTY_PROJECT);
  });
});
