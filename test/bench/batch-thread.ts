/** A thread that screens, as the app's does: the city and the footprints once, then rows from one place up to another. */
import { parentPort } from 'node:worker_threads';
import type { City } from '../../src/domain/city.ts';
import type { LayerTable, PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { type PreparedCity, prepareCity } from '../../src/domain/prepared-city.ts';
import { type BatchColumn, batchColumns, screenRows } from '../../src/domain/siting/batch.ts';
import type { Site } from '../../src/domain/siting/check.ts';
import { type RuleBook, ruledLayers } from '../../src/domain/siting/rules.ts';
import { atOnce } from '../../src/engine/index.ts';

export interface ToScreen {
  readonly city: City;
  readonly rules: RuleBook;
  readonly versions: ReadonlyMap<string, ReadonlyMap<string, LayerTable>>;
  readonly footprints: readonly PolygonCoordinates[];
}

export type Asked = ToScreen | { readonly from: number; readonly to: number };

const port = parentPort!;
let batch: { prepared: PreparedCity; rules: RuleBook; columns: readonly BatchColumn[]; sites: readonly Site[] } | null =
  null;

async function answer(asked: Asked): Promise<unknown> {
  if ('city' in asked) {
    const { city, rules, versions, footprints } = asked;
    const prepared = await prepareCity(city, versions, atOnce, new Map(), ruledLayers(rules));
    const columns = batchColumns(prepared, rules);
    batch = { prepared, rules, columns, sites: footprints.map((polygons) => ({ polygons, kind: null })) };
    return columns.length;
  }
  const { prepared, rules, columns, sites } = batch!;
  return screenRows(prepared, rules, columns, sites.slice(asked.from, asked.to), asked.from, atOnce);
}

port.on('message', (asked: Asked) => void answer(asked).then((result) => port.postMessage(result)));
