import { expect } from 'vitest';
import {
  type Atom,
  checkFootprint,
  compileLayer,
  hasBit,
  type LayerFeature,
  type Member,
  OUTSIDE,
  type Polygons,
  sumAtoms,
} from '../../src/engine/parts.ts';
import { lineLength } from '../../src/geodesy/ellipsoid.ts';
import { areaTolerance, checkArea, TOUCHING_SQUARE_METRES } from '../support/check-area.ts';
import { fractalRing } from '../support/fractal.ts';
import { independentArea } from '../support/independent-area.ts';
import { LATTICE, latticePolygons } from '../support/lattice.ts';
import { arrangementOf, atomTable, overlapArea } from '../support/overlay.ts';
import { randomDistricts, randomLayer } from '../support/random-layers.ts';
import { toWkt } from '../support/wkt.ts';
import { type Case, law } from './law.ts';

/** Districts, a layer of up to three classes, and a footprint among them. */
function scene({ random, geos, show }: Case, most: number) {
  const districts = randomDistricts(random);
  const layer = randomLayer(random, geos, most);
  const span = LATTICE.size * LATTICE.step;
  const onLattice = random.chance(0.6);
  const polygons = onLattice
    ? latticePolygons(random, geos)
    : [
        [
          fractalRing(
            random,
            LATTICE.west + random.next() * span,
            LATTICE.south + random.next() * span,
            span * 10 ** random.between(-2, -0.5),
            4 + random.int(40),
          ),
        ],
      ];
  const footprint: LayerFeature = { class: 0, polygons };
  show('districts', districts.features);
  show('layer', layer.features);
  show('footprint', [footprint]);
  const members: Member[] = [
    { layer: compileLayer(districts.features, 1).layer, bits: null },
    { layer: compileLayer(layer.features, layer.classCount).layer, bits: [0, 1, 2] },
  ];
  return { members, layer, footprint, onLattice, compiled: compileLayer([footprint], 1).layer };
}

/** Slivers as wide as the last digit of a coordinate along the lattice's 20 km, square metres. */
const SAME_SUMS = 3.2e-5;

law('a check gives the atoms of an arrangement that holds the footprint as one more class', 0.5, (c) => {
  const { members, footprint, compiled } = scene(c, 30);
  const { atoms } = checkFootprint(arrangementOf(...members), compiled, false);
  const all = atomTable(...members, { layer: compiled, bits: [31] });
  const key = (a: Atom) => `${a.part} ${a.mask.low & 7}`;
  const inside = new Map(all.filter((a) => hasBit(a.mask, 31)).map((a) => [key(a), a.areaSquareMetres]));
  const area = independentArea(footprint.polygons);
  for (const atom of atoms) {
    const expected = inside.get(key(atom)) ?? 0;
    inside.delete(key(atom));
    const nothing = Math.abs(atom.areaSquareMetres) + Math.abs(expected) <= TOUCHING_SQUARE_METRES;
    if (nothing) continue;
    checkArea(atom.areaSquareMetres, expected, area, () => key(atom));
    // Both are sums over the same boundaries: far closer than the tolerance, or a boundary does not close.
    expect(Math.abs(atom.areaSquareMetres - expected), key(atom)).toBeLessThan(SAME_SUMS);
  }
  for (const left of inside.values()) expect(Math.abs(left)).toBeLessThanOrEqual(TOUCHING_SQUARE_METRES);
  checkArea(
    sumAtoms(atoms, () => true),
    area,
    area,
  );
});

law('each feature met has the area of its pair with the footprint', 0.5, (c) => {
  const { members, layer, footprint, compiled } = scene(c, 8);
  const [, member] = members;
  const check = checkFootprint(arrangementOf(member!), compiled, false);
  const told = new Map(check.features.map((f) => [f.feature, f.areaSquareMetres]));
  // A feature that repeats another enters once with it.
  const repeats = new Set(
    compileLayer(layer.features, layer.classCount).notes.flatMap((n) => (n.of === undefined ? [] : [n.feature])),
  );
  layer.features.forEach((f, i) => {
    if (repeats.has(i)) return;
    const expected = overlapArea(f.polygons, footprint.polygons);
    const smaller = Math.min(independentArea(f.polygons), independentArea(footprint.polygons));
    const found = told.get(i) ?? 0;
    if (Math.abs(expected) > TOUCHING_SQUARE_METRES) checkArea(found, expected, smaller, () => `feature ${i}`);
    else expect(Math.abs(found)).toBeLessThanOrEqual(TOUCHING_SQUARE_METRES);
  });
});

