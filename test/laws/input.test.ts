import { expect } from 'vitest';
import {
  compileLayer,
  type FaultCode,
  findFaults,
  type InputNote,
  type LayerFeature,
  type NoteCode,
  type Polygons,
  runThrough,
} from '../../src/engine/parts.ts';
import { checkArea } from '../support/check-area.ts';
import { independentArea } from '../support/independent-area.ts';
import { LATTICE } from '../support/lattice.ts';
import { atomTable } from '../support/overlay.ts';
import type { Random } from '../support/random.ts';
import { randomDistricts, randomLayer } from '../support/random-layers.ts';
import { box, type Position, type Ring, reversed, rewritten, ring, startingAt } from '../support/shapes.ts';
import { law } from './law.ts';

/** What is to be noted of a ring or a feature; `count` of vertices in all its notes of the code. */
type Expected = Readonly<Pick<InputNote, 'code' | 'feature' | 'polygon' | 'ring'> & { count: number }>;

const isSame = (p: Position, q: Position) => p[0] === q[0] && p[1] === q[1];

/** Copies of vertices, spikes (of one vertex, or two round a corner), another start or direction, not always closed. */
function soiled(random: Random, clean: Ring): { ring: Ring; repeated: number; spiked: number; isOpen: boolean } {
  const dirt = random.chance(0.5) ? 0.3 : 0;
  let repeated = 0;
  let spiked = 0;
  const vertices: Position[] = [];
  const add = (p: Position) => {
    vertices.push(p);
    for (; random.chance(dirt / 2); repeated++) vertices.push(p);
  };
  const near = ([x, y]: Position) => [x! + random.between(-0.01, 0.01), y! + random.between(-0.01, 0.01)];
  for (const foot of clean.slice(0, -1)) {
    add(foot);
    if (!random.chance(dirt)) continue;
    const tip = near(foot);
    const bend = random.chance(0.5) ? near(tip) : null;
    for (const p of bend ? [tip, bend, tip, foot] : [tip, foot]) add(p);
    spiked += bend ? 4 : 2;
  }
  let dirty = startingAt([...vertices, vertices[0]!], random.int(vertices.length));
  if (random.chance(0.5)) dirty = reversed(dirty);
  const isOpen = random.chance(0.3);
  if (!isOpen) return { ring: dirty, repeated, spiked, isOpen };
  dirty = dirty.slice(0, -1);
  // Two copies on both sides of the start close it after all.
  const closes = isSame(dirty[0]!, dirty.at(-1)!);
  return { ring: dirty, repeated: closes ? repeated - 1 : repeated, spiked, isOpen: !closes };
}

function soiledLayer(random: Random, features: readonly LayerFeature[]) {
  const expected: Expected[] = [];
  const dirty = features.map((feature, f): LayerFeature => {
    const polygons = rewritten(feature.polygons, random).map((rings, polygon) => {
      const own: Ring[] = rings.map((clean, r) => {
        const { ring: points, repeated, spiked, isOpen } = soiled(random, clean);
        const tell = (code: NoteCode, count: number) => expected.push({ code, feature: f, polygon, ring: r, count });
        if (isOpen) tell('ring-closed', 0);
        if (repeated > 0) tell('vertex-repeated', repeated);
        if (spiked > 0) tell('spike-removed', spiked);
        return points;
      });
      if (random.chance(0.1)) {
        expected.push({ code: 'ring-degenerate', feature: f, polygon, ring: own.length, count: 0 });
        own.push(ring(...own[0]!.slice(0, 3), own[0]![1]!));
      }
      return own;
    });
    return { ...feature, polygons };
  });
  return { dirty, expected };
}

/** Notes of one ring and code as one, in order. */
function summed(notes: readonly Expected[] | readonly InputNote[]): Expected[] {
  const sums = new Map<string, Expected>();
  for (const { code, feature, polygon, ring: r, count } of notes) {
    const key = `${feature} ${polygon} ${r} ${code}`;
    const sum = (sums.get(key)?.count ?? 0) + (count ?? 0);
    sums.set(key, { code, feature, polygon, ring: r, count: sum });
  }
  return [...sums].sort(([p], [q]) => (p < q ? -1 : 1)).map(([, note]) => note);
}

