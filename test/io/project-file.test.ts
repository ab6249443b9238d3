import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { NO_FILTER } from '../../src/domain/coverage/filter.ts';
import { NO_SETTINGS } from '../../src/domain/coverage/indicator.ts';
import type { LayerTable } from '../../src/domain/feature-table.ts';
import { PROJECT_FORMAT, parseWork } from '../../src/domain/project-schema.ts';
import { sceneOfFormat5 } from '../../src/domain/scene-schema.ts';
import { batchColumns, screenRows } from '../../src/domain/siting/batch.ts';
import { atOnce } from '../../src/engine/index.ts';
import { packKey, packTable } from '../../src/io/layer-pack.ts';
import { type ProjectToWrite, readProjectFile, writeProjectFile } from '../../src/io/project-file.ts';
import { sha256 } from '../../src/io/sha256.ts';
import { FUZZ_RUNS, mutated } from '../support/mutate.ts';
import { packed, smallTable, userLayer } from '../support/project.ts';
import { checkRecord } from '../support/register.ts';
import { batchEntry, batchRecord } from '../support/screening.ts';
import { cells, feature, prepare, ruleBook } from '../support/small-city.ts';

const old = new URL('./fixtures/project-format-1.json', import.meta.url);
const oldText = readFileSync(old);
const oldWork = JSON.parse(oldText.toString()) as {
  project: { scenes: unknown[]; footprints: object[] };
  camera: object;
  savedAt: number;
};

/** What later formats added, as work of the first has it. */
const added = {
  scenes: oldWork.project.scenes.map(sceneOfFormat5),
  userLayers: [],
  ownVersions: {},
  rules: null,
  absentLayers: [],
  disputes: [],
  coverage: NO_SETTINGS,
  boardFilter: NO_FILTER,
};

const one = await packed(smallTable());
const two = await packed(smallTable('丙'));
const given: ProjectToWrite = {
  cityId: 'a-city',
  project: { ...oldWork.project, ...added, userLayers: [userLayer('layer-1', one.key), userLayer('layer-2', two.key)] },
  camera: oldWork.camera,
  savedAt: oldWork.savedAt,
  layers: [
    { id: 'layer-1', table: one.table },
    { id: 'layer-2', table: two.table },
  ],
  register: [checkRecord({}), checkRecord({ at: 900_000, kept: 'report', note: '会前核对' })],
  screenings: [batchEntry()],
};
const bytes = await writeProjectFile(given, atOnce);

const opened = async (file: Uint8Array) => {
  const outcome = await readProjectFile(file, atOnce);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
};
const problemOf = async (file: Uint8Array) => {
  const outcome = await readProjectFile(file, atOnce);
  return outcome.ok ? null : outcome.problems[0]!;
};

/** Files of the archive, some of them put in place or taken away, its manifest made to fit unless it is one of them. */
async function rewritten(change: (files: Record<string, Uint8Array>) => void, fits = true): Promise<Uint8Array> {
  const files = unzipSync(bytes);
  change(files);
  if (fits && files['manifest.json']) {
    const manifest = JSON.parse(strFromU8(files['manifest.json'])) as { format: number };
    const { 'manifest.json': _, ...others } = files;
    const listed = await Promise.all(
      Object.entries(others).map(async ([path, b]) => ({ path, bytes: b.length, sha256: await sha256(b) })),
    );
    files['manifest.json'] = strToU8(JSON.stringify({ ...manifest, files: listed }));
  }
  return zipSync(files);
}
const json = (file: Uint8Array) => JSON.parse(strFromU8(file)) as Record<string, unknown>;

