import { expect } from 'vitest';
import {
  compileLayer,
  compileLines,
  hasBit,
  keysOfPoints,
  type LayerFeature,
  type LengthAtom,
  type LineFeature,
  type LinePlace,
  lengthsOf,
  type Member,
  OUTSIDE,
  type PlaceKey,
  type Polygons,
  piecesOf,
  placeOf,
  runThrough,
} from '../../src/engine/parts.ts';
import { orientation } from '../../src/engine/predicates.ts';
import { lineLength } from '../../src/geodesy/ellipsoid.ts';
import { fractalRing } from '../support/fractal.ts';
import { LATTICE } from '../support/lattice.ts';
import { arrangementOf } from '../support/overlay.ts';
import type { Random } from '../support/random.ts';
import { type RandomLayer, randomDistricts, randomLayer } from '../support/random-layers.ts';
import { type Position, rewritten } from '../support/shapes.ts';
import { type Case, law } from './law.ts';

type Line = readonly Position[];

const SPAN = LATTICE.size * LATTICE.step;
/** Coordinates are rounded to some 1e-9 m where lines are cut. */
const ROUNDING_METRES = 1e-7;

const layerMember = (layer: RandomLayer, firstBit: number): Member => ({
  layer: compileLayer(layer.features, layer.classCount).layer,
  bits: Array.from({ length: layer.classCount }, (_, k) => firstBit + k),
});
const partition = (layer: RandomLayer): Member => ({ layer: compileLayer(layer.features, 1).layer, bits: null });
const lengths = (members: readonly Member[], lines: readonly LineFeature[]): LengthAtom[] =>
  runThrough(lengthsOf(arrangementOf(...members), compileLines(lines, 2)));
const metresOf = (lines: readonly LineFeature[]) =>
  lines.reduce((sum, f) => sum + f.lines.reduce((s, line) => s + lineLength(line), 0), 0);

function latticePoint(random: Random): Position {
  const place = () => random.int(2 * LATTICE.size + 3) / 2 - 0.5;
  return [LATTICE.west + place() * LATTICE.step, LATTICE.south + place() * LATTICE.step];
}

/** A line over the lattice's points (now and then half-way between), along a ring of the layer, or ragged. */
function randomLine(random: Random, features: readonly LayerFeature[]): Line {
  const kind = random.next();
  if (kind < 0.5) return Array.from({ length: 2 + random.int(6) }, () => latticePoint(random));
  if (kind < 0.8) {
    const ring = random.pick(random.pick(random.pick(features).polygons));
    const from = random.int(ring.length - 1);
    const stretch = ring.slice(from, from + 2 + random.int(ring.length - from - 1));
    return [
      ...(random.chance(0.5) ? [latticePoint(random)] : []),
      ...stretch,
      ...(random.chance(0.5) ? [latticePoint(random)] : []),
    ];
  }
  const [lon, lat] = [LATTICE.west + random.next() * SPAN, LATTICE.south + random.next() * SPAN];
  return fractalRing(random, lon, lat, SPAN / 4, 5 + random.int(40)).slice(0, -1 - random.int(2));
}

function scene({ random, geos, show }: Case, most: number) {
  const districts = randomDistricts(random);
  const [a, b] = [randomLayer(random, geos, most), randomLayer(random, geos, most)];
  const all = [...districts.features, ...a.features, ...b.features];
  const lines: LineFeature[] = Array.from({ length: 1 + random.int(4) }, () => ({
    class: random.int(2),
    lines: Array.from({ length: 1 + random.int(3) }, () => randomLine(random, all)),
  }));
  show('districts', districts.features);
  show('A', a.features);
  show('B', b.features);
  for (const { lines: list } of lines) show(`lines ${JSON.stringify(list)}`, []);
  return { districts, a, b, lines, members: [partition(districts), layerMember(a, 0), layerMember(b, 30)] };
}

const keyOf = ({ part, onParts, mask, on }: PlaceKey) =>
  [part, onParts.join('+'), mask.low, mask.high, on.low, on.high].join(' ');

/** Sums by class and place, to compare tables whose rows stand in any order. Rows of a rounding's length are as good as none. */
function sameSums(one: Map<string, number>, other: Map<string, number>, whole: number): void {
  for (const key of new Set([...one.keys(), ...other.keys()]))
    expect(Math.abs((one.get(key) ?? 0) - (other.get(key) ?? 0)), key).toBeLessThan(1e-9 * whole + ROUNDING_METRES);
}

function table(atoms: readonly LengthAtom[], key: (atom: LengthAtom) => string = keyOf): Map<string, number> {
  const sums = new Map<string, number>();
  for (const atom of atoms) {
    const k = `${atom.class}: ${key(atom)}`;
    sums.set(k, (sums.get(k) ?? 0) + atom.lengthMetres);
  }
  return sums;
}