law('dirt changes no atom and all of it is noted, with its place', 0.5, ({ random, geos, show }) => {
  const districts = randomDistricts(random);
  const layer = randomLayer(random, geos, 20);
  // Features are compared without those that the layer holds twice by chance.
  const { notes: before } = compileLayer(layer.features, layer.classCount);
  const features = layer.features.filter((_, f) => !before.some((note) => note.feature === f));
  const { dirty, expected } = soiledLayer(random, features);
  const copies = Array.from({ length: random.int(3) }, () => random.int(dirty.length));
  const all = [...dirty, ...copies.map((f) => ({ ...dirty[f]!, polygons: rewritten(features[f]!.polygons, random) }))];
  show('clean', features);
  show('dirty', all);
  const { layer: compiled, notes } = compileLayer(all, layer.classCount);
  expect(notes.filter((note) => note.code === 'feature-duplicate').map(({ feature, of }) => [feature, of])).toEqual(
    copies.map((f, i) => [dirty.length + i, f]),
  );
  const others = notes.filter((note) => note.code !== 'feature-duplicate');
  expect(summed(others)).toEqual(summed(expected));
  for (const note of others)
    expect(all[note.feature]!.polygons[note.polygon]![note.ring]![note.vertex]).toEqual(note.position);
  const bits = [0, 1, 2].slice(0, layer.classCount);
  const partition = { layer: compileLayer(districts.features, 1).layer, bits: null };
  const clean = atomTable({ layer: compileLayer(features, layer.classCount).layer, bits }, partition);
  const ours = atomTable({ layer: compiled, bits }, partition);
  const areaOf = (atoms: typeof ours, like: (typeof ours)[number]) =>
    atoms.find((a) => a.part === like.part && a.mask.low === like.mask.low)?.areaSquareMetres ?? 0;
  const scale = features.reduce((sum, f) => sum + independentArea(f.polygons), 0);
  for (const atom of [...clean, ...ours])
    expect(Math.abs(areaOf(ours, atom) - areaOf(clean, atom))).toBeLessThan(1e-6 + 1e-12 * scale);
});

/** Rings on a coarse lattice, put together to polygons as it comes. */
function heap(random: Random): Polygons {
  const size = 3 + random.int(6);
  const at = (i: number, j: number) => [LATTICE.west + i * LATTICE.step, LATTICE.south + j * LATTICE.step];
  const shape = (): Ring => {
    if (random.chance(0.4)) {
      const [i, j] = [random.int(size), random.int(size)];
      const [w, s] = at(i, j) as [number, number];
      const [e, n] = at(i + 1 + random.int(size - i), j + 1 + random.int(size - j)) as [number, number];
      return box(w, s, e, n);
    }
    const vertices = random.chance(0.7) ? 3 : 3 + random.int(4);
    return ring(...Array.from({ length: vertices }, () => at(random.int(size + 1), random.int(size + 1))));
  };
  return Array.from({ length: 1 + random.int(3) }, () => Array.from({ length: 1 + random.int(3) }, shape));
}

/** What GEOS calls invalid though an area is defined: boundaries that touch in points. */
const TOUCHING = ['Ring Self-intersection', 'Interior is disconnected'];
const CODES: readonly (readonly [string, FaultCode])[] = [
  ['Hole lies outside shell', 'hole-outside-shell'],
  ['Holes are nested', 'hole-in-hole'],
  ['Nested shells', 'shell-in-shell'],
];

law('what has a fault is invalid to GEOS; what has none bounds the area that GEOS finds in it', 10, (c) => {
  const polygons = heap(c.random);
  c.show('polygons', [{ class: 0, polygons }]);
  const { layer, notes } = compileLayer([{ class: 0, polygons }], 1);
  // A polygon whose shell is left out is nothing that GEOS could be asked of.
  if (notes.some((note) => note.code === 'ring-degenerate')) return;
  // As it stands without spikes, which GEOS makes something else of.
  const compiled = polygons.map((rings): Ring[] => rings.map(() => []));
  for (let r = 0; r < layer.ringCount; r++) {
    const [p, q] = layer.ringSource.subarray(2 * r, 2 * r + 2) as unknown as [number, number];
    const [from, end] = [layer.ringVertex[r]!, layer.ringVertex[r + 1]!];
    compiled[p]![q] = Array.from(layer.x.subarray(from, end), (x, i) => [x, layer.y[from + i]!]);
  }
  const reason = c.geos.invalidity(compiled);
  const faults = runThrough(findFaults(layer));
  if (faults.length > 0) {
    expect(reason).not.toBeNull();
    const code = CODES.find(([start]) => reason!.startsWith(start))?.[1];
    const told = faults.map((fault) => fault.code);
    // Of what crosses itself the nesting is not told.
    if (code && !told.includes('self-crossing')) expect(told).toContain(code);
    return;
  }
  if (reason !== null)
    expect(
      TOUCHING.some((start) => reason.startsWith(start)),
      reason,
    ).toBe(true);
  const area = independentArea(compiled);
  checkArea(area, independentArea(c.geos.makeValid(compiled)), area);
});
