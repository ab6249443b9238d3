/** Polygons with very many vertices and holes: the real sea where its package is installed, a made-up one always. */
import { beforeAll, describe, expect, test } from 'vitest';
import {
  type Arrangement,
  type CompiledLayer,
  checkFootprint,
  nearest,
  type Polygons,
  sumAtoms,
} from '../../src/engine/parts.ts';
import { checkArea } from '../support/check-area.ts';
import { fractalRing } from '../support/fractal.ts';
import { type Geos, loadGeos } from '../support/geos.ts';
import { independentArea } from '../support/independent-area.ts';
import { isLarge } from '../support/large.ts';
import { arrangementOf, atomTable, layerOf } from '../support/overlay.ts';
import { hasSea, readSea } from '../support/packaged.ts';
import { Random } from '../support/random.ts';
import { box, reversed } from '../support/shapes.ts';

interface Sea {
  readonly polygons: Polygons;
  readonly layer: CompiledLayer;
  readonly arrangement: Arrangement;
  readonly geos: Geos;
}

async function prepare(polygons: Polygons): Promise<Sea> {
  const start = performance.now();
  const layer = layerOf(polygons);
  const arrangement = arrangementOf({ layer, bits: [0] });
  console.log(
    `scale: ${layer.vertexCount} vertices, ${layer.ringCount - 1} holes compiled and arranged in ${Math.round(performance.now() - start)} ms`,
  );
  return { polygons, layer, arrangement, geos: await loadGeos() };
}

function checkWhole({ polygons, layer }: Sea): void {
  const [all, ...others] = atomTable({ layer, bits: [0] });
  expect(others).toEqual([]);
  const oracle = independentArea(polygons);
  checkArea(all!.areaSquareMetres, oracle, oracle);
}

/** Overlap with a box: as a footprint and as a second layer, against GEOS. */
function checkWindow({ polygons, layer, arrangement, geos }: Sea, window: Polygons): void {
  const oracle = independentArea(geos.intersection(polygons, window));
  const smaller = independentArea(window);
  expect(oracle).toBeGreaterThan(0.01 * smaller);
  expect(oracle).toBeLessThan(0.99 * smaller);
  const footprint = layerOf(window);
  const check = checkFootprint(arrangement, footprint, false);
  checkArea(
    sumAtoms(check.atoms, (atom) => atom.mask.low === 1),
    oracle,
    smaller,
  );
  const atoms = atomTable({ layer, bits: [0] }, { layer: footprint, bits: [1] });
  checkArea(
    sumAtoms(atoms, (atom) => atom.mask.low === 3),
    oracle,
    smaller,
  );
}

const HOLES = 2500;

/** A shell of 100,000 vertices with a hole of 24 vertices in each cell of a lattice inside it. */
function madeUpSea(): Polygons {
  const random = new Random(31);
  const [lon, lat, radius] = [108, 39, 2];
  const shell = fractalRing(random, lon, lat, radius, 100_000, 0.0001);
  const across = Math.sqrt(HOLES);
  // The troughs of the shell reach down to some half of its radius; the lattice stays within a quarter.
  const cell = radius / 2 / across;
  const holes = Array.from({ length: HOLES }, (_, n) => {
    const x = lon - radius / 4 + ((n % across) + 0.5) * cell;
    const y = lat - radius / 4 + (Math.floor(n / across) + 0.5) * cell;
    return reversed(fractalRing(random, x, y, cell / 5, 24));
  });
  return [[shell, ...holes]];
}

describe('a made-up sea with 2,500 islands', () => {
  let sea: Sea;

  beforeAll(async () => {
    sea = await prepare(madeUpSea());
    expect(sea.geos.invalidity(sea.polygons)).toBeNull();
  });

  test('its area', () => checkWhole(sea));

  test.each([
    ['among the islands', box(107.8, 38.9, 108.3, 39.2)],
    ['a corner of an island', box(107.511, 38.511, 107.52, 38.52)],
    ['over the shore', box(109, 38, 112, 42)],
  ])('%s', (_, window) => checkWindow(sea, [[window]]));
});

describe.skipIf(!isLarge('the sea of 1.7 million vertices') || !hasSea())('the sea of 1.7 million vertices', () => {
  let sea: Sea;

  beforeAll(async () => {
    sea = await prepare(readSea());
    expect(sea.layer.vertexCount).toBeGreaterThan(1_700_000);
    expect(sea.layer.ringCount).toBeGreaterThan(60_000);
  }, 300_000);

  test('its area', () => checkWhole(sea));

  test.each([
    ['the mouth of the Yangtze', box(121.5, 29.5, 123.5, 31)],
    ['the mouth of the Pearl River', box(113.9, 22.1, 114.4, 22.6)],
    ['the Baltic', box(10, 55, 30, 60)],
  ])('%s', (_, window) => checkWindow(sea, [[window]]));

  test('the way to it from inland', () => {
    const found = nearest(layerOf([[box(116, 39.5, 116.1, 39.6)]]), sea.layer, () => true);
    expect(found!.metres).toBeGreaterThan(100_000);
    expect(found!.metres).toBeLessThan(200_000);
  });
});
