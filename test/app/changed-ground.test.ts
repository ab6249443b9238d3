/** Ground that two versions of a layer differ by, on the map and in its legend. */
import { describe, expect, it } from 'vitest';
import type { Extent } from '../../src/app/export/feature-extent.ts';
import { ownLegend } from '../../src/app/export/own-legend.ts';
import { changedNumbers, changedOnMap, changedShape, seenFrom } from '../../src/app/map/changed.ts';
import { covers } from '../../src/app/map/geometry.ts';
import { mapInput } from '../../src/app/map/input.ts';
import { mapLayers } from '../../src/app/map/layers.ts';
import { mapSources } from '../../src/app/map/sources.ts';
import {
  firstLayer,
  groundOfCard,
  groundOfFirstCard,
  groundOfVersions,
} from '../../src/app/panels/coverage/change/changed-ground.ts';
import { partKey } from '../../src/app/state/coverage-types.ts';
import type { ChangedGround, Selection } from '../../src/app/state/model.ts';
import { type AppState, getApp } from '../../src/app/state/store.ts';
import { textIn } from '../../src/app/text/use-text.ts';
import type { ChangePlot, LayerChanges } from '../../src/domain/coverage/change.ts';
import { EMPTY_REGION, type TracedRegion } from '../../src/domain/coverage/traced.ts';
import { shippedCity, shippedVersions } from '../support/shipped-city.ts';

const city = shippedCity('wuhai');
const versions = shippedVersions(city);
const tables = Object.fromEntries([...versions].map(([id, all]) => [id, [...all.values()][0]!]));
const open = { city, tables, summaries: [] };

const square = (x: number, y: number, side: number): ChangePlot['polygon'] => [
  [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]], // biome-ignore format: a shape
];
const piece = (number: number, change: ChangePlot['change'], x: number, areaSquareMetres = 1e6): ChangePlot => ({
  number,
  change,
  districtId: 'D',
  from: [],
  to: [],
  areaSquareMetres,
  perimeterMetres: 4000,
  polygon: square(x, 39.5, 0.01),
});
const pieces = [piece(1, 'lost', 106.7), piece(2, 'gained', 106.8), piece(3, 'moved', 106.9)];
const ground: ChangedGround = { pieces, isTurned: false, isNumbered: true };
const beside: ChangedGround = { pieces, isTurned: true, isNumbered: false };
const withGround = (change: Partial<AppState>): AppState => ({ ...getApp(), open, changed: ground, ...change });
const kinds = (of: ChangedGround) => changedShape(of).features.map((f) => `${f.properties?.is} ${f.properties?.kind}`);
const WHOLE = city.extent as Extent;

