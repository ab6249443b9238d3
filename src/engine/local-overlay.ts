/** The engine's own answers to the questions of an overlay. */
import { polygonsArea } from '../geodesy/ellipsoid.ts';
import { type Arrangement, arrange, type Member, memberFeature } from './arrangement.ts';
import { type Atom, atomsOf, hasBit, sumAtoms } from './atoms.ts';
import { checkFootprint } from './check.ts';
import { OUTSIDE } from './cover.ts';
import { arrangeWith } from './crew.ts';
import { type Fault, findFaults } from './faults.ts';
import { ringIntegral } from './integral.ts';
import { type CompiledLayer, compileLayer, compileSteps, featureAlone } from './layer.ts';
import { type LinePiece, type LinePlace, piecesOf } from './line-pieces.ts';
import { type LineMeeting, type LineSet, meetLines } from './line-set.ts';
import { compileLines, type LineFeature, type LineLayer, lengthsOf } from './lines.ts';
import { placeOf } from './locate.ts';
import { coveredTimes } from './multiplicity.ts';
import { type Nearest, nearestOfClass, nearestToPoint } from './nearest.ts';
import type { InputNote, LayerFeature, Polygons } from './normalise.ts';
import type {
  Change,
  ChangePiece,
  ChangeRow,
  CheckWishes,
  FeatureRef,
  Footprint,
  FootprintAnswer,
  LayerReport,
  Overlay,
  OverlayLayer,
  Work,
} from './overlay.ts';
import { pairSteps } from './pairs.ts';
import { keysOfPoints } from './points.ts';
import { runThrough } from './steps.ts';
import {
  type Findings,
  type Fingerprint,
  fingerprintOf,
  openStored,
  openVouched,
  storedLayer,
} from './stored-layer.ts';
import { type Outline, traceOf } from './trace.ts';

/** Below this, boundaries meet without a common area, square metres. */
export const TOUCH_SQUARE_METRES = 1e-6;
/** Fewer vertices than this are done before a crew has been told of them. */
const WORTH_A_CREW = 200_000;

/** Open layers together. @throws RangeError where a bit is out of range or there are two partitions. */
export async function openOverlay(layers: readonly OverlayLayer[], work: Work): Promise<Overlay> {
  const opened: OpenedLayer[] = [];
  for (const layer of layers) opened.push(await openLayer(layer, work));
  const members = opened.map((o) => o.member);
  const vertices = members.reduce((sum, { layer }) => sum + layer.vertexCount, 0);
  if (work.crew && vertices >= WORTH_A_CREW) {
    // Many vertices with few crossings are arranged sooner than a crew is called and told of them.
    const alone = await work.attempt?.(arrange(members));
    if (alone) return new LocalOverlay(opened, alone, null);
    const tell = (done: number, total: number) => work.tell({ done, total });
    const { arrangement, atoms } = await arrangeWith(work.crew, members, tell);
    return new LocalOverlay(opened, arrangement, atoms);
  }
  return new LocalOverlay(opened, await work.drive(arrange(members)), null);
}

interface OpenedLayer {
  readonly member: Member;
  readonly report: LayerReport;
  readonly fingerprint: Fingerprint;
}

/** Compiled, or as it was stored; features with faults are left out. */
async function openLayer({ id, features, bits, block, vouched }: OverlayLayer, work: Work): Promise<OpenedLayer> {
  const shared = work.crew !== null && typeof SharedArrayBuffer !== 'undefined';
  const classCount = bits?.length ?? 1 + features.reduce((most, f) => Math.max(most, f.class), 0);
  const known = block && vouched ? openVouched(block, features, classCount, shared) : null;
  if (known) {
    const { layer, findings, fingerprint } = known;
    return { member: { layer, bits }, report: { id, ...findings }, fingerprint };
  }
  const fingerprint = await work.drive(fingerprintOf(features, classCount));
  const stored = block ? openStored(block, fingerprint, shared) : null;
  const { layer, findings } = stored ?? (await compileSound(features, classCount, shared, work));
  return { member: { layer, bits }, report: { id, ...findings }, fingerprint };
}

