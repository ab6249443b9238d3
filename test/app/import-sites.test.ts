import { beforeEach, describe, expect, test, vi } from 'vitest';
import { footprintsOf, splitParcels } from '../../src/app/state/import-sites.ts';
import { EMPTY_PROJECT } from '../../src/app/state/model.ts';
import { edit, getApp, replaceProject } from '../../src/app/state/store.ts';
import type { PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { packTable } from '../../src/io/layer-pack.ts';
import type { TakenLayer } from '../../src/worker/data-calls.ts';
import { smallTable } from '../support/project.ts';

vi.mock('../../src/app/map/zoom.ts', () => ({ zoomToPolygons: () => undefined }));
vi.mock('../../src/app/compute.ts', () => ({
  compute: () => ({
    call: async (_: string, { footprint }: { footprint: PolygonCoordinates }) => ({
      ok: true,
      value: footprint,
      problems: [],
    }),
  }),
}));

const taken = (count: number): TakenLayer => {
  const table = smallTable();
  const pack = packTable({ ...table, features: table.features.slice(0, count) });
  return { pack: pack.slice().buffer, addedByFeature: [3, 0] } as unknown as TakenLayer;
};
const SOURCE = '报件/用地.zip/地块 2024.shp';

describe('a site from a file', () => {
  beforeEach(() => replaceProject(EMPTY_PROJECT));

  test('keeps the name of the file, without folders, and the vertices that were added', async () => {
    const { footprints } = await footprintsOf(SOURCE, taken(2), false);
    expect(footprints.map((f) => [f.origin, f.file, f.addedVertices])).toEqual([
      ['file', '地块 2024.shp', 3],
      ['file', '地块 2024.shp', undefined],
    ]);
    await footprintsOf(SOURCE, taken(1), false);
    expect(getApp().project.footprints).toMatchObject([{ file: '地块 2024.shp', addedVertices: 3, name: '甲' }]);
  });

  test('hands it on to its parcels where a project is split', async () => {
    const { footprints } = await footprintsOf(SOURCE, taken(2), true);
    expect(footprints).toMatchObject([{ name: '地块 2024', file: '地块 2024.shp', parcels: [{}, {}] }]);
    edit((p) => ({ ...p, footprints, activeFootprintId: footprints[0]!.id }));
    splitParcels(footprints[0]!.id);
    expect(getApp().project.footprints.map((f) => f.file)).toEqual(['地块 2024.shp', '地块 2024.shp']);
  });
});
