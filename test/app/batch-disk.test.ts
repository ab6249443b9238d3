import { describe, expect, it } from 'vitest';
import { makeBatchDisk } from '../../src/app/state/batch-disk.ts';
import { makeLayerStore, sweep } from '../../src/app/state/layer-store.ts';
import { batchColumns, screenRows } from '../../src/domain/siting/batch.ts';
import { BatchTable } from '../../src/domain/siting/batch-table.ts';
import { atOnce } from '../../src/engine/index.ts';
import { packTable } from '../../src/io/layer-pack.ts';
import { MemoryDisk } from '../support/memory-disk.ts';
import { batchRecord } from '../support/screening.ts';
import { cells, feature, prepare, ruleBook } from '../support/small-city.ts';

async function screened() {
  const prepared = await prepare({ 'red-line': [feature('R', 'red-line', cells(2, 2, 2))] });
  const columns = batchColumns(prepared, ruleBook);
  const sites = [0, 2, 4, 6].map((x) => ({ polygons: cells(x, 2, 1), kind: null }));
  const part = (from: number, to: number) =>
    screenRows(prepared, ruleBook, columns, sites.slice(from, to), from, atOnce);
  const record = batchRecord({
    count: sites.length,
    finishedAt: null,
    rulesHash: 'x',
    columns,
    districts: [{ id: 'D1', name: 'one' }],
  });
  return { record, part };
}

describe('a screening on the disk', () => {
  it('is read again with the rows that were done, so that the rest can go on', async () => {
    const { record, part } = await screened();
    const disk = makeBatchDisk(new MemoryDisk(), new MemoryDisk());
    await disk.write(record);
    await disk.writeRows(record.id, await part(2, 4));
    const stored = await disk.read('square');
    expect(stored?.record).toEqual(record);
    const table = new BatchTable(record.count, record.columns);
    for (const rows of stored!.rows) table.put(rows);
    expect(table.missing(10)).toEqual([{ from: 0, to: 2 }]);
    expect(await disk.read('round')).toBeNull();
  });

  it('leaves nothing behind when it is removed, and takes no rows of others', async () => {
    const { record, part } = await screened();
    const [work, layers] = [new MemoryDisk(), new MemoryDisk()];
    const disk = makeBatchDisk(work, layers);
    await disk.write(record);
    await disk.writeRows(record.id, await part(0, 2));
    await disk.writeRows('batch-2', await part(2, 4));
    await disk.remove(record);
    expect(await work.keys()).toEqual([]);
    expect(await layers.keys()).toEqual(['batch/batch-2/2']);
  });

  it('keeps its footprints from being swept away', async () => {
    const { record } = await screened();
    const [work, layers] = [new MemoryDisk(), new MemoryDisk()];
    const store = makeLayerStore(
      layers,
      () => false,
      () => {},
    );
    const features = [feature('F', 'site', cells(0, 0, 1))];
    const stored = await store.put(packTable({ type: 'FeatureCollection', features }));
    if (!stored.ok) throw new Error('not stored');
    await makeBatchDisk(work, layers).write({ ...record, pack: stored.value });
    await sweep(store, work);
    expect(await store.has(stored.value)).toBe(true);
  });

  it('is none where its record is not as it was written', async () => {
    const work = new MemoryDisk();
    await work.set([['ecospace/batch/square', { id: 'batch-1' }]]);
    expect(await makeBatchDisk(work, new MemoryDisk()).read('square')).toBeNull();
  });
});