/** Compile without the features that have faults. */
async function compileSound(
  features: readonly LayerFeature[],
  classCount: number,
  shared: boolean,
  work: Work,
): Promise<{ readonly layer: CompiledLayer; readonly findings: Findings }> {
  const first = await work.drive(compileSteps(features, classCount, shared));
  const faults = await work.drive(findFaults(first.layer));
  const findings = { notes: first.notes, faults };
  if (faults.length === 0) return { layer: first.layer, findings };
  const out = new Set(faults.map((f) => f.feature));
  // What repeats a feature with a fault has the same fault.
  for (const note of first.notes) if (note.of !== undefined && out.has(note.of)) out.add(note.feature);
  const rest = features.map((f, i) => (out.has(i) ? { ...f, polygons: [] } : f));
  const { layer } = await work.drive(compileSteps(rest, classCount, shared));
  return { layer, findings };
}

/** A footprint and what is wrong with it. */
export interface Examined {
  readonly footprint: Footprint;
  readonly notes: readonly InputNote[];
  readonly faults: readonly Fault[];
}

const compiledFootprints = new WeakMap<Footprint, CompiledLayer>();

/** Look through a footprint before it is asked about. @throws RangeError where a vertex is no position. */
export const examine = (polygons: Polygons): Examined => examineAll([polygons])[0]!;

/** Footprints compiled together, each by itself: the room for many is made at once. @throws RangeError as `examine`. */
export function examineAll(list: readonly Polygons[]): Examined[] {
  // Each a class of its own, for within a class a footprint that repeats another would be left out.
  const { layer: all, notes } = compileLayer(
    list.map((polygons, i) => ({ class: i, polygons })),
    list.length,
  );
  const examined = list.map((polygons, i) => {
    const layer = featureAlone(all, i);
    const footprint = { polygons, vertexCount: layer.vertexCount - layer.ringCount };
    compiledFootprints.set(footprint, layer);
    return { footprint, notes: [] as InputNote[], faults: runThrough(findFaults(layer)) };
  });
  for (const note of notes) examined[note.feature]!.notes.push({ ...note, feature: 0 });
  return examined;
}

function compiled(footprint: Footprint): CompiledLayer {
  const layer = compiledFootprints.get(footprint);
  if (!layer) throw new Error('a footprint comes from examine');
  return layer;
}

/**
 * Geodesic metres from a footprint to each point (degrees), 0 inside and on its boundary, null beyond `within` metres.
 */
export function distancesToPoints(
  footprint: Footprint,
  xs: Float64Array,
  ys: Float64Array,
  within: number,
): (number | null)[] {
  const layer = compiled(footprint);
  return Array.from(xs, (x, i) => {
    if (placeOf(layer, 0, x, ys[i]!) !== 'out') return 0;
    return nearestToPoint(layer, x, ys[i]!, within);
  });
}

/** Geodesic metres from the boundary of a footprint to each point (degrees) inside or outside it, null beyond `within` metres. */
export const distancesToBoundary = (
  footprint: Footprint,
  xs: Float64Array,
  ys: Float64Array,
  within: number,
): (number | null)[] => Array.from(xs, (x, i) => nearestToPoint(compiled(footprint), x, ys[i]!, within));

/** What each class of lines or points has to do with a footprint: length inside, or the nearest. */
export const footprintMeetsLines = (footprint: Footprint, set: LineSet): readonly LineMeeting[] =>
  meetLines(compiled(footprint), set);

const NO_OUTLINES: FootprintAnswer['outlines'] = new Map();

/** Whether a class has more than contact with a footprint, by the footprint's atoms. */
const isOverlapped = (atoms: readonly Atom[], bit: number): boolean =>
  atoms.some((a) => hasBit(a.mask, bit)) && sumAtoms(atoms, (a) => hasBit(a.mask, bit)) > TOUCH_SQUARE_METRES;