law('lengths of all rows add up to the lines', 0.2, (c) => {
  const { members, lines } = scene(c, 20);
  for (const k of [0, 1]) {
    const rows = lengths(members, lines).filter((atom) => atom.class === k);
    const sum = rows.reduce((s, atom) => s + atom.lengthMetres, 0);
    const whole = metresOf(lines.filter((f) => f.class === k));
    expect(Math.abs(sum - whole)).toBeLessThanOrEqual(1e-9 * whole);
    for (const atom of rows) expect(atom.lengthMetres).toBeGreaterThan(0);
  }
});

law('direction of the lines, order, ring starts and orientation change nothing', 0.25, (c) => {
  const { districts, a, b, lines, members } = scene(c, 20);
  const { random } = c;
  const before = lengths(members, lines);
  const again = (l: RandomLayer): RandomLayer => ({
    ...l,
    features: random.shuffled(l.features).map((f) => ({ ...f, polygons: rewritten(f.polygons, random) })),
  });
  const order = random.shuffled(districts.features.map((_, i) => i));
  const moved = { ...districts, features: order.map((i) => districts.features[i]!) };
  const turned = random.shuffled(lines).map((f) => ({
    ...f,
    lines: random.shuffled(f.lines).map((line) => (random.chance(0.5) ? [...line].reverse() : line)),
  }));
  const after = lengths(
    random.shuffled([partition(moved), layerMember(again(a), 0), layerMember(again(b), 30)]),
    turned,
  ).map((atom) => {
    const onParts = atom.onParts.map((part) => order[part]!).sort((p, q) => p - q);
    // Districts do not overlap: off the borders there is one part, on them the first of those.
    const inside = atom.part === OUTSIDE ? OUTSIDE : order[atom.part]!;
    return { ...atom, onParts, part: onParts[0] ?? inside };
  });
  sameSums(table(before), table(after), metresOf(lines));
});

law('cut at any vertices, or into several lines, they have the same sums', 0.25, (c) => {
  const { members, lines } = scene(c, 20);
  const cut = lines.flatMap((f) =>
    f.lines.flatMap((line) => {
      const at = line.map((_, i) => i).filter((i) => i > 0 && i < line.length - 1 && c.random.chance(0.5));
      const ends = [0, ...at, line.length - 1];
      return ends.slice(1).map((end, i) => ({ ...f, lines: [line.slice(ends[i]!, end + 1)] }));
    }),
  );
  sameSums(table(lengths(members, lines)), table(lengths(members, c.random.shuffled(cut))), metresOf(lines));
});

law(
  'a ring as a line lies wholly in the closed class, on it where the class has its edge',
  0.5,
  ({ random, geos, show }) => {
    const layer = randomLayer(random, geos, 20);
    show('layer', layer.features);
    const feature = random.pick(layer.features);
    const lines: LineFeature[] = [{ class: 0, lines: feature.polygons.flat() }];
    const atoms = lengths([layerMember(layer, 0)], lines);
    for (const atom of atoms) expect(hasBit(atom.mask, feature.class)).toBe(true);
    const alone = lengths([layerMember({ features: [{ ...feature, class: 0 }], classCount: 1 }, 0)], lines);
    expect(alone.map(keyOf)).toEqual([`${OUTSIDE}  1 0 1 0`]);
    expect(Math.abs(alone[0]!.lengthMetres - metresOf(lines))).toBeLessThanOrEqual(1e-9 * metresOf(lines));
  },
);

/** Far less than the lattice's own distances, far more than rounding; degrees. */
const BESIDE = 1e-10;

/**
 * What a walker along the edge sees who looks at points a little to the left and to the right of the middle of each piece;
 * null where a boundary runs too near beside the line for that.
 */
function byLooking(members: readonly Member[], lines: readonly LineFeature[]): Map<string, number> | null {
  const arrangement = arrangementOf(...members);
  const sums = new Map<string, number>();
  for (const f of lines)
    for (const line of f.lines)
      for (let i = 1; i < line.length; i++) {
        const [a, b] = [line[i - 1] as [number, number], line[i] as [number, number]];
        const [ux, uy] = [b[0] - a[0], b[1] - a[1]];
        const whole = Math.hypot(ux, uy);
        const at = (t: number): [number, number] => [a[0] + t * ux, a[1] + t * uy];
        const cuts = cutsOf(members, a, b);
        if (!cuts) return null;
        for (let k = 1; k < cuts.length; k++) {
          const [s, t] = [cuts[k - 1]!, cuts[k]!];
          if (t - s < 1e-10) continue;
          const [x, y] = at((s + t) / 2);
          const [ox, oy] = [(-uy / whole) * BESIDE, (ux / whole) * BESIDE];
          const [left, right] = keysOfPoints(
            arrangement,
            Float64Array.of(x + ox, x - ox),
            Float64Array.of(y + oy, y - oy),
          );
          const key = `${f.class}: ${keyOf(between(left!, right!))}`;
          sums.set(key, (sums.get(key) ?? 0) + lineLength([at(s), at(t)]));
        }
      }
  return sums;
}

