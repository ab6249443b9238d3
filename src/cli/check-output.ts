/** What `check` answers, as JSON and as lines to read. */
import type { Problem } from '../domain/problems.ts';
import type { Clause, Finding, SitingResult } from '../domain/siting/result.ts';
import {
  countedOutcome,
  countsWith,
  hiddenCount,
  type Relaxation,
  relaxations,
  shownMargin,
} from '../domain/siting/rule-limits.ts';
import type { RuleBook } from '../domain/siting/rules.ts';
import { hectares, mu } from '../geodesy/units.ts';
import { basisWords } from '../text/basis.ts';
import { findingFigures } from '../text/figures.ts';
import { lapsedWords, markCounts, markWords, relaxedWords } from '../text/marks.ts';
import { type Language, problemLine } from '../text/problems.ts';
import { alignedLines } from './lines.ts';
import { words } from './words.ts';

export interface Checked {
  readonly footprint: string;
  readonly result: Omit<SitingResult, 'elapsedMilliseconds'>;
  /** Warnings of this footprint. */
  readonly problems: readonly Problem[];
}

/** A footprint among others that could not be checked. */
export interface Refused {
  readonly footprint: string;
  readonly problems: readonly Problem[];
}

export const refusedJson = ({ footprint, problems }: Refused) => ({ footprint, overall: 'refused', problems });

export const refusedLines = ({ footprint, problems }: Refused, language: Language): string[] => [
  `${footprint}: ${words(language).refused}`,
  ...problems.map((p) => `  ${problemLine(p, language)}`),
  '',
];

const STRICTEST_FIRST = ['avoid', 'justify', 'certify', 'unchecked', 'relaxed', 'none'] as const;

/** How many footprints came to which outcome; one that only a looser limit keeps from a conflict is counted as that. */
export function outcomeLines(
  checked: readonly Checked[],
  refused: number,
  shipped: RuleBook,
  language: Language,
): string[] {
  const w = words(language);
  const outcomes = checked.map(({ result }) =>
    countedOutcome(result.overall, hiddenCount(relaxations(result, shipped))),
  );
  const counts = STRICTEST_FIRST.flatMap((outcome) => {
    const name = outcome === 'relaxed' ? markWords[language].hiddenItems : w.outcomes[outcome];
    const count = outcomes.filter((o) => o === outcome).length;
    return outcome === 'relaxed' && count === 0 ? [] : [[name, String(count)]];
  });
  return alignedLines([...counts, [w.refused, String(refused)]], [false, true]);
}

/** `shipped`: the rules that the city came with, by which limits are looser or not. */
export function toJson({ footprint, result, problems }: Checked, shipped: RuleBook) {
  const relaxed = relaxations(result, shipped);
  return {
    footprint,
    areaSquareMetres: result.areaSquareMetres,
    insideSquareMetres: result.insideSquareMetres,
    kind: result.kind,
    rulesVersion: result.rulesVersion,
    overall: result.overall,
    counts: countsWith(result.counts, relaxed),
    computationErrorSquareMetres: result.computationErrorSquareMetres,
    findings: result.findings.map((f) => findingJson(f, relaxed.get(f.key) ?? null)),
    unchecked: result.findings
      .filter((f) => f.status === 'unchecked')
      .map((f) => ({ layer: f.layerId, class: f.classId, rule: f.ruleId, name: f.name, reason: f.reason })),
    notApplicable: result.notApplicable,
    checkedLayers: result.checkedLayers,
    problems,
  };
}

const findingJson = (f: Finding, relaxation: Relaxation | null) => ({
  layer: f.layerId,
  class: f.classId,
  status: relaxation?.hides ? 'relaxed' : f.status,
  outcome: relaxation?.hides ? null : f.outcome,
  lapsedOutcome: f.lapsedOutcome ?? null,
  reason: f.reason,
  areaSquareMetres: f.areaSquareMetres,
  outsideSquareMetres: f.outsideSquareMetres,
  share: f.share,
  lengthMetres: f.lengthMetres,
  distanceMetres: f.distanceMetres,
  threshold: f.threshold,
  relaxedFrom: relaxation?.before ?? null,
  hiddenByLimit: relaxation?.hides ?? false,
  marginMetres: shownMargin(f, relaxation),
  touching: f.touching,
  belowTolerance: f.belowTolerance,
  borderline: f.borderline,
  allInInnerBand: f.allInInnerBand,
  accuracyMetres: f.accuracyMetres,
  dataErrorSquareMetres: f.dataErrorSquareMetres,
  dataVersion: f.dataVersion,
  clause: f.clause && clauseJson(f.clause),
  features: f.features.map(({ id, name, areaSquareMetres, lengthMetres }) => ({
    id,
    name,
    areaSquareMetres,
    ...(lengthMetres === undefined ? {} : { lengthMetres }),
  })),
});

const clauseJson = ({ ruleId, name, requirement, citation, verification, status }: Clause) => ({
  rule: ruleId,
  name,
  requirement,
  document: citation?.document ?? null,
  number: citation?.number ?? null,
  clause: citation?.clause ?? null,
  quote: citation?.quote ?? null,
  status,
  verification,
});

function findingCells(f: Finding, relaxation: Relaxation | null, language: Language): string[] {
  const w = words(language);
  const relaxed = relaxation && relaxedWords(f, relaxation, language);
  const { hectares, share, distance, margin } = findingFigures(f, relaxation);
  return [
    f.name[language],
    (relaxed?.status ?? w.statuses[f.status]) + (f.borderline ? w.borderline : ''),
    f.status === 'hit' ? w.outcomes[f.outcome] : f.reason ? w.reasons[f.reason] : '',
    hectares,
    share,
    distance,
    margin,
    f.clause ? basisWords(f.clause, language) : '',
  ];
}

export function toLines({ footprint, result }: Checked, shipped: RuleBook, language: Language): string[] {
  const w = words(language);
  const relaxed = relaxations(result, shipped);
  const rows = result.findings.map((f) => findingCells(f, relaxed.get(f.key) ?? null, language));
  const head = [w.class, w.status, w.outcome, w.hectares, w.share, w.distance, w.margin, w.basis];
  const area = `${hectares(result.areaSquareMetres)} ${w.hectares}, ${mu(result.areaSquareMetres)} ${w.mu}`;
  return [
    `${footprint}: ${area}; ${w.outcomes[result.overall]}; ${w.uncheckedCount(result.counts.unchecked)}`,
    ...markCounts(result.findings, relaxed, language).map((mark) => `! ${mark}`),
    ...alignedLines([head, ...rows], [false, false, false, true, true, true, true, false]),
    ...result.findings.flatMap((f) => markLines(f, relaxed.get(f.key) ?? null, language)),
    ...(result.notApplicable.length === 0
      ? []
      : [`${w.notApplicable}: ${result.notApplicable.map((n) => n.name[language]).join('; ')}`]),
    '',
  ];
}

/** What must be known beside a finding, in a line each. */
function markLines(f: Finding, relaxation: Relaxation | null, language: Language): string[] {
  const told = [lapsedWords(f, language), relaxation && relaxedWords(f, relaxation, language).why];
  return told.flatMap((words) =>
    words === null ? [] : [`! ${f.clause?.name[language] ?? f.name[language]}: ${words}`],
  );
}
