/** What a single check shows of a finding beside what is judged (`judge`): where it is, what it is of, by which threshold. */
import type { CountedClass } from '../prepared-city.ts';
import {
  dataErrorOf,
  isRingDrawn,
  type Judged,
  nearestClass,
  nearestLine,
  toleranceMetresOf,
  toleranceOf,
} from './judge.ts';
import type { ClassMeasure, Measures } from './measures.ts';
import type { Finding } from './result.ts';
import type { MeasuredTarget, Row } from './rows.ts';

/** The rest of a finding follows from its row, and from what was judged. */
export type Figures = Pick<
  Finding,
  | 'nearest'
  | 'threshold'
  | 'accuracyMetres'
  | 'dataErrorSquareMetres'
  | 'features'
  | 'overlap'
  | 'overlapResidualSquareMetres'
  | 'allInInnerBand'
>;

export function figuresOf(measures: Measures, row: Row, target: MeasuredTarget, judged: Judged): Figures {
  const within = row.rule?.test;
  switch (target.kind) {
    case 'area': {
      const { accuracyMetres } = target.counted.layer;
      const measure = measures.of(target.counted);
      return {
        ...groundOf(measure, accuracyMetres),
        nearest: measure.nearest,
        threshold: { kind: 'overlap', squareMetres: toleranceOf(row.rule) },
        accuracyMetres,
        allInInnerBand: false,
      };
    }
    case 'distance': {
      const features = target.to.flatMap((c) => measures.of(c).features);
      const isMet = target.to.some((c) => measures.of(c).isOverlapped);
      const nearest = nearestClass(measures, target.to)?.nearest ?? null;
      return withinFigures(measures, row, judged, nearest, features, isMet, target.to[0]!.layer.accuracyMetres);
    }
    case 'lines': {
      const { layer, places } = target;
      const features = places.flatMap((place) => measures.ofLines(layer, place).features);
      if (within?.kind === 'within') {
        const nearest = nearestLine(measures.inCity, target)?.nearest ?? null;
        return withinFigures(measures, row, judged, nearest, features, false, layer.accuracyMetres);
      }
      const isLine = layer.geometry === 'line';
      return {
        ...NO_GROUND,
        features,
        nearest: nearestLine(measures, target)?.nearest ?? null,
        threshold: isLine ? { kind: 'crosses', metres: toleranceMetresOf(row.rule) } : null,
        accuracyMetres: layer.accuracyMetres,
        allInInnerBand: false,
      };
    }
    case 'city':
      return {
        ...NO_GROUND,
        nearest: null,
        threshold: { kind: 'overlap', squareMetres: toleranceOf(row.rule) },
        // Ground of a rule for the whole city is found by no boundary.
        accuracyMetres: null,
        allInInnerBand: false,
      };
  }
}

type Ground = Pick<Finding, 'dataErrorSquareMetres' | 'features' | 'overlap' | 'overlapResidualSquareMetres'>;

const NO_GROUND: Ground = { dataErrorSquareMetres: null, features: [], overlap: [], overlapResidualSquareMetres: null };

/** What is told of ground in common, above the tolerance or not. */
function groundOf(measure: ClassMeasure, accuracyMetres: number): Ground {
  if (!measure.isOverlapped) return NO_GROUND;
  const { features, outline } = measure;
  return {
    dataErrorSquareMetres: dataErrorOf(measure, accuracyMetres),
    features,
    overlap: outline?.polygons ?? [],
    overlapResidualSquareMetres: outline?.residualSquareMetres ?? null,
  };
}

/** What is told of the ground up to a distance: classes that do not overlap, the outermost last. */
function groundOfAll(measures: Measures, { ground, groundKeys }: Row, accuracyMetres: number): Ground {
  if (ground.length === 1) return groundOf(measures.of(ground[0]!), accuracyMetres);
  const outermost = ground.find((c) => c.key === groundKeys.at(-1));
  const all = ground.map((c) => ({ counted: c, ...groundOf(measures.of(c), accuracyMetres) }));
  const residuals = all.flatMap((g) => g.overlapResidualSquareMetres ?? []);
  return {
    dataErrorSquareMetres: all.find((g) => g.counted === outermost)?.dataErrorSquareMetres ?? null,
    features: all.flatMap(({ counted: { layer }, features }) =>
      layer.id === outermost?.layer.id ? features : features.map((f) => ({ ...f, layerId: layer.id })),
    ),
    overlap: all.flatMap((g) => g.overlap),
    overlapResidualSquareMetres: residuals.length > 0 ? residuals.reduce((sum, r) => sum + r, 0) : null,
  };
}

/**
 * Of a rule that asks for a distance. `features`: what of the boundary's the footprint has ground, length or points of; `isMet`:
 * it has ground in the boundary.
 */
function withinFigures(
  measures: Measures,
  row: Row,
  { status, areaSquareMetres }: Judged,
  nearest: Finding['nearest'],
  features: Finding['features'],
  isMet: boolean,
  accuracyMetres: number,
): Figures {
  const hit = status === 'hit';
  const isDrawn = hit && isRingDrawn(row);
  const ground = isDrawn ? groundOfAll(measures, row, accuracyMetres) : NO_GROUND;
  const metres = row.rule?.test.kind === 'within' ? row.rule.test.metres : 0;
  return {
    ...ground,
    features: isDrawn || !hit ? ground.features : features,
    nearest,
    threshold: { kind: 'within', metres },
    accuracyMetres,
    allInInnerBand: isDrawn && areaSquareMetres === 0 && (isMet || isInnerRingMet(measures, row.innerRings)),
  };
}

/** Whether some of the footprint lies in a ring further in. */
const isInnerRingMet = (measures: Measures, rings: readonly CountedClass[]): boolean =>
  rings.some((c) => measures.of(c).isOverlapped);
