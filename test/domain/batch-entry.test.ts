import { describe, expect, it } from 'vitest';
import { batchColumns, screenRows } from '../../src/domain/siting/batch.ts';
import {
  type BatchEntry,
  keepEntry,
  parseBatchEntry,
  questionOf,
  unsignedEntry,
} from '../../src/domain/siting/batch-entry.ts';
import { BatchTable } from '../../src/domain/siting/batch-table.ts';
import { atOnce } from '../../src/engine/index.ts';
import { batchRecord } from '../support/screening.ts';
import { cells, feature, prepare, ruleBook } from '../support/small-city.ts';

async function finished(): Promise<BatchEntry> {
  const prepared = await prepare({ 'red-line': [feature('R', 'red-line', cells(2, 2, 2))] });
  const columns = batchColumns(prepared, ruleBook);
  const polygons = [cells(2, 2, 1), cells(7, 7, 1), cells(40, 2, 1)];
  const sites = polygons.map((p) => ({ polygons: p, kind: null }));
  const table = new BatchTable(sites.length, columns);
  table.put(await screenRows(prepared, ruleBook, columns, sites, 0, atOnce));
  const record = batchRecord({
    count: sites.length,
    data: [{ layerId: 'red-line', versionId: 'now', date: '2025', name: { zh: 'R', en: 'R' }, accuracyMetres: 10 }],
    columns,
  });
  return { ...unsignedEntry(record, table), serial: 'K7QF-20261122-1630-a1b2c3', at: 2, inputsHash: 'b'.repeat(64) };
}

describe('the entry of a screening', () => {
  it('is one for all rows: inputs, rules, data and what they came to', async () => {
    const entry = await finished();
    expect(entry).toMatchObject({ batch: 'batch-1', file: 'list.geojson', count: 3, rulesVersion: 'test' });
    expect(entry.data).toEqual([{ layerId: 'red-line', versionId: 'now', date: '2025', name: { zh: 'R', en: 'R' } }]);
    expect(entry.outcomes).toMatchObject({ avoid: 1, unchecked: 1, refused: 1, none: 0 });
    expect(entry.netSquareMetres).toBeGreaterThan(0.9 * (entry.areaSquareMetres / 2));
  });

  it('comes back from where it is stored, and is passed over where it is not whole', async () => {
    const entry = await finished();
    expect(parseBatchEntry(JSON.parse(JSON.stringify(entry)))).toEqual(entry);
    for (const key of Object.keys(entry)) expect(parseBatchEntry({ ...entry, [key]: undefined })).toBeNull();
    expect(parseBatchEntry({ ...entry, serial: 'x' })).toBeNull();
  });

  it('stands once for the same question, and leads to the latest screening of it', async () => {
    const entry = await finished();
    const again = { ...entry, batch: 'batch-2', serial: 'K7QF-20261123-1630-a1b2c3', at: 3 };
    expect(keepEntry([entry], again)).toEqual([{ ...entry, batch: 'batch-2' }]);
    const other = { ...again, inputsHash: 'c'.repeat(64) };
    expect(keepEntry([entry], other)).toEqual([entry, other]);
  });

  it('asks another question with other footprints, rules, data or outcomes, and not at another time', async () => {
    const entry = await finished();
    const question = (part: Partial<BatchEntry>) => JSON.stringify(questionOf({ ...entry, ...part }));
    expect(question({ batch: 'batch-2', name: 'other', at: 9 })).toBe(question({}));
    for (const part of [
      { pack: 'e'.repeat(64) },
      { rulesHash: 'd'.repeat(64) },
      { data: [{ ...entry.data[0]!, versionId: 'next' }] },
      { outcomes: { ...entry.outcomes, avoid: 2 } },
      { kinds: { all: 'housing', column: null } },
    ])
      expect(question(part)).not.toBe(question({}));
  });
});