/** Key of what lies between two places of no border; parts do not overlap. */
function between(left: PlaceKey, right: PlaceKey): PlaceKey {
  const parts = [...new Set([left.part, right.part])].filter((p) => p !== OUTSIDE).sort((p, q) => p - q);
  return {
    part: parts[0] ?? OUTSIDE,
    onParts: left.part === right.part ? [] : parts,
    mask: { low: (left.mask.low | right.mask.low) >>> 0, high: (left.mask.high | right.mask.high) >>> 0 },
    on: { low: (left.mask.low ^ right.mask.low) >>> 0, high: (left.mask.high ^ right.mask.high) >>> 0 },
  };
}

/** Sine of the least angle, and degrees, at which what is not on one line with an edge is told from it by looking. */
const CLEAR = 1e-3;
const NEAR = 1e-7;

/**
 * Places where edges cross the edge a -> b, and those of vertices beside it; null where an edge all but coincides with it, as
 * the rounded vertices of unions leave some.
 */
function cutsOf(
  members: readonly Member[],
  a: readonly [number, number],
  b: readonly [number, number],
): number[] | null {
  const [ux, uy] = [b[0] - a[0], b[1] - a[1]];
  const cuts = [0, 1];
  const add = (t: number) => {
    if (t > 0 && t < 1) cuts.push(t);
  };
  for (const { layer } of members)
    for (let r = 0; r < layer.ringCount; r++)
      for (let v = layer.ringVertex[r]!; v < layer.ringVertex[r + 1]! - 1; v++) {
        const [cx, cy] = [layer.x[v]! - a[0], layer.y[v]! - a[1]];
        const [vx, vy] = [layer.x[v + 1]! - layer.x[v]!, layer.y[v + 1]! - layer.y[v]!];
        const across = ux * vy - uy * vx;
        const aside = Math.abs(ux * cy - uy * cx) / Math.hypot(ux, uy);
        if (aside < NEAR && Math.abs(across) < CLEAR * Math.hypot(ux, uy) * Math.hypot(vx, vy)) {
          const isOnLine = (w: number) => orientation(...a, ...b, layer.x[w]!, layer.y[w]!) === 0;
          if (!isOnLine(v) || !isOnLine(v + 1)) return null;
        }
        const s = (ux * cy - uy * cx) / -across;
        if (Math.abs(across) > 1e-12 && s >= -1e-9 && s <= 1 + 1e-9) add((cx * vy - cy * vx) / across);
        add((cx * ux + cy * uy) / (ux * ux + uy * uy));
      }
  return cuts.sort((p, q) => p - q);
}

const withoutRepeats = (lines: readonly LineFeature[]): LineFeature[] =>
  lines.map((f) => ({
    ...f,
    lines: f.lines.map((line) =>
      line.filter((p, i) => i === 0 || p[0] !== line[i - 1]![0] || p[1] !== line[i - 1]![1]),
    ),
  }));

law('rows are what one sees a little to the left and to the right of a line', 0.25, (c) => {
  const { members, lines } = scene(c, 8);
  const seen = byLooking(members, withoutRepeats(lines));
  if (!seen) return;
  const found = table(lengths(members, lines));
  // Pieces shorter than the look to the side is long are seen wrong.
  for (const key of new Set([...seen.keys(), ...found.keys()]))
    expect(Math.abs((seen.get(key) ?? 0) - (found.get(key) ?? 0)), key).toBeLessThan(1e-9 * metresOf(lines) + 0.05);
});

const pieces = (members: readonly Member[], lines: readonly LineFeature[], pick: (place: LinePlace) => boolean) =>
  runThrough(piecesOf(arrangementOf(...members), compileLines(lines, 2), pick));

