/** Reading and compiling a city's files in the computing thread. */

import type { City } from '../domain/city.ts';
import { geometryLength } from '../domain/coverage/shoreline.ts';
import type { LayerTable } from '../domain/feature-table.ts';
import { type PreparedCity, prepareCity } from '../domain/prepared-city.ts';
import { type Atom, hasBit, OUTSIDE, sumAtoms, type Work } from '../engine/index.ts';
import type { LayerFile, LayerSummary } from './calls.ts';

export interface OpenedCity {
  readonly prepared: PreparedCity;
  readonly summaries: readonly LayerSummary[];
}

/** Parse and open; the files are our own or were checked when they were imported. */
export async function openCity(city: City, files: readonly LayerFile[], work: Work): Promise<OpenedCity> {
  const versions = new Map<string, Map<string, LayerTable>>();
  for (const [done, file] of files.entries()) {
    work.tell({ done, total: 3 * files.length });
    const table = JSON.parse(new TextDecoder().decode(file.bytes)) as LayerTable;
    const byVersion = versions.get(file.layerId) ?? new Map<string, LayerTable>();
    byVersion.set(file.versionId, table);
    versions.set(file.layerId, byVersion);
  }
  const prepared = await prepareCity(city, versions, work);
  const atoms = await prepared.overlay.atoms(work);
  const areaOf = (key: string): number | null => {
    const counted = prepared.classes.find((c) => c.key === key);
    const inCity = (a: Atom) => a.part !== OUTSIDE || prepared.districts.length === 0;
    return counted ? sumAtoms(atoms, (a) => inCity(a) && hasBit(a.mask, counted.bit)) : null;
  };
  const summaries = city.layers.flatMap((layer) => {
    const table = prepared.tables.get(layer.id);
    return table
      ? [
          summaryOf(
            layer.id,
            layer.classes.map((c) => c.id),
            table,
            areaOf,
          ),
        ]
      : [];
  });
  return { prepared, summaries };
}

function summaryOf(
  layerId: string,
  classIds: readonly string[],
  table: LayerTable,
  areaOf: (key: string) => number | null,
): LayerSummary {
  let vertexCount = 0;
  for (const f of table.features)
    vertexCount += countVertices(f.geometry && 'coordinates' in f.geometry ? f.geometry.coordinates : []);
  return {
    layerId,
    featureCount: table.features.length,
    vertexCount,
    classes: classIds.map((classId) => {
      const own = table.features.filter((f) => f.properties.class === classId);
      const isLine = own.some((f) => f.geometry?.type.endsWith('LineString'));
      return {
        classId,
        featureCount: own.length,
        areaSquareMetres: areaOf(`${layerId}/${classId}`),
        lengthMetres: isLine ? own.reduce((sum, f) => sum + geometryLength(f.geometry), 0) : null,
      };
    }),
  };
}

function countVertices(coordinates: unknown): number {
  if (!Array.isArray(coordinates)) return 0;
  if (typeof coordinates[0] === 'number') return 1;
  return coordinates.reduce<number>((sum, c) => sum + countVertices(c), 0);
}
