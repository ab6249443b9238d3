import { describe, expect, it } from 'vitest';
import type { LayerFeature, PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { overlayFeatures, reportProblems } from '../../src/domain/prepared-city.ts';
import type { Problem } from '../../src/domain/problems.ts';
import { examineFootprint } from '../../src/domain/siting/footprint.ts';
import { atOnce, examine, openOverlay } from '../../src/engine/index.ts';
import { problemLine } from '../../src/text/problems.ts';
import { cells, feature, prepare, SOUTH, WEST } from '../support/small-city.ts';

const at = (x: number, y: number) => [WEST + x * 0.01, SOUTH + y * 0.01];
const closed = (...ring: number[][]): number[][] => [...ring, ring[0]!];
const square = cells(1, 1, 2)[0]![0]!;
const withSpike = [closed(at(1, 1), at(3, 1), at(5, 0), at(3, 1), at(3, 3), at(1, 3))];
const withCopies = [closed(at(1, 1), at(1, 1), at(3, 1), at(3, 1), at(3, 3), at(1, 3))];
const bow = [closed(at(1, 1), at(3, 3), at(3, 1), at(1, 3))];

/** A table opened by itself: what is told of it, and the features that entered with the areas they have. */
async function open(...polygons: PolygonCoordinates[]) {
  const features: LayerFeature[] = polygons.map((p, i) => feature(`F${i}`, 'red-line', p));
  const table = { type: 'FeatureCollection', features } as const;
  const overlay = await openOverlay([{ id: 'red', features: overlayFeatures(['red-line'], table), bits: [0] }], atOnce);
  const everything = examine([[closed([60, 30], [179, 30], [179, 50], [60, 50])]]).footprint;
  const met = await overlay.check(everything, { outlines: false, distances: [] });
  const areas = new Map(met.features.map((f) => [f.feature, f.areaSquareMetres]));
  return {
    problems: overlay.reports.flatMap((report) => reportProblems(report, table)),
    entered: [...areas.keys()].sort((p, q) => p - q),
    areas,
  };
}

/** Sentences say what they mean: no gap, nothing undefined. */
function expectSentences(problems: readonly Problem[]) {
  for (const p of problems)
    for (const language of ['zh', 'en'] as const) expect(problemLine(p, language)).not.toMatch(/\?|undefined|NaN/);
}

describe('a table with faults', () => {
  it('leaves out the features that have one, and says where', async () => {
    const { entered, problems } = await open(
      [bow],
      [[square]],
      [[square, cells(6, 6, 1)[0]![0]!]],
      [...cells(0, 0, 9), ...cells(2, 2, 1)],
      [[...cells(0, 0, 9)[0]!, cells(1, 1, 7)[0]![0]!, cells(2, 2, 1)[0]![0]!]],
    );
    expect(entered).toEqual([1]);
    expect(problems.map((p) => [p.code, p.severity, p.where.file, p.where.feature, p.values.name])).toEqual([
      ['ring-self-crossing', 'error', 'red', 0, 'name of F0'],
      ['hole-outside-shell', 'error', 'red', 2, 'name of F2'],
      ['rings-overlap', 'error', 'red', 3, 'name of F3'],
      ['rings-overlap', 'error', 'red', 4, 'name of F4'],
    ]);
    expect(problems[0]!.where.position![0]).toBeCloseTo(WEST + 0.02, 9);
    expect(problems[1]!.where.position).toEqual(at(6, 6));
    expectSentences(problems);
  });

  it('leaves out what repeats them as well', async () => {
    const { entered, problems } = await open([bow], [[square]], [[[...bow[0]!].reverse()]]);
    expect(entered).toEqual([1]);
    expect(problems.map((p) => [p.code, p.where.feature])).toEqual([
      ['ring-self-crossing', 0],
      ['feature-duplicate', 2],
    ]);
  });

  it('opens a city without them', async () => {
    const { problems, overlay } = await prepare({
      'red-line': [feature('R1', 'red-line', [bow]), feature('R2', 'red-line', cells(4, 4, 1))],
    });
    expect(problems).toMatchObject([{ code: 'ring-self-crossing', where: { file: 'red-line', feature: 0 } }]);
    const { features } = await overlay.check(examine(cells(0, 0, 9)).footprint, { outlines: false, distances: [] });
    expect(features.map((f) => f.feature)).toContain(1);
    expect(features.filter((f) => f.layer === 1)).toHaveLength(1);
  });
});

describe('a table that is not clean', () => {
  it('enters clean, with one warning of each kind that counts places and vertices', async () => {
    const { areas, entered, problems } = await open(
      [withSpike],
      [withCopies.map((r) => r.map(([x, y]) => [x!, y! + 0.05]))],
      [[...cells(5, 5, 1)[0]!, closed(at(5, 5), at(6, 6))]],
      [[cells(7, 7, 1)[0]![0]!.slice(0, -1)]],
      [withSpike.map((r) => r.map(([x, y]) => [x!, y! + 0.03]))],
      [[square]],
    );
    expect(entered).toEqual([0, 1, 2, 3, 4]);
    expect(areas.get(0)).toBe((await open([[square]])).areas.get(0));
    expect(problems.map((p) => [p.code, p.severity, p.where.feature, p.where.vertex, p.values])).toEqual([
      ['spike-removed', 'warning', 0, 2, { layer: 'red', places: 2, vertices: 4, features: '5' }],
      ['vertex-repeated', 'warning', 1, 1, { layer: 'red', places: 1, vertices: 2 }],
      ['ring-degenerate', 'warning', 2, 0, { layer: 'red', places: 1 }],
      ['ring-unclosed', 'warning', 3, 3, { layer: 'red', places: 1 }],
      ['feature-duplicate', 'warning', 5, 0, { layer: 'red', places: 1, of: 1 }],
    ]);
    expect(problems[0]!.where).toMatchObject({ file: 'red', ring: 0, position: at(5, 0) });
    expectSentences(problems);
  });

  it('names a handful of features, however many there are', async () => {
    const shifted = (i: number) => withSpike.map((r) => r.map(([x, y]) => [x! + i, y!]));
    const { problems } = await open(...Array.from({ length: 60 }, (_, i) => [shifted(i)]));
    expect(problems).toMatchObject([{ code: 'spike-removed', values: { places: 60, features: '2, 3, 4, 5, 6' } }]);
    expect(problemLine(problems[0]!, 'en')).toContain('60 such places, also in features 2, 3, 4, 5, 6');
    expect(problemLine(problems[0]!, 'zh')).toContain('共 60 处,另见图斑 2, 3, 4, 5, 6');
  });
});

describe('a footprint that is not clean', () => {
  it('is looked through and made clean, with warnings that name no feature', () => {
    const examined = examineFootprint([withSpike]);
    expect(examined).toMatchObject({ ok: true, problems: [{ code: 'spike-removed', severity: 'warning' }] });
    expect(examined.problems[0]!.where).toEqual({ ring: 0, vertex: 2, position: at(5, 0) });
    expect(examineFootprint(cells(1, 1, 1)).problems).toEqual([]);
    expectSentences(examined.problems);
  });

  it('is warned of where a hole encloses nothing, and refused where a shell does', () => {
    const line = closed(at(1, 1), at(2, 2));
    expect(examineFootprint([[square, line]])).toMatchObject({
      ok: true,
      problems: [{ code: 'ring-degenerate', severity: 'warning', where: { ring: 1, position: at(1, 1) } }],
    });
    for (const refused of [[[line]], [[square], [line]], [], [[]], [[[]]]])
      expect(examineFootprint(refused)).toMatchObject({
        ok: false,
        problems: [{ code: 'ring-degenerate', severity: 'error' }],
      });
  });

  it('is refused where rings are nested wrongly, but an island is right', () => {
    const hole = cells(2, 2, 5)[0]![0]!;
    const shell = cells(1, 1, 8)[0]![0]!;
    const island = cells(4, 4, 1)[0]![0]!;
    expect(examineFootprint([[shell, hole], [island]]).ok).toBe(true);
    for (const [polygons, code, where] of [
      [[[shell], [island]], 'rings-overlap', { ring: 0, position: at(4, 4) }],
      [[[shell, hole, island]], 'rings-overlap', { ring: 2, position: at(4, 4) }],
      [[[island, hole]], 'hole-outside-shell', { ring: 1, position: at(2, 2) }],
    ] as const)
      expect(examineFootprint(polygons as unknown as PolygonCoordinates)).toMatchObject({
        ok: false,
        problems: [{ code, severity: 'error', where }],
      });
  });
});
