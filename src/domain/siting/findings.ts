/** From what was measured of a row to the finding that a planner reads. */
import type { CityLayer, LayerClass } from '../city.ts';
import { clauseOf } from './clause.ts';
import { type Figures, figuresOf } from './figures.ts';
import { type Judged, judge } from './judge.ts';
import type { Measures } from './measures.ts';
import type { DataVersion, Finding, SitingOutcome } from './result.ts';
import { type MeasuredTarget, type Row, shownOf } from './rows.ts';
import { type Terms, verdictOf } from './verdict.ts';

export function findingOf(measures: Measures, row: Row, terms: Terms): Finding {
  const { target } = row;
  if (target.kind === 'none')
    return { ...NO_FIGURES, ...base(row, terms), name: target.name, style: target.style, reason: target.reason };
  const judged = judge(measures, row, target);
  return finding(
    measures,
    row,
    terms,
    shownOf(target),
    measuredLayer(target),
    judged,
    figuresOf(measures, row, target, judged),
  );
}

/** The layer the answer depends on. */
function measuredLayer(target: MeasuredTarget): CityLayer {
  switch (target.kind) {
    case 'area':
      return target.counted.layer;
    case 'distance':
      return target.to[0]!.layer;
    case 'lines':
    case 'city':
      return target.layer;
  }
}

/** Ground outside the city as a finding of its own: nothing found there is not nothing there. */
export function outsideFinding(measures: Measures, layer: CityLayer, areaSquareMetres: number): Finding {
  const { id: layerId } = layer;
  const row = { key: `${layerId}/outside`, classKey: null, groundKeys: [], layerId, classId: null, rule: null };
  return {
    ...NO_FIGURES,
    ...base(row, { kind: null, day: null }),
    name: layer.name,
    style: null,
    reason: 'outside-city',
    areaSquareMetres,
    outsideSquareMetres: areaSquareMetres,
    share: areaSquareMetres / measures.areaSquareMetres,
  };
}

const NO_FIGURES = {
  status: 'unchecked',
  outcome: 'unchecked',
  lapsedOutcome: null,
  areaSquareMetres: null,
  outsideSquareMetres: 0,
  share: null,
  lengthMetres: null,
  distanceMetres: null,
  nearest: null,
  threshold: null,
  marginMetres: null,
  touching: false,
  belowTolerance: false,
  borderline: false,
  accuracyMetres: null,
  dataErrorSquareMetres: null,
  features: [],
  overlap: [],
  overlapResidualSquareMetres: null,
  allInInnerBand: false,
  absentHere: false,
  illustrative: false,
  dataVersion: null,
} satisfies Partial<Finding>;

const base = (
  {
    key,
    classKey,
    groundKeys,
    layerId,
    classId,
    rule,
  }: Pick<Row, 'key' | 'classKey' | 'groundKeys' | 'layerId' | 'classId' | 'rule'>,
  { day }: Terms,
) => ({
  key,
  classKey,
  groundKeys,
  ruleId: rule?.id ?? null,
  layerId,
  classId,
  clause: clauseOf(rule, day),
});

const versionOf = ({ id, versions }: CityLayer): DataVersion => ({
  layerId: id,
  versionId: versions[0]!.id,
  date: versions[0]!.date,
});

/** `shown`: the class the row is named for; `measured`: the layer the answer depends on. */
function finding(
  measures: Measures,
  row: Row,
  terms: Terms,
  shown: { readonly layer: CityLayer; readonly class: LayerClass },
  measured: CityLayer,
  judged: Judged,
  figures: Figures,
): Finding {
  const { status, outcome, lapsedOutcome, reason } = verdictOf(measures.prepared, row, terms, judged);
  const { key, classKey, groundKeys, layerId, classId, rule } = row;
  // Field by field: spreading objects of this size takes longer than all the rest of a finding.
  return {
    key,
    classKey,
    groundKeys,
    ruleId: rule?.id ?? null,
    layerId,
    classId,
    name: nameOf(row, shown.class),
    style: shown.class.style,
    status,
    outcome,
    lapsedOutcome,
    reason,
    areaSquareMetres: judged.areaSquareMetres,
    outsideSquareMetres: judged.outsideSquareMetres,
    share: judged.areaSquareMetres === null ? null : judged.areaSquareMetres / measures.areaSquareMetres,
    lengthMetres: judged.lengthMetres,
    distanceMetres: judged.distanceMetres,
    nearest: figures.nearest,
    threshold: figures.threshold,
    marginMetres: judged.marginMetres,
    touching: judged.touching,
    belowTolerance: judged.belowTolerance,
    borderline: judged.borderline,
    accuracyMetres: figures.accuracyMetres,
    dataErrorSquareMetres: figures.dataErrorSquareMetres,
    features: figures.features,
    overlap: figures.overlap,
    overlapResidualSquareMetres: figures.overlapResidualSquareMetres,
    allInInnerBand: figures.allInInnerBand,
    absentHere: row.isAbsent,
    clause: clauseOf(rule, terms.day),
    illustrative: measured.reality === 'illustrative' || shown.layer.reality === 'illustrative',
    dataVersion: versionOf(measured),
  };
}

/** The class tells what is there; further rules of it, and those of several classes, go by their own names. */
const nameOf = ({ key, rule, target, groundKeys }: Row, shown: LayerClass): Finding['name'] =>
  rule && (target.kind === 'city' || key.includes('#') || groundKeys.length > 1) ? rule.name : shown.name;

const STRICTNESS: readonly SitingOutcome[] = ['avoid', 'justify', 'certify', 'notice', 'none', 'unchecked'];
const STATUS_ORDER = { hit: 0, clear: 2, unchecked: 3 } as const;

/** What a deleted rule left unchecked is in sight under what is hit: nobody looks for it at the end. */
const rankOf = ({ status, reason }: Finding): number => (reason === 'rule-removed' ? 1 : STATUS_ORDER[status]);

/** Hits by strictness and area, then what deleted rules leave unchecked, then what is clear by distance, then what was not checked, first what may yet be a hit. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  const far = Number.POSITIVE_INFINITY;
  return [...findings].sort(
    (a, b) =>
      rankOf(a) - rankOf(b) ||
      STRICTNESS.indexOf(a.outcome) - STRICTNESS.indexOf(b.outcome) ||
      (b.areaSquareMetres ?? 0) - (a.areaSquareMetres ?? 0) ||
      (a.distanceMetres ?? far) - (b.distanceMetres ?? far),
  );
}
