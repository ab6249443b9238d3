/**
 * Project files: the user's whole work as one zip of open formats. `manifest.json` lists the others with size and SHA-256;
 * `project.json` holds everything but geometry; `layers/<id>.geojson` the layers the user brought in; `README.txt` says what
 * it is. A file is opened whole or not at all.
 */
import type { LayerTable } from '../domain/feature-table.ts';
import { type Outcome, refusal } from '../domain/problems.ts';
import { PROJECT_FORMAT, parseWork, type SavedWork } from '../domain/project-schema.ts';
import type { ScreenedRows } from '../domain/siting/batch.ts';
import { type BatchEntry, parseBatchEntries } from '../domain/siting/batch-entry.ts';
import { type BatchRecord, parseBatchRecord, rowsFromJson, rowsToJson } from '../domain/siting/batch-record.ts';
import type { CheckRecord } from '../domain/siting/register.ts';
import { parseRegister } from '../domain/siting/register-schema.ts';
import type { Work } from '../engine/index.ts';
import { type ArchiveEntry, isZip, listArchive, unpackEntries } from './archive.ts';
import { layerIn, writeLayer } from './project-layer.ts';
import { LIMITS } from './raw-layer.ts';
import { sha256 } from './sha256.ts';
import { type Packed, zipInSteps } from './zip-steps.ts';

export interface ProjectLayer {
  /** Of the user's layer in the project. */
  readonly id: string;
  readonly table: LayerTable;
}

/** 批量筛查 with its footprints and the rows that are done. */
export interface ProjectBatch {
  readonly record: BatchRecord;
  readonly footprints: LayerTable;
  readonly rows: ScreenedRows | null;
}

export interface ProjectToWrite {
  readonly cityId: string;
  /** Plain JSON, as `parseWork` knows it. */
  readonly project: unknown;
  readonly camera: unknown;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  readonly layers: readonly ProjectLayer[];
  /** 核对台账; absent where there is none. */
  readonly register?: readonly CheckRecord[];
  /** Screenings in the register; absent where there are none. */
  readonly screenings?: readonly BatchEntry[];
  readonly batch?: ProjectBatch | null;
}

export interface ProjectRead extends SavedWork {
  /** Format of the file. */
  readonly version: number;
  /** Null where the file does not say (format 1). */
  readonly cityId: string | null;
  readonly layers: readonly ProjectLayer[];
  /** 核对台账; records that cannot be read are left out. */
  readonly register: readonly CheckRecord[];
  /** Screenings in the register; entries that cannot be read are left out. */
  readonly screenings: readonly BatchEntry[];
  /** Null where there is none. */
  readonly batch: ProjectBatch | null;
}

const MANIFEST = 'manifest.json';
const PROJECT = 'project.json';
const BATCH = 'batch/batch.json';
const BATCH_FOOTPRINTS = 'batch/footprints.geojson';
const layerPath = (id: string): string => `layers/${id}.geojson`;
const LAYER_PATH = /^layers\/([a-z0-9][a-z0-9-]*)\.geojson$/;
/** Of a manifest, unpacked: far more than one for as many layers as a zip may hold. */
const MANIFEST_BYTES = 4_000_000;

const README = `EcoSpace 项目文件 / EcoSpace project file

在 EcoSpace 中用“打开项目文件”打开本文件。内容均为开放格式:
  project.json    项目、设置和图层记录(JSON,UTF-8)
  layers/*.geojson 导入的图层(GeoJSON,UTF-8;经度、纬度,CGCS2000,EPSG:4490)
  batch/          批量筛查的地块(GeoJSON)和逐项结果(JSON)
  manifest.json   每个文件的大小和 SHA-256 校验值

Open this file in EcoSpace with "Open project file". Everything inside is in open formats:
  project.json    project, settings and layer records (JSON, UTF-8)
  layers/*.geojson layers that were imported (GeoJSON, UTF-8; longitude, latitude, CGCS2000, EPSG:4490)
  batch/          footprints that were screened (GeoJSON) and what was found of each (JSON)
  manifest.json   size and SHA-256 of each file
`;

