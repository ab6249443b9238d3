import { expect } from 'vitest';
import {
  type Atom,
  atomsOf,
  compileLayer,
  coveredTimes,
  hasBit,
  type LayerFeature,
  type Member,
  OUTSIDE,
  type Polygons,
  pairOverlaps,
  runThrough,
  sumAtoms,
} from '../../src/engine/parts.ts';
import { checkArea, TOUCHING_SQUARE_METRES } from '../support/check-area.ts';
import type { Geos } from '../support/geos.ts';
import { independentArea } from '../support/independent-area.ts';
import { arrangementOf, atomTable } from '../support/overlay.ts';
import { type RandomLayer, randomDistricts, randomLayer, WORLD } from '../support/random-layers.ts';
import { rewritten } from '../support/shapes.ts';
import { law } from './law.ts';

const dissolve = (geos: Geos, features: readonly LayerFeature[]): Polygons =>
  features.reduce<Polygons>((all, f) => (all.length === 0 ? f.polygons : geos.union(all, f.polygons)), []);

const bitsFrom = (first: number, { classCount }: RandomLayer) =>
  Array.from({ length: classCount }, (_, k) => first + k);
const memberOf = (layer: RandomLayer, firstBit: number): Member => ({
  layer: compileLayer(layer.features, layer.classCount).layer,
  bits: bitsFrom(firstBit, layer),
});
const partition = (layer: RandomLayer): Member => ({ layer: compileLayer(layer.features, 1).layer, bits: null });
const oneClass = (layer: RandomLayer): RandomLayer => ({
  features: layer.features.map((f) => ({ ...f, class: 0 })),
  classCount: 1,
});
const areaOf = (features: readonly LayerFeature[]) => features.reduce((sum, f) => sum + independentArea(f.polygons), 0);
const withBit = (atoms: readonly Atom[], bit: number) => sumAtoms(atoms, (a) => hasBit(a.mask, bit));

law('atoms of each district add up to it', 0.5, ({ random, geos, show }) => {
  const districts = randomDistricts(random);
  const layers = [randomLayer(random, geos, random.chance(0.04) ? 200 : 30), randomLayer(random, geos, 10)];
  show('districts', districts.features);
  for (const layer of layers) show('layer', layer.features);
  const atoms = atomTable(partition(districts), memberOf(layers[0]!, 0), memberOf(layers[1]!, 30));
  districts.features.forEach((d, part) => {
    const area = independentArea(d.polygons);
    checkArea(
      sumAtoms(atoms, (a) => a.part === part),
      area,
      area,
      () => `district ${part}`,
    );
  });
});

law('atoms of a class add up to its dissolved area, and no atom is negative', 0.25, ({ random, geos, show }) => {
  const layer = randomLayer(random, geos);
  show('layer', layer.features);
  const members = [memberOf(layer, 0)];
  if (random.chance(0.5)) members.push(partition(randomDistricts(random)));
  const atoms = atomTable(...members);
  for (let k = 0; k < layer.classCount; k++) {
    const own = layer.features.filter((f) => f.class === k);
    const expected = independentArea(dissolve(geos, own));
    checkArea(withBit(atoms, k), expected, expected, () => `class ${k}`);
  }
  for (const a of atoms) expect(a.areaSquareMetres).toBeGreaterThan(-1e-9 * areaOf(layer.features) - 1e-6);
});

law('area(A) + area(B) = area(A or B) + area(A and B)', 0.5, ({ random, geos, show }) => {
  const [a, b] = [oneClass(randomLayer(random, geos, 20)), oneClass(randomLayer(random, geos, 20))];
  show('A', a.features);
  show('B', b.features);
  const areaA = withBit(atomTable(memberOf(a, 0)), 0);
  const areaB = withBit(atomTable(memberOf(b, 0)), 0);
  const both = atomTable(memberOf(a, 0), memberOf(b, 1));
  const either = withBit(atomTable(memberOf(a, 0), memberOf(b, 0)), 0);
  const common = sumAtoms(both, (atom) => atom.mask.low === 3);
  checkArea(areaA + areaB, either + common, Math.min(areaA, areaB));
  checkArea(
    sumAtoms(both, () => true),
    either,
    Math.min(areaA, areaB),
  );
});

law('A against itself is A; A against its complement is nothing', 0.5, ({ random, geos, show }) => {
  const a = oneClass(randomLayer(random, geos, 12));
  show('A', a.features);
  const area = withBit(atomTable(memberOf(a, 0)), 0);
  const self = atomTable(memberOf(a, 0), memberOf({ ...a, features: random.shuffled(a.features) }, 1));
  checkArea(
    sumAtoms(self, (atom) => atom.mask.low === 3),
    area,
    area,
  );
  for (const atom of self)
    if (atom.mask.low !== 3) expect(Math.abs(atom.areaSquareMetres)).toBeLessThanOrEqual(TOUCHING_SQUARE_METRES);

  const world: Polygons = [[WORLD]];
  const dissolved = dissolve(geos, a.features);
  const complement = { class: 0, polygons: geos.difference(world, dissolved) };
  const parts = [{ class: 0, polygons: dissolved }];
  show('complement', [complement]);
  const apart = atomTable(
    memberOf({ features: parts, classCount: 1 }, 0),
    memberOf({ features: [complement], classCount: 1 }, 1),
  );
  const common = apart.find((atom) => atom.mask.low === 3)?.areaSquareMetres ?? 0;
  expect(Math.abs(common)).toBeLessThanOrEqual(TOUCHING_SQUARE_METRES);
  checkArea(
    sumAtoms(apart, () => true),
    independentArea(world),
    independentArea(world),
  );
});

