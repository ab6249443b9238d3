/** Findings on lines and points: length inside the footprint, or distance. */
import { type Figures, isInnerRingMet, nearestOf, TOUCH_METRES, withinFigures } from './figures.ts';
import type { Measures } from './measures.ts';
import type { NearestPoints, TouchedFeature } from './result.ts';
import type { Row, RowTarget } from './rows.ts';

export function lineFigures(measures: Measures, row: Row, target: Extract<RowTarget, { kind: 'lines' }>): Figures {
  const { layer, to, ring } = target;
  const { accuracyMetres } = layer;
  const test = row.rule?.test;
  const met = to.map((c) => measures.ofLines(layer, c.id));
  const isInBoundary = met.some((m) => m.features.length > 0);
  const isMetOutside = met.some((m) => m.isMetOutside);
  const absentHere = met.every((m) => m.absentHere);
  const nearest = nearestOf(met);
  const features = met.flatMap((m) => m.features);
  if (test?.kind === 'within') {
    const isInnerMet = ring !== null && isInnerRingMet(measures, ring);
    const measured = {
      ...nearestOf(to.map((c) => measures.inCity.ofLines(layer, c.id))),
      isInBoundary,
      isMetOutside,
      isInward: false,
      isInnerRingMet: isInnerMet,
      features,
      absentHere,
    };
    return withinFigures(measures, test, measured, ring, row.groundKeys, accuracyMetres);
  }
  const isLine = layer.geometry === 'line';
  const tolerance = test?.kind === 'crosses' ? test.toleranceMetres : 0;
  const lengthMetres = met.reduce((sum, m) => sum + m.insideMetres, 0);
  const isMet = isLine ? lengthMetres > TOUCH_METRES : isInBoundary;
  const hit = isMet && (!isLine || lengthMetres > tolerance);
  const { metres } = nearest;
  return {
    status: hit ? 'hit' : 'clear',
    areaSquareMetres: null,
    outsideSquareMetres: 0,
    dataErrorSquareMetres: null,
    features,
    overlap: [],
    overlapResidualSquareMetres: null,
    lengthMetres: isLine ? lengthMetres : null,
    distanceMetres: metres,
    nearest: nearest.nearest,
    threshold: isLine ? { kind: 'crosses', metres: tolerance } : null,
    marginMetres: hit ? null : metres,
    touching: !isMet && !isMetOutside && metres !== null && metres <= TOUCH_METRES,
    belowTolerance: isMet && !hit,
    borderline: isMet
      ? isLine && Math.abs(lengthMetres - tolerance) <= accuracyMetres
      : metres !== null && metres <= accuracyMetres,
    accuracyMetres,
    allInInnerBand: false,
    absentHere,
  };
}

/** What was measured of a class of lines or points. */
export interface LineMeasure {
  /** In the city. */
  readonly insideMetres: number;
  readonly features: readonly TouchedFeature[];
  /** The footprint has something of the class, outside the city alone. */
  readonly isMetOutside: boolean;
  /** Geodesic metres to all of the footprint, 0 where something lies inside; null where the class has no feature. */
  readonly metres: number | null;
  readonly nearest: NearestPoints | null;
  readonly absentHere: boolean;
}
