/** Screenings as they are kept, and their entries in the register, with nothing in them but what a test states. */
import type { BatchEntry } from '../../src/domain/siting/batch-entry.ts';
import type { BatchRecord } from '../../src/domain/siting/batch-record.ts';

/** Of a finished screening of three footprints, without columns. */
export const batchRecord = (change: Partial<BatchRecord> = {}): BatchRecord => ({
  id: 'batch-1',
  city: 'square',
  name: 'list',
  file: 'list.geojson',
  pack: 'f'.repeat(64),
  count: 3,
  kinds: { all: null, column: null },
  startedAt: 1,
  finishedAt: 2,
  paused: false,
  rulesVersion: 'test',
  rulesHash: 'a'.repeat(64),
  data: [],
  columns: [],
  districts: [],
  ...change,
});

export const batchEntry = (change: Partial<BatchEntry> = {}): BatchEntry => ({
  serial: `K7QF-20261122-1630-${(change.inputsHash ?? 'b'.repeat(64)).slice(0, 6)}`,
  at: 2,
  city: 'square',
  batch: 'batch-1',
  name: '清单',
  file: 'list.geojson',
  pack: 'f'.repeat(64),
  count: 3,
  kinds: { all: null, column: null },
  rulesVersion: '2026.11',
  rulesHash: 'a'.repeat(64),
  inputsHash: 'b'.repeat(64),
  data: [{ layerId: 'red-line', versionId: 'now', date: '2025', name: { zh: '红线', en: 'red line' } }],
  outcomes: { avoid: 1, justify: 0, certify: 0, unchecked: 1, relaxed: 0, none: 0, refused: 1 },
  areaSquareMetres: 30_000,
  netSquareMetres: 10_000,
  ...change,
});
