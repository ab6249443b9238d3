import { expect } from 'vitest';
import {
  type Arrangement,
  type Atom,
  atomsOf,
  compileLayer,
  hasBit,
  type Key,
  type LayerFeature,
  OUTSIDE,
  type Outline,
  type Polygons,
  runThrough,
  sumAtoms,
  traceOf,
} from '../../src/engine/parts.ts';
import { areaTolerance } from '../support/check-area.ts';
import type { Geos } from '../support/geos.ts';
import { independentArea } from '../support/independent-area.ts';
import { arrangementOf } from '../support/overlay.ts';
import { type RandomLayer, randomDistricts, randomLayer } from '../support/random-layers.ts';
import { mapRings, ring } from '../support/shapes.ts';
import { toWkt } from '../support/wkt.ts';
import { type Case, law } from './law.ts';

/** One or two layers, and sometimes districts, up to `most` features a layer. */
function scene({ random, geos, show }: Case, most: number): { layers: RandomLayer[]; arrangement: Arrangement } {
  const layers = Array.from({ length: 1 + random.int(2) }, () => randomLayer(random, geos, most));
  for (const layer of layers) show('layer', layer.features);
  const members = layers.map((layer, i) => ({
    layer: compileLayer(layer.features, layer.classCount).layer,
    bits: Array.from({ length: layer.classCount }, (_, k) => 3 * i + k),
  }));
  if (random.chance(0.5)) return { layers, arrangement: arrangementOf(...members) };
  const districts = randomDistricts(random);
  show('districts', districts.features);
  const partition = { layer: compileLayer(districts.features, 1).layer, bits: null };
  return { layers, arrangement: arrangementOf(...members, partition) };
}

/** Layers twice, each time moved a little: borders that are nearly shared, by more and by less than outlines resolve. */
function nearlyShared({ random, geos, show }: Case): Arrangement {
  const layer = randomLayer(random, geos, 10);
  const width = 10 ** random.between(-14, -9);
  const off = () => random.between(-width, width);
  const moved = (f: LayerFeature): LayerFeature => {
    const polygons = mapRings(f.polygons, (r) => ring(...r.slice(0, -1).map(([x, y]) => [x! + off(), y! + off()])));
    return geos.invalidity(polygons) === null ? { ...f, polygons } : f;
  };
  return arrangementOf(
    ...[0, 3].map((bit) => {
      const features = layer.features.map(moved);
      show('layer', features);
      const { layer: compiled } = compileLayer(features, layer.classCount);
      return { layer: compiled, bits: Array.from({ length: layer.classCount }, (_, k) => bit + k) };
    }),
  );
}

const numberOf = ({ part, mask }: Key) => (part + 1) * 64 + mask.low;
const everyCombination = (arrangement: Arrangement) => runThrough(traceOf(arrangement, numberOf));
const isBounded = (a: Atom) => a.part !== OUTSIDE || a.mask.low !== 0;
/** Slivers and rounded crossings over tens of kilometres of border. */
const LOST_SQUARE_METRES = 0.05;

/** Valid, with the area that it tells, and that of the table but for a residual, which is small. */
function checkOutline(geos: Geos, outline: Outline, table: number, whole: number, name: string): void {
  const { polygons, areaSquareMetres, residualSquareMetres } = outline;
  expect(geos.invalidity(polygons), `${name}: ${toWkt(polygons)}`).toBeNull();
  const tolerance = 1e-6 + areaTolerance(table, whole);
  expect(Math.abs(independentArea(polygons) - areaSquareMetres), name).toBeLessThan(tolerance);
  expect(Math.abs(areaSquareMetres + residualSquareMetres - table), name).toBeLessThan(tolerance);
  expect(Math.abs(residualSquareMetres), name).toBeLessThan(LOST_SQUARE_METRES);
}

const union = (geos: Geos, all: readonly Polygons[]): Polygons =>
  all.reduce((a, b) => (a.length === 0 ? b : b.length === 0 ? a : geos.union(a, b)), []);
const areaOf = (features: readonly LayerFeature[]) => features.reduce((sum, f) => sum + independentArea(f.polygons), 0);

law('outlines of all combinations are valid, with the areas of the table', 0.25, (c) => {
  const { layers, arrangement } = scene(c, 30);
  const outlines = everyCombination(arrangement);
  const whole = areaOf(layers.flatMap((l) => l.features));
  const atoms = runThrough(atomsOf(arrangement)).filter(isBounded);
  for (const atom of atoms)
    checkOutline(c.geos, outlines.get(numberOf(atom))!, atom.areaSquareMetres, whole, `${numberOf(atom)}`);
  expect(outlines.size).toBe(atoms.length);
});

law('outlines are valid where borders are nearly shared', 0.25, (c) => {
  for (const [n, outline] of everyCombination(nearlyShared(c))) {
    expect(c.geos.invalidity(outline.polygons), `${n}: ${toWkt(outline.polygons)}`).toBeNull();
    expect(Math.abs(independentArea(outline.polygons) - outline.areaSquareMetres)).toBeLessThan(1e-2);
    expect(Math.abs(outline.residualSquareMetres), `${n}`).toBeLessThan(2 * LOST_SQUARE_METRES);
  }
});

law('outlines of combinations lie side by side and together are all features', 0.2, (c) => {
  const { layers, arrangement } = scene(c, 10);
  const inClasses = [...everyCombination(arrangement)].filter(([n]) => n % 64 !== 0).map(([, outline]) => outline);
  const together = union(
    c.geos,
    inClasses.map((o) => o.polygons),
  );
  const features = layers.flatMap((l) => l.features);
  const expected = union(
    c.geos,
    features.map((f) => f.polygons),
  );
  const sum = inClasses.reduce((total, o) => total + o.areaSquareMetres, 0);
  expect(Math.abs(sum - independentArea(together))).toBeLessThan(LOST_SQUARE_METRES);
  expect(independentArea(c.geos.symmetricDifference(expected, together))).toBeLessThan(LOST_SQUARE_METRES);
});

law('the outline of a class is its dissolved features, as GEOS has them', 0.3, (c) => {
  const { layers, arrangement } = scene(c, 12);
  const atoms = runThrough(atomsOf(arrangement));
  layers.forEach((layer, i) => {
    for (let k = 0; k < layer.classCount; k++) {
      const bit = 3 * i + k;
      const outline = runThrough(traceOf(arrangement, ({ mask }) => (hasBit(mask, bit) ? 1 : null))).get(1);
      const own = layer.features.filter((f) => f.class === k);
      const dissolved = union(
        c.geos,
        own.map((f) => f.polygons),
      );
      if (!outline) {
        expect(own).toHaveLength(0);
        continue;
      }
      checkOutline(
        c.geos,
        outline,
        sumAtoms(atoms, (a) => hasBit(a.mask, bit)),
        areaOf(own),
        `class ${k}`,
      );
      const apart = c.geos.symmetricDifference(dissolved, outline.polygons);
      expect(independentArea(apart), toWkt(outline.polygons)).toBeLessThan(LOST_SQUARE_METRES);
    }
  });
});
