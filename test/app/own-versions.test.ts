import { expect, it } from 'vitest';
import { ownTables, withOwnVersion } from '../../src/app/state/own-versions.ts';
import type { LayerTable } from '../../src/domain/feature-table.ts';
import { city } from './layer-record-fixture.ts';

const fileOf = (layerId: string, versionId: string) => ({
  layerId,
  versionId,
  form: 'geojson' as const,
  bytes: new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features: [], of: versionId })).buffer,
});
const table: LayerTable = { type: 'FeatureCollection', features: [] };
const files = {
  city,
  tables: { 'red-line': table, range: table },
  rules: { schema: 1 as const, city: city.id, version: '1', kinds: [], rules: [] },
  files: [fileOf('red-line', '2025-10'), fileOf('red-line', '2023-11'), fileOf('range', '2024-06')],
};

it('takes the tables of the versions that were chosen, and the first ones of all others', () => {
  expect(ownTables(files, {})).toEqual(files.tables);
  expect(ownTables(files, { 'red-line': '2023-11', gone: '2023-11' })).toEqual({
    'red-line': { ...table, of: '2023-11' },
    range: table,
  });
  expect(ownTables(files, { range: '2023-11' })).toEqual(files.tables);
});

it('forgets the choice where the first one is put in force again', () => {
  const older = withOwnVersion({ range: 'x' }, 'red-line', '2023-11', '2025-10');
  expect(older).toEqual({ range: 'x', 'red-line': '2023-11' });
  expect(withOwnVersion(older, 'red-line', '2025-10', '2025-10')).toEqual({ range: 'x' });
});
