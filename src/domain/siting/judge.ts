/** What a row comes to for a footprint, in figures: the one place where a limit is held against what was measured. */
import { hasBit, sumAtoms } from '../../engine/index.ts';
import type { CountedClass } from '../prepared-city.ts';
import type { LineMeasure } from './lines.ts';
import { type ClassMeasure, type Distance, isOutside, type Measures } from './measures.ts';
import type { Finding } from './result.ts';
import type { MeasuredTarget, Row } from './rows.ts';
import type { Rule } from './rules.ts';

/** Boundaries this near touch, metres. */
const TOUCH_METRES = 1e-6;
/** Distances are as good as this, metres: nearer to a limit they are equal to it. */
const EQUAL_METRES = 1e-6;

/** All that a screening keeps of a row; null: no such figure. */
export type Judged = Pick<
  Finding,
  | 'areaSquareMetres'
  | 'outsideSquareMetres'
  | 'lengthMetres'
  | 'distanceMetres'
  | 'marginMetres'
  | 'touching'
  | 'belowTolerance'
  | 'borderline'
> & { readonly status: 'hit' | 'clear' };

type Target<Kind> = Extract<MeasuredTarget, { kind: Kind }>;
type Within = Extract<Rule['test'], { kind: 'within' }>;

export function judge(measures: Measures, row: Row, target: MeasuredTarget): Judged {
  switch (target.kind) {
    case 'area':
      return judgeArea(measures, row, target.counted);
    case 'distance':
      return judgeDistance(measures, row, target);
    case 'lines':
      return row.rule?.test.kind === 'within'
        ? judgeLineDistance(measures, row, target, row.rule.test)
        : judgeLines(measures, row, target);
    case 'city':
      return judgeCity(measures, row);
  }
}

/** Ground in common up to this is no hit, square metres. */
export const toleranceOf = (rule: Rule | null): number =>
  rule?.test.kind === 'overlap' ? rule.test.toleranceSquareMetres : 0;

/** Length inside up to this is no hit, metres. */
export const toleranceMetresOf = (rule: Rule | null): number =>
  rule?.test.kind === 'crosses' ? rule.test.toleranceMetres : 0;

/** Ground that counts. */
const groundOf = (measure: ClassMeasure): number => (measure.isOverlapped ? measure.areaSquareMetres : 0);

/** Error of ground that counts, from that of the position of the boundary. */
export const dataErrorOf = (measure: ClassMeasure, accuracyMetres: number): number | null =>
  measure.isOverlapped ? accuracyMetres * measure.boundaryMetres : null;

const isTouched = (metres: number | null): boolean => metres !== null && metres <= TOUCH_METRES;

function judgeArea(measures: Measures, row: Row, counted: CountedClass): Judged {
  const measure = measures.of(counted);
  const { accuracyMetres } = counted.layer;
  const { isOverlapped, metres, outsideSquareMetres } = measure;
  const areaSquareMetres = groundOf(measure);
  const tolerance = toleranceOf(row.rule);
  const hit = isOverlapped && areaSquareMetres > tolerance;
  return {
    status: hit ? 'hit' : 'clear',
    areaSquareMetres,
    outsideSquareMetres,
    lengthMetres: null,
    distanceMetres: metres,
    marginMetres: hit ? null : metres,
    touching: !isOverlapped && outsideSquareMetres === 0 && isTouched(metres),
    belowTolerance: isOverlapped && !hit,
    borderline: isOverlapped
      ? measure.boundaryMetres > 0 &&
        Math.abs(areaSquareMetres - tolerance) <= (dataErrorOf(measure, accuracyMetres) ?? 0)
      : metres !== null && metres <= accuracyMetres,
  };
}

function judgeDistance(measures: Measures, row: Row, { to }: Target<'distance'>): Judged {
  const test = row.rule?.test;
  if (test?.kind !== 'within') throw new TypeError('a distance is asked for by a rule with a distance');
  const isInBoundary = to.some((c) => measures.of(c).isOverlapped);
  const isMetOutside = to.some((c) => measures.of(c).outsideSquareMetres > 0);
  const isInward = !test.inside && isInBoundary && groundBeyond(measures, to) <= measures.touchSquareMetres;
  const metres = nearestClass(measures, to)?.metres ?? null;
  return judgeWithin(measures, row, test, metres, isInward, isInBoundary || isMetOutside, to[0]!.layer.accuracyMetres);
}

function judgeLineDistance(measures: Measures, row: Row, target: Target<'lines'>, test: Within): Judged {
  const metres = nearestLine(measures.inCity, target)?.metres ?? null;
  const isMet = target.places.some((place) => isMetAtAll(measures.ofLines(target.layer, place)));
  return judgeWithin(measures, row, test, metres, false, isMet, target.layer.accuracyMetres);
}

