/** The figures of a finding, by what its row is measured on. */
import { hasBit, sumAtoms } from '../../engine/index.ts';
import type { CityLayer } from '../city.ts';
import type { CountedClass } from '../prepared-city.ts';
import { type ClassMeasure, isOutside, type Measures } from './measures.ts';
import type { Finding } from './result.ts';
import type { Row, RowTarget } from './rows.ts';
import type { Rule } from './rules.ts';
import { classesIn } from './table-classes.ts';

/** Boundaries this near touch, metres. */
export const TOUCH_METRES = 1e-6;

/** The rest of a finding follows from its row. */
export type Figures = Pick<
  Finding,
  | 'areaSquareMetres'
  | 'outsideSquareMetres'
  | 'lengthMetres'
  | 'distanceMetres'
  | 'nearest'
  | 'threshold'
  | 'marginMetres'
  | 'touching'
  | 'belowTolerance'
  | 'borderline'
  | 'accuracyMetres'
  | 'dataErrorSquareMetres'
  | 'features'
  | 'overlap'
  | 'overlapResidualSquareMetres'
  | 'allInInnerBand'
  | 'absentHere'
> & { readonly status: 'hit' | 'clear' };

const toleranceOf = (rule: Rule | null): number =>
  rule?.test.kind === 'overlap' ? rule.test.toleranceSquareMetres : 0;

const isAbsent = ({ prepared }: Measures, { layer, class: { id } }: CountedClass): boolean =>
  !classesIn(prepared.tables.get(layer.id)!).has(id);

/** What is told of the ground up to a distance: classes that do not overlap, the outermost last. */
function groundOfAll(measures: Measures, keys: readonly string[], accuracyMetres: number) {
  const own = measures.prepared.classes.filter((c) => keys.includes(c.key));
  if (own.length === 1) return groundOf(measures.of(own[0]!), accuracyMetres);
  const outermost = keys.at(-1)!;
  const all = own.map((c) => ({ key: c.key, layerId: c.layer.id, ...groundOf(measures.of(c), accuracyMetres) }));
  const shown = own.find((c) => c.key === outermost)?.layer.id;
  const errors = all.flatMap((g) => (g.key === outermost ? (g.dataErrorSquareMetres ?? []) : []));
  const residuals = all.flatMap((g) => g.overlapResidualSquareMetres ?? []);
  return {
    areaSquareMetres: all.reduce((sum, g) => sum + g.areaSquareMetres, 0),
    outsideSquareMetres: all.reduce((sum, g) => sum + g.outsideSquareMetres, 0),
    dataErrorSquareMetres: errors[0] ?? null,
    features: all.flatMap((g) => (g.layerId === shown ? g.features : [])),
    overlap: all.flatMap((g) => g.overlap),
    overlapResidualSquareMetres: residuals.length > 0 ? residuals.reduce((sum, r) => sum + r, 0) : null,
  };
}

/** What is told of ground in common, above the tolerance or not. */
function groundOf(measure: ClassMeasure, accuracyMetres: number) {
  const { isOverlapped, areaSquareMetres, outsideSquareMetres, boundaryMetres, features, outline } = measure;
  return {
    areaSquareMetres: isOverlapped ? areaSquareMetres : 0,
    outsideSquareMetres,
    dataErrorSquareMetres: isOverlapped ? accuracyMetres * boundaryMetres : null,
    features: isOverlapped ? features : [],
    overlap: isOverlapped ? (outline?.polygons ?? []) : [],
    overlapResidualSquareMetres: isOverlapped ? (outline?.residualSquareMetres ?? null) : null,
  };
}

export function areaFigures(measures: Measures, row: Row, { counted }: Extract<RowTarget, { kind: 'area' }>): Figures {
  const measure = measures.of(counted);
  const { accuracyMetres } = counted.layer;
  const { isOverlapped, metres } = measure;
  const tolerance = toleranceOf(row.rule);
  const ground = groundOf(measure, accuracyMetres);
  const hit = isOverlapped && ground.areaSquareMetres > tolerance;
  const overTolerance = ground.areaSquareMetres - tolerance;
  const error = ground.dataErrorSquareMetres ?? 0;
  return {
    status: hit ? 'hit' : 'clear',
    areaSquareMetres: ground.areaSquareMetres,
    outsideSquareMetres: ground.outsideSquareMetres,
    dataErrorSquareMetres: ground.dataErrorSquareMetres,
    features: ground.features,
    overlap: ground.overlap,
    overlapResidualSquareMetres: ground.overlapResidualSquareMetres,
    lengthMetres: null,
    distanceMetres: metres,
    nearest: measure.nearest,
    threshold: { kind: 'overlap', squareMetres: tolerance },
    marginMetres: hit ? null : metres,
    touching: !isOverlapped && ground.outsideSquareMetres === 0 && metres !== null && metres <= TOUCH_METRES,
    belowTolerance: isOverlapped && !hit,
    borderline: isOverlapped
      ? measure.boundaryMetres > 0 && Math.abs(overTolerance) <= error
      : metres !== null && metres <= accuracyMetres,
    accuracyMetres,
    allInInnerBand: false,
    absentHere: isAbsent(measures, counted),
  };
}

/** A distance as it was measured, for a rule that asks for one. */
export interface Measured {
  readonly metres: number | null;
  readonly nearest: Finding['nearest'];
  /** The footprint has ground in the boundary, or lines or points in it, inside the city. */
  readonly isInBoundary: boolean;
  /** It has such outside the city. */
  readonly isMetOutside: boolean;
  /** No ground of the footprint counts: all lies inward of the boundary. */
  readonly isInward: boolean;
  readonly isInnerRingMet: boolean;
  /** What of the boundary's features the footprint has ground, length or points of. */
  readonly features: Finding['features'];
  readonly absentHere: boolean;
}

