/** What a screening thread does for each call. State: the city and the footprints. */
import { type PreparedCity, polygonsOf } from '../domain/prepared-city.ts';
import { type BatchColumn, batchColumns, kindOfRow, screenRows } from '../domain/siting/batch.ts';
import type { Site } from '../domain/siting/check.ts';
import type { RuleBook } from '../domain/siting/rules.ts';
import { unpackTable } from '../io/layer-pack.ts';
import type { BatchCalls } from './batch-calls.ts';
import { readCity } from './open-city.ts';
import type { Handlers } from './serve.ts';
import { today } from './today.ts';

interface Batch {
  readonly prepared: PreparedCity;
  readonly book: RuleBook;
  readonly columns: readonly BatchColumn[];
  /** Of the rows between two places. */
  sites(from: number, to: number): Site[];
}

/** Handlers over one state; a second call makes an independent set (tests). */
export function makeBatchHandlers(): Handlers<BatchCalls> {
  let batch: Batch | null = null;
  return {
    async open({ city: { city, files, rules }, footprints, kinds }, work) {
      const pack = unpackTable(new Uint8Array(footprints));
      if (!pack.ok) throw new Error(`footprints: ${pack.problems[0]?.code}`);
      const { features } = pack.value.table;
      const { prepared } = await readCity(city, files, rules, work);
      const day = today();
      const columns = batchColumns(prepared, rules, day);
      batch = {
        prepared,
        book: rules,
        columns,
        sites: (from, to) =>
          features
            .slice(from, to)
            .map((f) => ({ polygons: polygonsOf(f), kind: kindOfRow(rules, kinds, f.properties), day })),
      };
      const districts = prepared.districts.map(({ properties: { id, name } }) => ({ id, name }));
      return { columns, districts, count: features.length };
    },
    async screen({ from, to }, work) {
      if (!batch) throw new Error('no batch is open');
      return screenRows(batch.prepared, batch.book, batch.columns, batch.sites(from, to), from, work);
    },
  };
}