law('order, ring starts and orientation change nothing', 0.5, ({ random, geos, show }) => {
  const districts = randomDistricts(random);
  const [a, b] = [randomLayer(random, geos, 20), randomLayer(random, geos, 20)];
  show('districts', districts.features);
  show('A', a.features);
  show('B', b.features);
  const before = atomTable(partition(districts), memberOf(a, 0), memberOf(b, 30));
  const again = (l: RandomLayer): RandomLayer => ({
    ...l,
    features: random.shuffled(l.features).map((f) => ({ ...f, polygons: rewritten(f.polygons, random) })),
  });
  const order = random.shuffled(districts.features.map((_, i) => i));
  const moved = { ...districts, features: order.map((i) => districts.features[i]!) };
  const after = atomTable(...random.shuffled([partition(moved), memberOf(again(a), 0), memberOf(again(b), 30)]));
  const key = (part: number, atom: Atom) => `${part} ${atom.mask.low} ${atom.mask.high}`;
  const table = new Map(after.map((atom) => [key(atom.part === OUTSIDE ? OUTSIDE : order[atom.part]!, atom), atom]));
  const total = Math.min(areaOf(a.features), areaOf(b.features));
  for (const atom of before)
    sameArea(atom.areaSquareMetres, table.get(key(atom.part, atom))?.areaSquareMetres ?? 0, total);
  const keys = new Set(before.map((atom) => key(atom.part, atom)));
  for (const [k, atom] of table) if (!keys.has(k)) sameArea(atom.areaSquareMetres, 0, total);
});

/** Equal within the tolerance; slivers that rounded vertices leave go by the share of the smaller operand. */
function sameArea(one: number, other: number, smaller: number): void {
  if (Math.abs(one - other) > TOUCHING_SQUARE_METRES) checkArea(one, other || Number.MIN_VALUE, smaller);
}

law('cut into pieces, a layer gives the same sums', 0.3, ({ random, geos, show }) => {
  const [a, b] = [randomLayer(random, geos, 8), randomLayer(random, geos, 8)];
  show('A', a.features);
  show('B', b.features);
  const knives = randomDistricts(random).features;
  show('knives', knives);
  const pieces = a.features.flatMap((f) => [
    ...knives.map((k) => ({ ...f, polygons: geos.intersection(f.polygons, k.polygons) })),
    { ...f, polygons: knives.reduce((rest, k) => geos.difference(rest, k.polygons), f.polygons) },
  ]);
  const whole = atomTable(memberOf(a, 0), memberOf(b, 30));
  const cut = atomTable(memberOf({ ...a, features: random.shuffled(pieces) }, 0), memberOf(b, 30));
  const keys = new Set([...whole, ...cut].map((atom) => `${atom.mask.low}`));
  const smaller = Math.min(areaOf(a.features), areaOf(b.features));
  for (const k of keys) {
    const of = (atoms: readonly Atom[]) => sumAtoms(atoms, (atom) => `${atom.mask.low}` === k);
    // Knives meet the edges in rounded points: slivers as wide as the last digit, 2e-9 m on kilometres of border.
    const [one, other] = [of(whole), of(cut)];
    if (Math.abs(one - other) > 1e-3) checkArea(one, other, smaller);
  }
});

law('sums of pairs are those of the atoms where features of a layer do not overlap', 0.5, ({ random, geos, show }) => {
  const districts = randomDistricts(random);
  const feature = randomLayer(random, geos, 1).features[0]!;
  show('districts', districts.features);
  show('feature', [feature]);
  const other = memberOf({ features: [{ ...feature, class: 0 }], classCount: 1 }, 0);
  const atoms = atomTable(partition(districts), other);
  const arrangement = arrangementOf(partition(districts), other);
  const n = districts.features.length;
  const smaller = independentArea(feature.polygons);
  for (let part = 0; part < n; part++) {
    const pair = pairOverlaps(arrangement).find((p) => p.a === part && p.b === n)?.areaSquareMetres ?? 0;
    sameArea(
      pair,
      sumAtoms(atoms, (a) => a.part === part && a.mask.low === 1),
      smaller,
    );
  }
});

law('what is covered once, twice, ... adds up to all features, each by itself', 0.5, ({ random, geos, show }) => {
  const layer = randomLayer(random, geos, random.chance(0.04) ? 200 : 30);
  const districts = randomDistricts(random);
  show('layer', layer.features);
  show('districts', districts.features);
  const arrangement = arrangementOf(memberOf(layer, 0), partition(districts));
  const atoms = runThrough(atomsOf(arrangement));
  const repeated = runThrough(coveredTimes(arrangement));
  const { notes } = compileLayer(layer.features, layer.classCount);
  const entered = layer.features.filter((_, i) => !notes.some((n) => n.feature === i && n.of !== undefined));
  for (let k = 0; k < layer.classCount; k++) {
    const own = entered.filter((f) => f.class === k);
    const more = repeated.filter((r) => r.bit === k).reduce((sum, r) => sum + r.areaSquareMetres, 0);
    const gross = areaOf(own);
    checkArea(withBit(atoms, k) + more, gross, gross, () => `class ${k}`);
  }
  // Nothing is covered more often than there are features, and what three cover two cover, but for slivers as wide as the
  // last digit of a coordinate, 1.6e-9 m, along the 20 km of the lattice.
  for (const r of repeated) {
    const less = repeated.find((s) => s.part === r.part && s.bit === r.bit && s.times === r.times - 1);
    if (r.areaSquareMetres <= TOUCHING_SQUARE_METRES) continue;
    expect(r.times).toBeLessThanOrEqual(entered.length);
    if (r.times > 2) expect(less!.areaSquareMetres).toBeGreaterThan(r.areaSquareMetres * (1 - 1e-9) - 3.2e-5);
  }
});