/** The bytes of a project file. @throws RangeError where the id of a layer is not of small letters, digits and hyphens. */
export async function writeProjectFile(given: ProjectToWrite, work: Work): Promise<Uint8Array<ArrayBuffer>> {
  const { cityId, savedAt, camera, project, layers, register, screenings, batch } = given;
  const whole = { format: PROJECT_FORMAT, cityId, savedAt, camera, project, register, screenings };
  const files: Packed[] = [{ path: PROJECT, bytes: jsonBytes(whole) }];
  for (const { id, table } of layers) {
    const path = layerPath(id);
    if (!LAYER_PATH.test(path)) throw new RangeError(`id of a layer: ${id}`);
    files.push({ path, bytes: await work.drive(writeLayer(table)) });
  }
  if (batch) {
    const { record, footprints, rows } = batch;
    const text = JSON.stringify({ record, rows: rows && rowsToJson(rows) });
    files.push({ path: BATCH_FOOTPRINTS, bytes: await work.drive(writeLayer(footprints)) });
    files.push({ path: BATCH, bytes: new TextEncoder().encode(text) });
  }
  files.push({ path: 'README.txt', bytes: new TextEncoder().encode(README) });
  const listed = await Promise.all(
    files.map(async ({ path, bytes }) => ({ path, bytes: bytes.length, sha256: await sha256(bytes) })),
  );
  const manifest = { path: MANIFEST, bytes: jsonBytes({ format: PROJECT_FORMAT, files: listed }) };
  return zipInSteps([manifest, ...files], savedAt, work);
}

const jsonBytes = (value: unknown): Uint8Array => new TextEncoder().encode(`${JSON.stringify(value, null, 1)}\n`);

/**
 * Open a project file, or the JSON of format 1. Problems: `project-newer`; `project-damaged` with the file that is not as it
 * was written; `project-broken` where it is none, or holds what cannot be; `archive-too-large` and `file-too-large`.
 */
export async function readProjectFile(bytes: Uint8Array, work: Work): Promise<Outcome<ProjectRead>> {
  if (!isZip(bytes)) return readText(bytes);
  const listed = listArchive(bytes, '');
  if (!listed.ok) return refusal('project-damaged');
  const entries = new Map(listed.value.map((entry) => [entry.path, entry]));
  const manifest = await readManifest(entries, work);
  if (!manifest.ok) return manifest;
  const files = await unpackListed(entries, manifest.value, work);
  return files.ok ? readFiles(manifest.value.format, files.value, work) : files;
}

function readText(bytes: Uint8Array): Outcome<ProjectRead> {
  if (bytes.length > LIMITS.bytes) return refusal('file-too-large', {}, { bytes: bytes.length, limit: LIMITS.bytes });
  const value = parsed(bytes);
  if (!isObject(value) || !('project' in value)) return refusal('project-broken');
  const saved = parseWork(value);
  if (!saved.ok) return saved;
  // What a later format says of layers cannot hold without their files.
  if (saved.value.project.userLayers.length > 0) return refusal('project-broken', { path: 'project.userLayers' });
  const version = typeof value.format === 'number' ? value.format : 1;
  const cityId = typeof value.cityId === 'string' ? value.cityId : null;
  const kept = registerIn(value);
  return { ok: true, value: { ...saved.value, ...kept, version, cityId, layers: [], batch: null }, problems: [] };
}

type Entries = ReadonlyMap<string, ArchiveEntry>;

interface Manifest {
  readonly format: number;
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[];
}

async function readManifest(entries: Entries, work: Work): Promise<Outcome<Manifest>> {
  const entry = entries.get(MANIFEST);
  // Any other zip is no damaged project.
  if (!entry) return refusal(entries.has(PROJECT) ? 'project-damaged' : 'project-broken', {}, { file: MANIFEST });
  const unpacked = await unpackEntries([entry], '', { bytes: MANIFEST_BYTES, files: 1 }, work);
  const value = unpacked.ok ? parsed(unpacked.value[0]!.bytes) : null;
  if (!isObject(value) || !Number.isInteger(value.format)) return refusal('project-damaged', {}, { file: MANIFEST });
  const { format, files } = value as { format: number; files: unknown };
  if (format > PROJECT_FORMAT) return refusal('project-newer', {}, { version: format, known: PROJECT_FORMAT });
  if (!Array.isArray(files) || !files.every(isListed)) return refusal('project-damaged', {}, { file: MANIFEST });
  return { ok: true, value: { format, files }, problems: [] };
}

