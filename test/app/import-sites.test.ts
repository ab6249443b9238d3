import { beforeEach, describe, expect, test, vi } from 'vitest';
import { duplicateActive } from '../../src/app/map/edit/footprints.ts';
import { polygonsOf } from '../../src/app/map/geometry.ts';
import { footprintsOf, splitParcels } from '../../src/app/state/import-sites.ts';
import { EMPTY_PROJECT, type Footprint } from '../../src/app/state/model.ts';
import { proposedKind, takeProposed } from '../../src/app/state/siting-facts.ts';
import { edit, getApp, replaceProject } from '../../src/app/state/store.ts';
import type { LayerFeature, PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { carriedBy } from '../../src/domain/siting/move.ts';
import { NO_FACTS } from '../../src/domain/siting/project.ts';
import { packTable } from '../../src/io/layer-pack.ts';
import type { TakenLayer } from '../../src/worker/data-calls.ts';
import { smallTable } from '../support/project.ts';
import { ruleBook as book } from '../support/small-city.ts';

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

/** Parcels as one, in place of what dissolving would make of them. */
const WHOLE: TakenLayer['whole'] = {
  ok: true,
  value: { polygons: [smallTable().features.flatMap(({ geometry }) => polygonsOf(geometry)).flat()], addedVertices: 2 }, // biome-ignore format: a shape
  problems: [{ code: 'corners-shared', severity: 'warning', where: {}, values: {} }],
};

const taken = (count: number): TakenLayer => {
  const table = smallTable();
  const pack = packTable({ ...table, features: table.features.slice(0, count) });
  return {
    pack: pack.slice().buffer,
    addedByFeature: [3, 0],
    statedByFeature: [],
    whole: WHOLE,
  } as unknown as TakenLayer;
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

  const withUses = (...uses: string[]): TakenLayer => {
    const table = smallTable();
    const used = (f: LayerFeature, i: number) => ({ ...f, properties: { ...f.properties, 地块用途: uses[i] } });
    const pack = packTable({ ...table, features: table.features.slice(0, uses.length).map(used) });
    return {
      pack: pack.slice().buffer,
      addedByFeature: [],
      statedByFeature: [],
      whole: WHOLE,
    } as unknown as TakenLayer;
  };
  const put = (footprints: readonly Footprint[]) =>
    edit((p) => ({ ...p, footprints, activeFootprintId: footprints[0]!.id }));
  const all = () => getApp().project.footprints;

  test('keeps what the file says it is for, states no kind by it, and offers one for all of the file that say the same', async () => {
    const { footprints } = await footprintsOf(SOURCE, withUses('化工', '化工'), false);
    put(footprints);
    expect(all().map((f) => [f.use, f.facts])).toEqual([
      ['化工', undefined],
      ['化工', undefined],
    ]);
    const offer = proposedKind(all()[0]!, all(), book)!;
    expect(offer).toEqual({ use: '化工', kind: 'chemical', footprintIds: all().map((f) => f.id) });
    takeProposed(offer);
    expect(all().map((f) => f.facts?.kind)).toEqual(['chemical', 'chemical']);
    expect(proposedKind(all()[0]!, all(), book)).toBeNull();
    expect(getApp().past).toHaveLength(2);
  });

  test('is offered no kind where the words are not clear, differ in one project, or the user has stated one', async () => {
    const [plain] = (await footprintsOf(SOURCE, withUses('工业', '化工'), false)).footprints;
    expect(proposedKind(plain!, [plain!], book)).toBeNull();
    const [whole] = (await footprintsOf(SOURCE, withUses('尾矿库', '化工'), true)).footprints;
    expect(whole!.use).toBeUndefined();
    const [own] = (await footprintsOf(SOURCE, withUses('化工', '化工'), true)).footprints;
    expect(own!.use).toBe('化工');
    const stated = { ...own!, facts: { ...NO_FACTS, kind: 'mining' } };
    expect(proposedKind(stated, [stated], book)).toBeNull();
    put([own!]);
    splitParcels(own!.id);
    expect(all().map((f) => f.use)).toEqual(['化工', '化工']);
  });

  test('of several parcels is what they are as one, with the vertices that are no corners of it, and says what was done', async () => {
    const { footprints, problems } = await footprintsOf(SOURCE, taken(2), true);
    expect(footprints).toMatchObject([{ polygons: WHOLE!.ok && WHOLE!.value.polygons, addedVertices: 2 }]);
    expect(problems.map((p) => p.code)).toEqual(['corners-shared']);
  });

  describe('of several parcels', () => {
    const stated = { squareMetres: 150_000, planarSquareMetres: 120_000, ellipsoidalSquareMetres: 119_967, roundingSquareMetres: 0.5 }; // biome-ignore format: one statement
    const joined = async (): Promise<Footprint> => {
      const said = { ...taken(2), statedByFeature: [stated, null] };
      const { footprints } = await footprintsOf(SOURCE, said, true);
      return { ...footprints[0]!, facts: { ...NO_FACTS, kind: 'tailings', industry: 'B09' } };
    };

    test('hands on where it was moved to, what was stated of it, and the corners of each, as one step', async () => {
      const project = await joined();
      const way = { east: 800, north: -300 };
      put([{ ...project, polygons: carriedBy(project.start, way) }]);
      const steps = getApp().past.length;
      expect(splitParcels(project.id)).toBe(true);
      expect(all().flatMap((f) => f.polygons.flat(2))).toEqual(carriedBy(project.start, way).flat(2));
      expect(all().map((f) => [f.start, f.facts])).toEqual(
        project.parcels!.map(({ polygons }) => [polygons, project.facts]),
      );
      expect(all().map((f) => [f.addedVertices, f.stated])).toEqual([
        [3, stated],
        [undefined, undefined],
      ]);
      expect(getApp().past).toHaveLength(steps + 1);
    });

    test('is not split once it has another shape, nor does a copy of that know parcels', async () => {
      const project = await joined();
      const cut = project.polygons.map((rings) => rings.slice(0, 1));
      put([{ ...project, polygons: cut }]);
      expect(splitParcels(project.id)).toBe(false);
      duplicateActive();
      expect(all().map((f) => f.parcels?.length)).toEqual([2, undefined]);
    });

    test('has parcels that go with its copy', async () => {
      put([await joined()]);
      duplicateActive();
      const [original, copy] = all();
      expect(copy!.parcels!.flatMap((parcel) => parcel.polygons.flat(2))).toEqual(copy!.polygons.flat(2));
      expect(copy!.parcels![0]!.polygons).not.toEqual(original!.parcels![0]!.polygons);
      expect(splitParcels(copy!.id)).toBe(true);
      expect(all()).toHaveLength(3);
    });
  });

  test('hands it on to its parcels where a project is split', async () => {
    const { footprints } = await footprintsOf(SOURCE, taken(2), true);
    expect(footprints).toMatchObject([{ name: '地块 2024', file: '地块 2024.shp', parcels: [{}, {}] }]);
    edit((p) => ({ ...p, footprints, activeFootprintId: footprints[0]!.id }));
    splitParcels(footprints[0]!.id);
    expect(getApp().project.footprints.map((f) => f.file)).toEqual(['地块 2024.shp', '地块 2024.shp']);
  });
});