law('in the parts alone, features have what they have of the footprint less what lies outside', 0.5, (c) => {
  const { members, layer, compiled } = scene(c, 8);
  const all = arrangementOf(...members);
  const inParts = checkFootprint(all, compiled, true, true);
  const { polygons } = inParts.tracer!.outline(({ part }) => part !== OUTSIDE);
  const cut = checkFootprint(all, compileLayer([{ class: 0, polygons }], 1).layer, false);
  const area = independentArea(polygons);
  const areasOf = ({ features }: typeof cut) => new Map(features.map((f) => [f.feature, f.areaSquareMetres]));
  const [told, expected] = [areasOf(inParts), areasOf(cut)];
  // Features of the districts come first.
  const first = members[0]!.layer.featureCount;
  layer.features.forEach((_, i) => {
    const [found, wanted] = [told.get(first + i) ?? 0, expected.get(first + i) ?? 0];
    expect(Math.abs(found - wanted), `feature ${i}`).toBeLessThan(SAME_SUMS + 1e-9 * area);
  });
});

law('boundaries of a class have one length, in any order of the features, traced or not', 0.2, (c) => {
  const { members, layer, footprint, onLattice, compiled } = scene(c, 12);
  const { boundaryMetres, tracer } = checkFootprint(arrangementOf(...members), compiled, true);
  const shuffled = compileLayer(c.random.shuffled(layer.features), layer.classCount).layer;
  const again = checkFootprint(arrangementOf({ layer: shuffled, bits: [0, 1, 2] }), compiled, false).boundaryMetres;
  for (let bit = 0; bit < layer.classCount; bit++) {
    expect(Math.abs(again[bit]! - boundaryMetres[bit]!), `class ${bit}`).toBeLessThan(1e-3);
    // A footprint on the lattice has sides that lie on boundaries.
    if (onLattice) continue;
    // Seen from inside and from outside of the class a boundary bounds both; the footprint's own side bounds one of them.
    const inside = tracer!.outline(bit).polygons;
    const rest = tracer!.outline(({ mask }) => !hasBit(mask, bit)).polygons;
    const length = (polygons: Polygons) => polygons.flat().reduce((sum, r) => sum + lineLength(r), 0);
    const expected = (length(inside) + length(rest) - length(footprint.polygons)) / 2;
    expect(Math.abs(boundaryMetres[bit]! - expected), `class ${bit}`).toBeLessThan(0.05);
  }
});

law('outlines are valid, have the area of the table and are the overlap of GEOS', 0.5, (c) => {
  const { members, layer, footprint, compiled } = scene(c, 12);
  const check = checkFootprint(arrangementOf(...members), compiled, true);
  for (let bit = 0; bit < layer.classCount; bit++) {
    const { polygons, areaSquareMetres, residualSquareMetres } = check.tracer!.outline(bit);
    expect(c.geos.invalidity(polygons), toWkt(polygons)).toBeNull();
    const table = sumAtoms(check.atoms, (a) => hasBit(a.mask, bit));
    const rounding = 1e-6 + areaTolerance(table, independentArea(footprint.polygons));
    expect(Math.abs(independentArea(polygons) - areaSquareMetres)).toBeLessThan(rounding);
    expect(Math.abs(areaSquareMetres + residualSquareMetres - table)).toBeLessThan(rounding);
    // Crossings are rounded when written, and points within a micrometre are one.
    expect(Math.abs(residualSquareMetres)).toBeLessThan(0.05);
    let expected: ReturnType<typeof c.geos.union> = [];
    for (const f of layer.features) if (f.class === bit) expected = c.geos.union(expected, f.polygons);
    const apart = c.geos.symmetricDifference(c.geos.intersection(expected, footprint.polygons), polygons);
    // Sides of the two results differ in their last digits over tens of kilometres of border.
    expect(independentArea(apart), toWkt(polygons)).toBeLessThan(0.05);
  }
});