const isMetAtAll = (measure: LineMeasure): boolean => measure.isMet || measure.isMetOutside;

/**
 * A distance equal to the limit is a hit. `isInward`: no ground of the footprint counts, all lies inward of the boundary; `isMet`:
 * it has ground in the boundary, or lines or points in it, anywhere.
 */
function judgeWithin(
  measures: Measures,
  row: Row,
  test: Within,
  metres: number | null,
  isInward: boolean,
  isMet: boolean,
  accuracyMetres: number,
): Judged {
  const beyond = metres === null || isInward ? null : metres - test.metres;
  const margin = beyond !== null && Math.abs(beyond) <= EQUAL_METRES ? 0 : beyond;
  const hit = margin !== null && margin <= 0;
  const isDrawn = hit && isRingDrawn(row);
  let area = 0;
  let outside = 0;
  if (isDrawn)
    for (const counted of row.ground) {
      const measure = measures.of(counted);
      area += groundOf(measure);
      outside += measure.outsideSquareMetres;
    }
  return {
    status: hit ? 'hit' : 'clear',
    areaSquareMetres: isDrawn || !hit ? area : null,
    outsideSquareMetres: outside,
    lengthMetres: null,
    distanceMetres: metres,
    marginMetres: margin,
    touching: !isMet && isTouched(metres),
    belowTolerance: false,
    borderline: margin !== null && Math.abs(margin) <= accuracyMetres,
  };
}

/** Whether ground is drawn for the distance of a row. */
export const isRingDrawn = ({ target }: Row): boolean =>
  (target.kind === 'distance' || target.kind === 'lines') && target.ring !== null;

function judgeLines(measures: Measures, row: Row, target: Target<'lines'>): Judged {
  const { layer, places } = target;
  const isLine = layer.geometry === 'line';
  const tolerance = toleranceMetresOf(row.rule);
  let length = 0;
  let isInBoundary = false;
  let isMetOutside = false;
  for (const place of places) {
    const measure = measures.ofLines(layer, place);
    length += measure.insideMetres;
    isInBoundary ||= measure.isMet;
    isMetOutside ||= measure.isMetOutside;
  }
  const isMet = isLine ? length > TOUCH_METRES : isInBoundary;
  const hit = isMet && (!isLine || length > tolerance);
  const metres = nearestLine(measures, target)?.metres ?? null;
  return {
    status: hit ? 'hit' : 'clear',
    areaSquareMetres: null,
    outsideSquareMetres: 0,
    lengthMetres: isLine ? length : null,
    distanceMetres: metres,
    marginMetres: hit ? null : metres,
    touching: !isMet && !isMetOutside && isTouched(metres),
    belowTolerance: isMet && !hit,
    borderline: isMet
      ? isLine && Math.abs(length - tolerance) <= layer.accuracyMetres
      : metres !== null && metres <= layer.accuracyMetres,
  };
}

/** No overlap and no distance brings it about (see `isCityWide`): there is no figure of it, and it is in no sum. */
function judgeCity({ insideSquareMetres, touchSquareMetres }: Measures, row: Row): Judged {
  return {
    status: insideSquareMetres > Math.max(toleranceOf(row.rule), touchSquareMetres) ? 'hit' : 'clear',
    areaSquareMetres: null,
    outsideSquareMetres: 0,
    lengthMetres: null,
    distanceMetres: null,
    marginMetres: null,
    touching: false,
    belowTolerance: false,
    borderline: false,
  };
}

/** The nearest of several classes, from the ground in the city; null where none has a feature. */
export function nearestClass({ inCity }: Measures, classes: readonly CountedClass[]): Distance | null {
  let best: Distance | null = null;
  for (const counted of classes) best = nearer(best, inCity.of(counted));
  return best;
}

/** The nearest of the classes of lines or points of a row. */
export function nearestLine(measures: Measures, { layer, places }: Target<'lines'>): Distance | null {
  let best: Distance | null = null;
  for (const place of places) best = nearer(best, measures.ofLines(layer, place));
  return best;
}

function nearer(best: Distance | null, other: Distance): Distance | null {
  const { metres } = other;
  if (metres === null) return best;
  return best === null || metres < best.metres! ? other : best;
}

/** Ground of the footprint inside the city in none of the classes. */
const groundBeyond = ({ prepared, check }: Measures, classes: readonly CountedClass[]): number =>
  sumAtoms(check.atoms, (a) => !isOutside(prepared, a.part) && !classes.some((c) => hasBit(a.mask, c.bit)));