describe('a project file', () => {
  test('opens as it was written: project, place, layers to the last bit', async () => {
    const read = await opened(bytes);
    expect(read).toEqual({ version: PROJECT_FORMAT, ...given, batch: null });
    expect(await packKey(packTable(read.layers[0]!.table))).toBe(one.key);
    expect(await packKey(packTable(read.layers[1]!.table))).toBe(two.key);
  });

  test('leaves out a check or a screening of its register that cannot be read, and needs none', async () => {
    const file = (register: unknown, screenings?: unknown) =>
      rewritten((files) => {
        files['project.json'] = strToU8(JSON.stringify({ ...json(files['project.json']!), register, screenings }));
      });
    const [first] = given.register ?? [];
    expect((await opened(await file([{ ...first, serial: 'no' }, first]))).register).toEqual([first]);
    const entry = batchEntry();
    expect((await opened(await file([], [{ ...entry, count: -1 }, entry]))).screenings).toEqual([entry]);
    expect(await opened(await file(undefined))).toMatchObject({ register: [], screenings: [] });
  });

  test('keeps every geometry, the sign of zero, the smallest number and text that is no text', async () => {
    const properties = { id: '', name: '\ud800', class: '', '10': 1, '9': { nested: [true] } };
    const geometries: LayerTable['features'][number]['geometry'][] = [
      { type: 'Point', coordinates: [-0, 5e-324] },
      { type: 'MultiLineString', coordinates: [[[1 / 3, 0.1 + 0.2]], []] },
      { type: 'GeometryCollection', geometries: [{ type: 'MultiPoint', coordinates: [] }] },
      null as never,
    ];
    const table: LayerTable = {
      type: 'FeatureCollection',
      features: geometries.map((geometry) => ({ type: 'Feature', properties, geometry })),
    };
    const file = await writeProjectFile({ ...given, layers: [...given.layers, { id: 'more', table }] }, atOnce);
    const read = (await opened(file)).layers[2]!.table;
    expect(read).toEqual(table);
    expect(packTable(read)).toEqual(packTable(table));
  });

  test('carries a screening with its footprints and rows to the last bit', async () => {
    const prepared = await prepare({});
    const columns = batchColumns(prepared, ruleBook);
    const footprints = { type: 'FeatureCollection', features: [feature('F', 'site', cells(2, 2, 1))] } as LayerTable;
    const rows = await screenRows(prepared, ruleBook, columns, [{ polygons: cells(2, 2, 1), kind: null }], 0, atOnce);
    const record = batchRecord({ city: 'a-city', pack: one.key, count: 1, rulesHash: 'x', columns });
    const batch = { record, footprints, rows };
    const file = await writeProjectFile({ ...given, batch }, atOnce);
    expect((await opened(file)).batch).toEqual(batch);
    const files = unzipSync(file);
    const broken = JSON.parse(strFromU8(files['batch/batch.json']!)) as { record: { count: number } };
    broken.record.count = 2;
    const wrong = await rewritten((own) => {
      Object.assign(own, files, { 'batch/batch.json': strToU8(JSON.stringify(broken)) });
    });
    expect(await problemOf(wrong)).toMatchObject({ code: 'project-broken', where: { file: 'batch/batch.json' } });
  });

  test('is a zip of open formats whose manifest holds', async () => {
    const files = unzipSync(bytes);
    expect(Object.keys(files).sort()).toEqual(
      ['README.txt', 'layers/layer-1.geojson', 'layers/layer-2.geojson', 'manifest.json', 'project.json'].sort(),
    );
    expect(json(files['layers/layer-1.geojson']!)).toEqual(one.table);
    const { files: listed } = json(files['manifest.json']!) as { files: { path: string; sha256: string }[] };
    expect(listed).toHaveLength(4);
    for (const { path, sha256: sum } of listed) expect(await sha256(files[path]!)).toBe(sum);
    expect(strFromU8(files['README.txt']!)).toMatch(/项目文件[\s\S]*project file/);
  });

  test('tells how far it is, and stops where it is told to', async () => {
    const told: number[] = [];
    const work = { ...atOnce, tell: ({ done }: { done: number }) => told.push(done) };
    await readProjectFile(bytes, work);
    expect(told.length).toBeGreaterThan(2);
    const stop = () => Promise.reject(new Error('cancelled'));
    await expect(writeProjectFile(given, { ...atOnce, drive: stop })).rejects.toThrow('cancelled');
  });

  test('takes no id that is not a file name everywhere', async () => {
    for (const id of ['../x', 'A', '', 'a/b']) {
      const wrong = writeProjectFile({ ...given, layers: [{ id, table: one.table }] }, atOnce);
      await expect(wrong).rejects.toThrow(RangeError);
    }
  });
});

describe('earlier formats', () => {
  test('the first, as text, goes on opening', async () => {
    const read = await opened(oldText);
    expect(read.project).toEqual({ ...oldWork.project, ...added });
    expect(read).toMatchObject({
      version: 1,
      cityId: null,
      camera: oldWork.camera,
      savedAt: oldWork.savedAt,
      layers: [],
    });
  });

  test('of before the board’s filter was in them open with none, and a filter that is none refuses the whole', () => {
    const { boardFilter: _, ...before } = given.project as Record<string, unknown>;
    const read = (format: number, project: object) => parseWork({ ...given, format, project });
    expect(read(6, before)).toMatchObject({ ok: true, value: { project: { boardFilter: NO_FILTER } } });
    const boardFilter = { districts: ['D1'], classKeys: null, within: ['bands/band-200'] };
    expect(read(7, { ...before, boardFilter })).toMatchObject({ ok: true, value: { project: { boardFilter } } });
    expect(read(7, before).problems[0]).toMatchObject({ where: { path: 'project.boardFilter' } });
    const wrong = read(7, { ...before, boardFilter: { ...boardFilter, districts: [1] } });
    expect(wrong.problems[0]).toMatchObject({ where: { path: 'project.boardFilter.districts.0' } });
    // What a failed page handed out says no format.
    const { format: _format, ...copy } = { format: 0, ...given, project: { ...before, boardFilter } };
    expect(parseWork(copy)).toMatchObject({ ok: true, value: { project: { boardFilter } } });
  });

  test('what a failed page handed out opens too, unless its layers are not in it', async () => {
    const copy = { cityId: 'a-city', project: oldWork.project };
    expect(await opened(strToU8(JSON.stringify(copy)))).toMatchObject({ cityId: 'a-city', camera: null, layers: [] });
    const more = { cityId: 'a-city', project: given.project };
    expect(await problemOf(strToU8(JSON.stringify(more)))).toMatchObject({ code: 'project-broken' });
  });

  test('members that nothing knows are dropped, wrong ones refuse the whole', () => {
    const extra = { ...oldWork, more: 1, project: { ...oldWork.project, more: 2 } };
    expect(parseWork(extra)).toEqual(parseWork(oldWork));
    const wrong: unknown[] = [null, 7, [], {}, { format: 1 }, { ...oldWork, format: 0 }, { ...oldWork, format: 1.5 }];
    for (const value of wrong) expect(parseWork(value), JSON.stringify(value)).toMatchObject({ ok: false });
    const footprints = [{ ...(oldWork.project as { footprints: object[] }).footprints[0], polygons: [[[[106, 39]]]] }];
    const outcome = parseWork({ ...oldWork, project: { ...oldWork.project, footprints } });
    expect(outcome.problems[0]).toMatchObject({
      code: 'project-broken',
      where: { path: 'project.footprints.0.polygons' },
    });
    const twins = { ...(given.project as object), userLayers: [userLayer('x', one.key), userLayer('x', one.key)] };
    expect(parseWork({ ...given, format: 2, project: twins }).ok).toBe(false);
  });
});