class LocalOverlay implements Overlay {
  readonly reports: readonly LayerReport[];
  private readonly opened: readonly OpenedLayer[];
  private readonly arrangement: Arrangement;
  /** Classes of the layers, by bit. */
  private readonly classesOfBit = new Map<number, { readonly place: number; readonly ofClass: number }[]>();
  private table: readonly Atom[] | null;
  /** The partition by itself, made when it is first asked for. */
  private parts: Arrangement | null = null;

  constructor(opened: readonly OpenedLayer[], arrangement: Arrangement, table: readonly Atom[] | null) {
    this.reports = opened.map((o) => o.report);
    this.opened = opened;
    this.arrangement = arrangement;
    this.table = table;
    for (const [place, { bits }] of arrangement.members.entries())
      for (const [ofClass, bit] of (bits ?? []).entries()) {
        const classes = this.classesOfBit.get(bit) ?? [];
        classes.push({ place, ofClass });
        this.classesOfBit.set(bit, classes);
      }
  }

  async atoms(work: Work): Promise<readonly Atom[]> {
    this.table ??= await work.drive(atomsOf(this.arrangement));
    return this.table;
  }

  coveredTimes(work: Work) {
    return work.drive(coveredTimes(this.arrangement));
  }

  async pairs(work: Work) {
    const pairs = await work.drive(pairSteps(this.arrangement));
    return pairs.map(({ a, b, areaSquareMetres }) => ({ a: this.refOf(a), b: this.refOf(b), areaSquareMetres }));
  }

  lengths(lines: readonly LineFeature[], perFeature: boolean, work: Work) {
    return work.drive(lengthsOf(this.arrangement, lineLayer(lines), perFeature));
  }

  linesWithin(lines: readonly LineFeature[], pick: (place: LinePlace) => boolean, work: Work): Promise<LinePiece[]> {
    return work.drive(piecesOf(this.arrangement, lineLayer(lines), pick));
  }

  async places(xs: Float64Array, ys: Float64Array) {
    return keysOfPoints(this.arrangement, xs, ys);
  }

  async check(footprint: Footprint, { outlines, distances, partsOnly = false }: CheckWishes): Promise<FootprintAnswer> {
    const layer = compiled(footprint);
    const { atoms, features, boundaryMetres, tracer } = checkFootprint(this.arrangement, layer, outlines, partsOnly);
    const overlapped = (bit: number) => isOverlapped(atoms, bit);
    const drawn = (bit: number) =>
      partsOnly ? ({ part, mask }: Pick<Atom, 'part' | 'mask'>) => part !== OUTSIDE && hasBit(mask, bit) : bit;
    let areaSquareMetres = 0;
    for (let r = 0; r < layer.ringCount; r++) areaSquareMetres += ringIntegral(layer, r);
    const nearestOfEach = new Map<number, Nearest & FeatureRef>();
    for (const bit of distances) {
      const found = overlapped(bit) ? null : this.nearestOf(layer, bit);
      if (found) nearestOfEach.set(bit, found);
    }
    return {
      areaSquareMetres,
      atoms,
      features: features.map(({ feature, areaSquareMetres }) => {
        const at = memberFeature(this.arrangement, feature);
        return { layer: at.member, feature: at.feature, areaSquareMetres };
      }),
      boundaryMetres,
      outlines: tracer
        ? new Map([...this.classesOfBit.keys()].filter(overlapped).map((bit) => [bit, tracer.outline(drawn(bit))]))
        : NO_OUTLINES,
      distances: nearestOfEach,
    };
  }

  async outlineWithin(footprint: Footprint, pick: Parameters<Overlay['outlineWithin']>[1]): Promise<Outline> {
    const { tracer } = checkFootprint(this.arrangement, compiled(footprint), true);
    return tracer!.outline(pick);
  }

  async outlineInParts(footprint: Footprint): Promise<Outline> {
    this.parts ??= runThrough(arrange(this.arrangement.members.filter((m) => m.bits === null)));
    const { tracer } = checkFootprint(this.parts, compiled(footprint), true);
    return tracer!.outline(({ part }) => part !== OUTSIDE);
  }