const isListed = (value: unknown): value is Manifest['files'][number] =>
  isObject(value) &&
  typeof value.path === 'string' &&
  typeof value.bytes === 'number' &&
  typeof value.sha256 === 'string';

/** The files of the manifest; each must be as it was written. What else lies in the archive is passed over. */
async function unpackListed(entries: Entries, { files }: Manifest, work: Work): Promise<Outcome<readonly Packed[]>> {
  const damaged = (file: string) => refusal('project-damaged', {}, { file });
  const wanted: ArchiveEntry[] = [];
  for (const { path, bytes } of files) {
    const entry = entries.get(path);
    if (!entry || entry.bytes !== bytes) return damaged(path);
    if (bytes > LIMITS.bytes) return refusal('file-too-large', { file: path }, { bytes, limit: LIMITS.bytes });
    wanted.push(entry);
  }
  const budget = { bytes: LIMITS.unpackedBytes, files: LIMITS.files };
  const unpacked = await unpackEntries(wanted, '', budget, work);
  if (!unpacked.ok) {
    const [problem] = unpacked.problems;
    return problem?.code === 'archive-broken' ? damaged(String(problem.values.entry ?? '')) : unpacked;
  }
  for (const [i, { path, bytes }] of unpacked.value.entries())
    if ((await sha256(bytes)) !== files[i]!.sha256) return damaged(path);
  return unpacked;
}

async function readFiles(version: number, files: readonly Packed[], work: Work): Promise<Outcome<ProjectRead>> {
  const project = files.find(({ path }) => path === PROJECT);
  const value = project && parsed(project.bytes);
  if (!isObject(value)) return refusal('project-damaged', {}, { file: PROJECT });
  const saved = parseWork(value);
  if (!saved.ok) return saved;
  const layers: ProjectLayer[] = [];
  for (const [done, { path, bytes }] of files.entries()) {
    const id = LAYER_PATH.exec(path)?.[1];
    if (id === undefined) continue;
    work.tell({ done, total: files.length });
    const table = layerIn(parsed(bytes));
    if (!table) return refusal('project-broken', { file: path }, { detail: path });
    layers.push({ id, table });
  }
  const missing = saved.value.project.userLayers.find(({ id }) => !layers.some((layer) => layer.id === id));
  if (missing) return refusal('project-damaged', {}, { file: layerPath(missing.id) });
  const cityId = typeof value.cityId === 'string' ? value.cityId : null;
  const batch = batchIn(files);
  if (batch === 'broken') return refusal('project-broken', { file: BATCH }, { detail: BATCH });
  return {
    ok: true,
    value: { ...saved.value, ...registerIn(value), version, cityId, layers, batch },
    problems: [],
  };
}

const registerIn = ({ register, screenings }: Loose): Pick<ProjectRead, 'register' | 'screenings'> => ({
  register: parseRegister(register),
  screenings: parseBatchEntries(screenings),
});

function batchIn(files: readonly Packed[]): ProjectBatch | null | 'broken' {
  const [own, footprints] = [BATCH, BATCH_FOOTPRINTS].map((path) => files.find((f) => f.path === path));
  if (!own || !footprints) return null;
  const value = parsed(own.bytes);
  const table = layerIn(parsed(footprints.bytes));
  const record = isObject(value) ? parseBatchRecord(value.record) : null;
  if (!isObject(value) || !record || record.count !== table?.features.length) return 'broken';
  const rows = value.rows === null ? null : rowsFromJson(value.rows);
  if (value.rows !== null && rows?.columnCount !== record.columns.length) return 'broken';
  return { record, footprints: table, rows };
}

type Loose = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Undefined where the bytes are no JSON in UTF-8. */
function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    // TypeError: no UTF-8; SyntaxError: no JSON.
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}