/** Distances are as good as this, metres: nearer to a limit they are equal to it. */
const EQUAL_METRES = 1e-6;

/** A distance equal to the limit is a hit. `ring`: drawn for it, or null. */
export function withinFigures(
  measures: Measures,
  test: Extract<Rule['test'], { kind: 'within' }>,
  measured: Measured,
  ring: CountedClass | null,
  groundKeys: readonly string[],
  accuracyMetres: number,
): Figures {
  const { metres, nearest, isInBoundary, isMetOutside, isInward, isInnerRingMet, features, absentHere } = measured;
  const beyond = metres === null || isInward ? null : metres - test.metres;
  const margin = beyond !== null && Math.abs(beyond) <= EQUAL_METRES ? 0 : beyond;
  const hit = margin !== null && margin <= 0;
  const drawn = ring && hit ? groundOfAll(measures, groundKeys, accuracyMetres) : NO_GROUND;
  return {
    status: hit ? 'hit' : 'clear',
    areaSquareMetres: ring || !hit ? drawn.areaSquareMetres : null,
    outsideSquareMetres: drawn.outsideSquareMetres,
    dataErrorSquareMetres: drawn.dataErrorSquareMetres,
    overlap: drawn.overlap,
    overlapResidualSquareMetres: drawn.overlapResidualSquareMetres,
    features: ring || !hit ? drawn.features : features,
    lengthMetres: null,
    distanceMetres: metres,
    nearest,
    threshold: { kind: 'within', metres: test.metres },
    marginMetres: margin,
    touching: !isInBoundary && !isMetOutside && metres !== null && metres <= TOUCH_METRES,
    belowTolerance: false,
    borderline: margin !== null && Math.abs(margin) <= accuracyMetres,
    accuracyMetres,
    allInInnerBand: hit && ring !== null && drawn.areaSquareMetres === 0 && isInnerRingMet,
    absentHere,
  };
}

export function distanceFigures(
  measures: Measures,
  row: Row,
  target: Extract<RowTarget, { kind: 'distance' }>,
): Figures {
  const { to, ring } = target;
  const test = row.rule?.test;
  if (test?.kind !== 'within') throw new TypeError('a distance is asked for by a rule with a distance');
  const isInBoundary = to.some((c) => measures.of(c).isOverlapped);
  const { metres, nearest } = nearestOf(to.map((c) => measures.inCity.of(c)));
  const measured = {
    metres,
    nearest,
    isInBoundary,
    isMetOutside: to.some((c) => measures.of(c).outsideSquareMetres > 0),
    isInward: !test.inside && isInBoundary && groundBeyond(measures, to) <= measures.touchSquareMetres,
    isInnerRingMet: isInBoundary || (ring !== null && isInnerRingMet(measures, ring)),
    features: to.flatMap((c) => measures.of(c).features),
    absentHere: to.every((c) => isAbsent(measures, c)),
  };
  return withinFigures(measures, test, measured, ring, row.groundKeys, to[0]!.layer.accuracyMetres);
}

/** The nearest of several. */
export function nearestOf(all: readonly Pick<Measured, 'metres' | 'nearest'>[]): Pick<Measured, 'metres' | 'nearest'> {
  let best: Pick<Measured, 'metres' | 'nearest'> = { metres: null, nearest: null };
  for (const { metres, nearest } of all)
    if (metres !== null && (best.metres === null || metres < best.metres)) best = { metres, nearest };
  return best;
}

const NO_GROUND = {
  areaSquareMetres: 0,
  outsideSquareMetres: 0,
  dataErrorSquareMetres: null,
  features: [],
  overlap: [],
  overlapResidualSquareMetres: null,
};

/** Ground of the footprint inside the city in none of the classes. */
const groundBeyond = ({ prepared, check }: Measures, classes: readonly CountedClass[]): number =>
  sumAtoms(check.atoms, (a) => !isOutside(prepared, a.part) && !classes.some((c) => hasBit(a.mask, c.bit)));

/** Whether some of the footprint lies in a ring further in. */
export function isInnerRingMet(measures: Measures, ring: CountedClass): boolean {
  const { prepared } = measures;
  const rings = prepared.city.bandSet?.rings ?? [];
  const from = rings.find((r) => r.class === ring.class.id)?.fromMetres ?? 0;
  return prepared.classes.some(
    (c) =>
      c.layer.id === ring.layer.id &&
      rings.some((r) => r.class === c.class.id && r.toMetres <= from) &&
      measures.of(c).isOverlapped,
  );
}

export function cityFigures(measures: Measures, row: Row, layer: CityLayer): Figures {
  const { insideSquareMetres, touchSquareMetres } = measures;
  const tolerance = toleranceOf(row.rule);
  const features = measures.districts();
  return {
    status: insideSquareMetres > Math.max(tolerance, touchSquareMetres) ? 'hit' : 'clear',
    areaSquareMetres: insideSquareMetres,
    outsideSquareMetres: 0,
    dataErrorSquareMetres: null,
    features,
    overlap: NO_GROUND.overlap,
    overlapResidualSquareMetres: null,
    lengthMetres: null,
    distanceMetres: 0,
    nearest: null,
    threshold: { kind: 'overlap', squareMetres: tolerance },
    marginMetres: null,
    touching: false,
    belowTolerance: false,
    borderline: false,
    accuracyMetres: layer.accuracyMetres,
    allInInnerBand: false,
    absentHere: false,
  };
}