  trace(groupOf: Parameters<Overlay['trace']>[0], work: Work): Promise<ReadonlyMap<number, Outline>> {
    return work.drive(traceOf(this.arrangement, groupOf));
  }

  blockOf(place: number): Uint8Array<ArrayBuffer> {
    const { member, report, fingerprint } = this.opened[place]!;
    return storedLayer(member.layer, report, fingerprint);
  }

  async change(before: OverlayLayer, after: OverlayLayer, work: Work): Promise<Change> {
    const versions = [await openLayer(before, work), await openLayer(after, work)] as const;
    const partition = this.arrangement.members.filter((m) => m.bits === null);
    const members = versions.map(({ member }, version) => ({ ...member, bits: versionBits(member, version) }));
    const arrangement = await work.drive(arrange([...partition, ...members]));
    const atoms = await work.drive(atomsOf(arrangement));
    const both = [...this.opened.filter(({ member }) => member.bits === null), ...versions];
    return new LocalChange(
      versions.map((v) => v.report),
      arrangement,
      new LocalOverlay(both, arrangement, atoms),
      atoms,
    );
  }

  /** Nearest feature of a class, whatever the layers it is in. */
  private nearestOf(footprint: CompiledLayer, bit: number): (Nearest & FeatureRef) | null {
    let best: (Nearest & FeatureRef) | null = null;
    for (const { place, ofClass } of this.classesOfBit.get(bit) ?? []) {
      const found = nearestOfClass(footprint, this.arrangement.members[place]!.layer, ofClass);
      if (!found || (best && found.metres >= best.metres)) continue;
      const { metres, onFootprint, onFeature, feature } = found;
      best = { metres, onFootprint, onFeature, feature, layer: place };
    }
    return best;
  }

  private refOf(feature: number): FeatureRef {
    const at = memberFeature(this.arrangement, feature);
    return { layer: at.member, feature: at.feature };
  }
}

const lineLayer = (lines: readonly LineFeature[]): LineLayer =>
  compileLines(lines, 1 + lines.reduce((most, l) => Math.max(most, l.class), 0));

/** The first version in the lower half of the bits, the second in the upper. */
function versionBits({ bits }: Member, version: number): number[] {
  return (bits ?? []).map((bit) => {
    if (bit > 31) throw new RangeError(`class of a version with a bit above 31: ${bit}`);
    return bit + 32 * version;
  });
}

class LocalChange implements Change {
  readonly reports: readonly LayerReport[];
  readonly rows: readonly ChangeRow[];
  readonly overlay: Overlay;
  private readonly arrangement: Arrangement;

  constructor(reports: readonly LayerReport[], arrangement: Arrangement, overlay: Overlay, atoms: readonly Atom[]) {
    this.reports = reports;
    this.arrangement = arrangement;
    this.overlay = overlay;
    this.rows = atoms
      .filter(({ mask }) => mask.low !== 0 || mask.high !== 0)
      .map(({ part, mask, areaSquareMetres }) => ({ part, before: mask.low, after: mask.high, areaSquareMetres }));
  }

  async pieces(work: Work) {
    const changed = this.rows.filter((row) => row.before !== row.after);
    const place = new Map(changed.map((row, i) => [`${row.part} ${row.before} ${row.after}`, i]));
    const groupOf = ({ part, mask }: Parameters<Parameters<Overlay['trace']>[0]>[0]) =>
      place.get(`${part} ${mask.low} ${mask.high}`) ?? null;
    const outlines = await work.drive(traceOf(this.arrangement, groupOf));
    const pieces: ChangePiece[] = [];
    let residualSquareMetres = 0;
    for (const [i, outline] of outlines) {
      residualSquareMetres += outline.residualSquareMetres;
      for (const polygon of outline.polygons)
        pieces.push({ ...changed[i]!, polygon, areaSquareMetres: polygonsArea([polygon]) });
    }
    pieces.sort((p, q) => q.areaSquareMetres - p.areaSquareMetres);
    return { pieces, residualSquareMetres };
  }
}