describe('files that are not as they were written', () => {
  test('of a later version', async () => {
    const later = await rewritten((files) => {
      files['manifest.json'] = strToU8(JSON.stringify({ format: PROJECT_FORMAT + 1, files: [] }));
    }, false);
    expect(await problemOf(later)).toMatchObject({
      code: 'project-newer',
      values: { version: PROJECT_FORMAT + 1, known: PROJECT_FORMAT },
    });
    const text = strToU8(JSON.stringify({ ...oldWork, format: 99 }));
    expect(await problemOf(text)).toMatchObject({
      code: 'project-newer',
      values: { version: 99, known: PROJECT_FORMAT },
    });
  });

  test('changed, cut or missing: the file is named', async () => {
    const layer = 'layers/layer-1.geojson';
    const changes: ((files: Record<string, Uint8Array>) => void)[] = [
      (files) => {
        files[layer] = strToU8(strFromU8(files[layer]!).replace('106.1', '106.2'));
      },
      (files) => {
        files[layer] = files[layer]!.slice(0, -9);
      },
      (files) => {
        delete files[layer];
      },
    ];
    for (const change of changes) {
      const problem = await problemOf(await rewritten(change, false));
      expect(problem).toMatchObject({ code: 'project-damaged', values: { file: layer } });
    }
    const unlisted = await rewritten((files) => {
      delete files[layer];
    });
    expect(await problemOf(unlisted)).toMatchObject({ code: 'project-damaged', values: { file: layer } });
    const bare = await rewritten((files) => {
      delete files['manifest.json'];
    }, false);
    expect(await problemOf(bare)).toMatchObject({ code: 'project-damaged', values: { file: 'manifest.json' } });
  });

  test('whole, but with a layer that is none', async () => {
    const layer = 'layers/layer-2.geojson';
    const texts = [
      '{',
      '[]',
      '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":null}]}',
      strFromU8(unzipSync(bytes)[layer]!).replaceAll('106.1', '906.1'),
      strFromU8(unzipSync(bytes)[layer]!).replaceAll('MultiPolygon', 'toString'),
      strFromU8(unzipSync(bytes)[layer]!).replaceAll('MultiPolygon', 'Point'),
    ];
    for (const text of texts) {
      const file = await rewritten((files) => {
        files[layer] = strToU8(text);
      });
      expect(await problemOf(file), text).toMatchObject({ code: 'project-broken', where: { file: layer } });
    }
  });

  test('something else', async () => {
    expect(await problemOf(new Uint8Array(0))).toMatchObject({ code: 'project-broken' });
    expect(await problemOf(strToU8('{"type": "FeatureCollection", "features": []}'))).toMatchObject({
      code: 'project-broken',
    });
    expect(await problemOf(zipSync({ 'a.shp': new Uint8Array(9) }))).toMatchObject({ code: 'project-broken' });
    expect(await problemOf(bytes.slice(0, 1000))).toMatchObject({ code: 'project-damaged' });
  });

  test('a manifest that unpacks to more than any manifest is refused', async () => {
    const bomb = await rewritten((files) => {
      files['manifest.json'] = new Uint8Array(8_000_000);
    }, false);
    expect(await problemOf(bomb)).toMatchObject({ code: 'project-damaged', values: { file: 'manifest.json' } });
  });

  test(`${FUZZ_RUNS} mutated files are opened whole or refused`, async () => {
    const whole = JSON.stringify(await opened(bytes));
    for (let seed = 0; seed < FUZZ_RUNS; seed++) {
      const outcome = await readProjectFile(mutated(bytes, seed), atOnce);
      if (outcome.ok) expect(JSON.stringify(outcome.value), `seed ${seed}`).toBe(whole);
      else expect(outcome.problems[0]!.code).toMatch(/^(project|archive|file)-/);
      const text = await readProjectFile(mutated(oldText, seed), atOnce);
      if (text.ok) expect(text.value.project.footprints.length).toBeGreaterThanOrEqual(0);
    }
  });
});