describe('ground that changed, on the map', () => {
  it('is drawn piece by piece, each with a place well inside that stands for it', () => {
    expect(kinds(ground)).toEqual(['lost', 'gained', 'moved'].flatMap((kind) => [`ground ${kind}`, `place ${kind}`]));
    const shape = changedShape(ground);
    for (const f of shape.features)
      if (f.geometry.type === 'Point')
        expect(
          pieces.some((p) =>
            covers(
              { type: 'Polygon', coordinates: p.polygon.map((r) => r.map((at) => [...at])) },
              f.geometry.coordinates as [number, number],
            ),
          ),
        ).toBe(true);
    expect(changedShape(ground)).toBe(shape);
  });

  it('is turned where the earlier version is in force', () => {
    expect(kinds(beside)).toEqual(['gained', 'lost', 'moved'].flatMap((kind) => [`ground ${kind}`, `place ${kind}`]));
  });

  it('has a sign of its own until it is 16 pixels wide', () => {
    const zoom = seenFrom({ areaSquareMetres: 1e6 }, 39.5);
    const metresPerPixel = (78_271.517 * Math.cos((39.5 * Math.PI) / 180)) / 2 ** zoom;
    expect(1000 / metresPerPixel).toBeCloseTo(16, 6);
  });

  it('has the numbers of its list, but for those that the figure in hand brings with it; none without a list', () => {
    const numbers = (of: ChangedGround, region: TracedRegion | null) =>
      changedNumbers(of, region).features.map((f) => f.properties?.number);
    const own = pieces.slice(1, 2).map(({ number, districtId, change, areaSquareMetres }) => ({ number, districtId, change, areaSquareMetres })); // biome-ignore format: one line
    expect(numbers(ground, null)).toEqual(['①', '②', '③']);
    expect(numbers(ground, { ...EMPTY_REGION, areaSquareMetres: 1, residualSquareMetres: 0, pieces: own })).toEqual(['①', '③']); // biome-ignore format: one line
    expect(numbers(beside, null)).toEqual([]);
  });

  it('stands above the classes and below the figure in hand, and only while it is told of', () => {
    const ids = (state: AppState) => mapLayers(mapInput(state)).map(({ id }) => id);
    const drawn = ids(withGround({}));
    expect(drawn.indexOf('changed-fill')).toBeGreaterThan(drawn.findLastIndex((id) => id.startsWith('line:')));
    expect(drawn).toContain('changed-numbers');
    expect(ids(withGround({ changed: null })).filter((id) => id.startsWith('changed'))).toEqual([]);
    expect(mapSources(mapInput(withGround({}))).changed).toBe(changedShape(ground));
  });

  it('gives way to a figure of another card, and not to one of its own; two versions stay', () => {
    const other: Selection = { kind: 'combination', keys: [] };
    const figure = { kind: 'figure', card: 'change', figure: '', districtId: null, keys: [] } as unknown as Selection;
    expect(changedOnMap(withGround({ selection: other }))).toBeNull();
    expect(changedOnMap(withGround({ selection: figure }))).toBe(ground);
    expect(changedOnMap(withGround({ selection: other, changed: beside }))).toBe(beside);
  });

  it('is on prints and not on the maps of a report, which are of the city as it is', () => {
    expect(changedOnMap(withGround({ mapLanguage: 'zh', dialog: 'export' }))).toBe(ground);
    expect(changedOnMap(withGround({ mapLanguage: 'zh', dialog: 'report' }))).toBeNull();
  });
});

describe('ground that changed, in the legend', () => {
  const rows = (state: AppState, extent: Extent, language: 'zh' | 'en' = 'zh') =>
    ownLegend(state, extent, textIn(language).exporting).map(({ name, style }) => [style, name]);

  it('is named in the words of the figures', () => {
    expect(rows(withGround({}), WHOLE)).toEqual([
      ['changed-lost', '减少'],
      ['changed-gained', '增加'],
      ['changed-moved', '类别互转'],
    ]);
    expect(
      rows(withGround({}), WHOLE, 'en')
        .slice(0, 2)
        .map(([, name]) => name),
    ).toEqual(['Lost', 'Gained']);
  });

  it('is what the picture shows of it', () => {
    expect(rows(withGround({}), [106.79, 39.4, 106.82, 39.6])).toEqual([['changed-gained', '增加']]);
    expect(rows(withGround({ changed: beside }), [106.79, 39.4, 106.82, 39.6])).toEqual([['changed-lost', '减少']]);
  });
});

describe('which ground is drawn', () => {
  const layer = firstLayer(open, getApp())!;
  const before = layer.versions.at(-1)!.id;
  const sliver = { ...piece(4, 'lost', 107, 0.5), perimeterMetres: 3 };
  const changes = {
    layerId: layer.id,
    pieces: [...pieces, sliver],
    rows: [],
    moves: [],
    sites: [],
  } as unknown as LayerChanges;
  const parts = { [partKey('changes', { layerId: layer.id, before })]: { kind: 'done' as const, result: changes } };

  it('is what the card lists, without slivers, once its figures are there', () => {
    expect(groundOfFirstCard({ ...getApp(), open, coverageParts: {} })).toBeNull();
    expect(groundOfFirstCard({ ...getApp(), open, coverageParts: parts })).toEqual(groundOfCard(changes));
    expect(groundOfCard(changes).pieces.map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it('is turned beside an older version that is in force, and has no numbers', () => {
    expect(groundOfVersions(changes, true)).toMatchObject({ isTurned: true, isNumbered: false, pieces });
  });
});