law('pieces of any pick have the length of its rows, and with those of its complement that of the lines', 0.25, (c) => {
  const { members, lines } = scene(c, 20);
  const rows = lengths(members, lines);
  const keys = [...new Set(rows.map((row) => `${row.class}: ${keyOf(row)}`))];
  const wanted = new Set(keys.filter(() => c.random.chance(0.4)));
  const isPicked = (place: PlaceKey & { readonly class: number }) => wanted.has(`${place.class}: ${keyOf(place)}`);
  const whole = metresOf(lines);
  const tolerance = 1e-9 * whole + ROUNDING_METRES;
  const own = pieces(members, lines, isPicked);
  const rest = pieces(members, lines, (place) => !isPicked(place));
  const sum = (list: readonly { readonly lengthMetres: number }[]) => list.reduce((s, p) => s + p.lengthMetres, 0);
  expect(Math.abs(sum(own) - sum(rows.filter(isPicked)))).toBeLessThan(tolerance);
  expect(Math.abs(sum(own) + sum(rest) - whole)).toBeLessThan(tolerance);
  for (const { line, lengthMetres } of [...own, ...rest]) {
    expect(line.length).toBeGreaterThan(1);
    expect(Math.abs(lineLength(line) - lengthMetres)).toBeLessThan(tolerance);
  }
});

law('pieces inside a class, asked again as lines, lie inside it', 0.25, (c) => {
  const { members, lines } = scene(c, 8);
  if (!byLooking(members, withoutRepeats(lines))) return;
  const bit = c.random.chance(0.5) ? 0 : 30;
  const isInside = ({ mask, on }: PlaceKey) => hasBit(mask, bit) && !hasBit(on, bit);
  const own = pieces(members, lines, isInside);
  const again = lengths(
    members,
    own.map((piece) => ({ class: piece.class, lines: [piece.line] })),
  );
  const astray = again.filter((row) => !isInside(row)).reduce((sum, row) => sum + row.lengthMetres, 0);
  expect(astray).toBeLessThan(1e-9 * metresOf(lines) + 0.05);
});

/** So many that each sector between two directions of the lattice has some. */
const AROUND = Array.from({ length: 512 }, (_, k) => ((2 * k + 1.2345) * Math.PI) / 512);

/** Whether two edges leave a point in directions so close that nothing can be seen between them, and yet not in one line. */
function leavesTooCloselyTo(polygons: Polygons, x: number, y: number): boolean {
  const ends: (readonly number[])[] = [];
  for (const ring of polygons.flat())
    ring.slice(1).forEach((end, i) => {
      const start = ring[i]!;
      const isBetween = (axis: 0 | 1, value: number) =>
        Math.min(start[axis]!, end[axis]!) <= value && value <= Math.max(start[axis]!, end[axis]!);
      const isOn =
        orientation(start[0]!, start[1]!, end[0]!, end[1]!, x, y) === 0 && isBetween(0, x) && isBetween(1, y);
      if (isOn) ends.push(...[start, end].filter(([px, py]) => px !== x || py !== y));
    });
  return ends.some(([ax, ay]) =>
    ends.some(([bx, by]) => {
      const [ux, uy, vx, vy] = [ax! - x, ay! - y, bx! - x, by! - y];
      const sine = Math.abs(ux * vy - uy * vx) / (Math.hypot(ux, uy) * Math.hypot(vx, vy));
      return sine < 1e-7 && ux * vx + uy * vy > 0 && orientation(x, y, ax!, ay!, bx!, by!) !== 0;
    }),
  );
}

law('a point is on the edge of a class where not all around it is covered', 0.25, ({ random, geos, show }) => {
  const layer = randomLayer(random, geos, 6);
  show('layer', layer.features);
  const member = layerMember(layer, 0);
  const vertex = () => random.pick(random.pick(random.pick(random.pick(layer.features).polygons)));
  for (let n = 0; n < 4; n++) {
    const [x, y] = (random.chance(0.3) ? latticePoint(random) : vertex()) as [number, number];
    const [key] = keysOfPoints(arrangementOf(member), Float64Array.of(x), Float64Array.of(y));
    for (let k = 0; k < layer.classCount; k++) {
      const own = layer.features.flatMap((f, i) => (f.class === k ? [i] : []));
      const places = own.map((i) => placeOf(member.layer, i, x, y));
      const around = AROUND.map((t) =>
        own.map((i) => placeOf(member.layer, i, x + BESIDE * Math.cos(t), y + BESIDE * Math.sin(t)) === 'in'),
      );
      expect(hasBit(key!.mask, k)).toBe(places.some((place) => place !== 'out'));
      // A boundary may pass by so closely that the points around lie beyond it.
      const isClear =
        places.every((place, i) => place === 'on' || around.every((a) => a[i] === (place === 'in'))) &&
        !leavesTooCloselyTo(
          own.flatMap((i) => layer.features[i]!.polygons),
          x,
          y,
        );
      const isSurrounded = around.every((a) => a.some(Boolean));
      if (isClear) expect(hasBit(key!.on, k), `${x} ${y}`).toBe(places.includes('on') && !isSurrounded);
    }
  }
});
