/** Reading and compiling a city's files in the computing thread. */

import type { City, CityLayer } from '../domain/city.ts';
import { geometryLength } from '../domain/coverage/shoreline.ts';
import type { LayerTable } from '../domain/feature-table.ts';
import { type PreparedCity, prepareCity } from '../domain/prepared-city.ts';
import type { Outcome, Problem } from '../domain/problems.ts';
import { type RuleBook, ruledLayers } from '../domain/siting/rules.ts';
import { type Atom, hasBit, OUTSIDE, type Progress, sumAtoms, type Work } from '../engine/index.ts';
import { type UnpackedLayer, unpackTable } from '../io/layer-pack.ts';
import type { LayerFile, LayerSummary } from './calls.ts';
import { verticesOf } from './measure-table.ts';
import { inStages } from './stages.ts';

export interface OpenedCity {
  readonly prepared: PreparedCity;
  readonly summaries: readonly LayerSummary[];
  /** Of files that could not be read. */
  readonly problems: readonly Problem[];
}

/** Shipped files are our own; a stored layer was checked when it was opened, and says itself whether it is whole: with its block, by one checksum. */
function tableOf(file: LayerFile): Outcome<UnpackedLayer> {
  if (file.form === 'pack') return unpackTable(new Uint8Array(file.bytes));
  const table = JSON.parse(new TextDecoder().decode(file.bytes)) as LayerTable;
  return { ok: true, value: { table, vertexCount: verticesOf(table), block: null }, problems: [] };
}

interface ReadFiles {
  /** Tables by layer and version. */
  readonly versions: ReadonlyMap<string, ReadonlyMap<string, LayerTable>>;
  /** Compiled layers of versions in force, by layer. */
  readonly blocks: ReadonlyMap<string, Uint8Array>;
  /** Of versions in force, by layer. */
  readonly vertexCounts: ReadonlyMap<string, number>;
  /** Of files that could not be read. */
  readonly problems: readonly Problem[];
}

interface ReadCity extends Pick<ReadFiles, 'vertexCounts' | 'problems'> {
  readonly prepared: PreparedCity;
}

/** Parse and prepare. A layer that cannot be read is left out, and its findings stay unchecked. */
export async function readCity(
  city: City,
  files: readonly LayerFile[],
  rules: RuleBook,
  work: Work,
): Promise<ReadCity> {
  const [reading, preparing] = inStages(work, 2) as [Work, Work];
  const { versions, blocks, vertexCounts, problems } = await reading.drive(readFiles(city, files));
  const prepared = await prepareCity(city, versions, preparing, blocks, ruledLayers(rules));
  return { prepared, vertexCounts, problems };
}

function* readFiles(city: City, files: readonly LayerFile[]): Generator<Progress, ReadFiles, void> {
  const versions = new Map<string, Map<string, LayerTable>>();
  const blocks = new Map<string, Uint8Array>();
  const vertexCounts = new Map<string, number>();
  const problems: Problem[] = [];
  for (const [done, file] of files.entries()) {
    yield { done, total: files.length };
    const read = tableOf(file);
    if (!read.ok) {
      problems.push(...read.problems);
      continue;
    }
    const byVersion = versions.get(file.layerId) ?? new Map<string, LayerTable>();
    byVersion.set(file.versionId, read.value.table);
    const inForce = city.layers.find((l) => l.id === file.layerId)?.versions[0]?.id === file.versionId;
    if (inForce) vertexCounts.set(file.layerId, read.value.vertexCount);
    if (inForce && read.value.block) blocks.set(file.layerId, read.value.block);
    versions.set(file.layerId, byVersion);
  }
  return { versions, blocks, vertexCounts, problems };
}

/** Read a city and sum its layers up. */
export async function openCity(
  city: City,
  files: readonly LayerFile[],
  rules: RuleBook,
  work: Work,
): Promise<OpenedCity> {
  const [opening, counting] = inStages(work, 2) as [Work, Work];
  const { prepared, vertexCounts, problems } = await readCity(city, files, rules, opening);
  const atoms = await prepared.overlay.atoms(counting);
  const areaOf = (key: string): number | null => {
    const counted = prepared.classes.find((c) => c.key === key);
    const inCity = (a: Atom) => a.part !== OUTSIDE || prepared.districts.length === 0;
    return counted ? sumAtoms(atoms, (a) => inCity(a) && hasBit(a.mask, counted.bit)) : null;
  };
  const summaries = city.layers.flatMap((layer) => {
    const table = prepared.tables.get(layer.id);
    return table ? [summaryOf(layer, table, vertexCounts.get(layer.id) ?? 0, areaOf)] : [];
  });
  return { prepared, summaries, problems };
}

function summaryOf(
  { id: layerId, geometry, classes }: CityLayer,
  table: LayerTable,
  vertexCount: number,
  areaOf: (key: string) => number | null,
): LayerSummary {
  return {
    layerId,
    featureCount: table.features.length,
    vertexCount,
    classes: classes.map(({ id: classId }) => {
      const own = table.features.filter((f) => f.properties.class === classId);
      const isLine = geometry !== 'polygon' && own.some((f) => f.geometry?.type.endsWith('LineString'));
      return {
        classId,
        featureCount: own.length,
        areaSquareMetres: areaOf(`${layerId}/${classId}`),
        lengthMetres: isLine ? own.reduce((sum, f) => sum + geometryLength(f.geometry), 0) : null,
      };
    }),
  };
}
