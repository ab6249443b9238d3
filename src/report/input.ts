/** What a siting report is made from. Nothing here is looked up: clock, serial number and pictures are given. */
import type { City, CityLayer } from '../domain/city.ts';
import type { PolygonCoordinates } from '../domain/feature-table.ts';
import type { Advice, Cut, Move, SiteCheck } from '../domain/siting/advice-result.ts';
import { type Dispute, isDisputeOf, type ProjectFacts } from '../domain/siting/project.ts';
import type { Finding, SitingOutcome, SitingResult } from '../domain/siting/result.ts';
import { type Relaxation, relaxations } from '../domain/siting/rule-limits.ts';
import type { RuleBook } from '../domain/siting/rules.ts';
import type { SiteChange } from '../domain/siting/site-change.ts';
import type { LeftOutCandidate } from '../text/candidates-left-out.ts';
import { outcomeWords } from '../text/outcomes.ts';
import type { Language } from '../text/problems.ts';
import { type ReportWords, reportWords } from '../text/report.ts';

/** A result without the time it took. */
export type CheckedSite = Omit<SitingResult, 'elapsedMilliseconds'>;

export interface ReportParcel {
  readonly name: string;
  /** Where it lies now. */
  readonly polygons: PolygonCoordinates;
  /** Vertices that are no corners of it. */
  readonly addedVertices: number;
}

export interface ReportSite {
  readonly name: string;
  readonly facts: ProjectFacts;
  /** Longitude, latitude in degrees on CGCS2000; rings closed. */
  readonly polygons: PolygonCoordinates;
  readonly origin: 'drawn' | 'line' | 'point' | 'pasted' | 'file';
  /** Name of the file it came from; null where there is none. */
  readonly file: string | null;
  /** Name of the site it was copied from; null for others. */
  readonly copyOf: string | null;
  /** What became of it since it was read from a file or entered; null where nothing did, and for what was drawn. */
  readonly change: SiteChange | null;
  /** Width of a line or radius of a point, metres; null for polygons. */
  readonly distanceMetres: number | null;
  /** Vertices that are no corners of the parcel. */
  readonly addedVertices: number;
  /** Safety distance that the advice keeps; null where none is stated. */
  readonly safetyMetres: number | null;
  /** Of a project of several; `reshaped` where its shape is another than theirs by now. Absent for others. */
  readonly parcels?: readonly ReportParcel[] | 'reshaped';
}

/** What a report tells of a move. */
export type ReportMove = Pick<Move, 'eastMetres' | 'northMetres' | 'metres' | 'bearingDegrees'> & {
  readonly result: Pick<SiteCheck, 'overall' | 'counts' | 'findings'>;
};

export interface ReportAdvice
  extends Pick<Advice, 'safetyMetres' | 'precisionMetres' | 'withinMetres' | 'undecided' | 'leftOut'> {
  readonly each: ReadonlyMap<string, ReportMove | null>;
  readonly all: ReportMove | null;
  readonly cut: Pick<Cut, 'keptSquareMetres' | 'keptShare'> | null;
}

export type ReportDispute = Omit<Dispute, 'footprintId'>;

export interface ReportCandidate {
  readonly name: string;
  readonly result: CheckedSite;
  /** The project the report is about. */
  readonly isThis: boolean;
}

export interface SitingReportInput {
  readonly language: Language;
  readonly city: City;
  readonly rules: RuleBook;
  /** As they were shipped, so that what was changed of them can be told; absent where that is not known. */
  readonly shipped?: RuleBook | null;
  readonly site: ReportSite;
  readonly result: CheckedSite;
  /** Of this footprint. */
  readonly disputes: readonly ReportDispute[];
  /** Null where none was computed. */
  readonly advice: ReportAdvice | null;
  /** The project's own row among them; empty where nothing is compared. */
  readonly candidates: readonly ReportCandidate[];
  /** Sites of the project that are not compared, and why. */
  readonly leftOut: readonly LeftOutCandidate[];
  readonly serial: string | null;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  /** Of the place where the report is made, minutes east of Greenwich. */
  readonly zoneMinutes: number;
  readonly validDays: number;
  /** 内部使用. */
  readonly internal: boolean;
  /** Whether corner coordinates are listed. */
  readonly listsCorners: boolean;
}

const MILLISECONDS_PER_MINUTE = 60_000;
const MILLISECONDS_PER_DAY = 86_400_000;

/** 2026-11-22 16:30, at the place with that difference from Greenwich. */
export function minuteText(at: number, zoneMinutes: number): string {
  return new Date(at + zoneMinutes * MILLISECONDS_PER_MINUTE).toISOString().slice(0, 16).replace('T', ' ');
}

/** Last day of validity, 2027-02-20. */
export function lastDay({ madeAt, zoneMinutes, validDays }: SitingReportInput): string {
  return minuteText(madeAt + validDays * MILLISECONDS_PER_DAY, zoneMinutes).slice(0, 10);
}

/** Outcomes that decide, strictest first. */
export const DECIDING = ['avoid', 'justify', 'certify'] as const satisfies readonly SitingOutcome[];

/** Everything the sections share. */
export interface ReportContext extends SitingReportInput {
  readonly words: ReportWords;
  readonly outcomeWords: (typeof outcomeWords)['zh'];
  /** Number of each clause in the list of clauses, by rule id. */
  readonly clauseNumbers: ReadonlyMap<string, number>;
  /** Findings whose limit is looser than it was shipped, by key; none where the shipped rules are not known. */
  readonly relaxed: ReadonlyMap<string, Relaxation>;
}

export function contextOf(input: SitingReportInput): ReportContext {
  const rules = input.result.findings.flatMap(({ clause }) => (clause ? [clause.ruleId] : []));
  return {
    ...input,
    words: reportWords[input.language],
    outcomeWords: outcomeWords[input.language],
    relaxed: input.shipped ? relaxations(input.result, input.shipped) : new Map(),
    clauseNumbers: new Map([...new Set(rules)].map((id, i) => [id, i + 1])),
  };
}

export const layerOf = (city: City, layerId: string): CityLayer | null =>
  city.layers.find(({ id }) => id === layerId) ?? null;

/** The dispute of a finding, if any. */
export const disputed = (disputes: readonly ReportDispute[], finding: Finding): ReportDispute | null =>
  disputes.find((d) => isDisputeOf(d, finding)) ?? null;

/** The factor, and the rule that speaks of it where that goes by another name. */
export function ruledName({ name, clause }: Finding, language: Language): string {
  const rule = clause?.name[language];
  return rule === undefined || rule === name[language] ? name[language] : `${name[language]}(${rule})`;
}

/** What was not checked: the rule, where it only waits for the kind of project; else the factor, with the rule that was deleted. */
export const uncheckedName = (finding: Finding, language: Language): string => {
  if (finding.reason === 'rule-removed') return ruledName(finding, language);
  return (finding.reason === 'kind-unknown' && finding.clause ? finding.clause.name : finding.name)[language];
};

export const isIllustrative = ({ findings }: CheckedSite): boolean => findings.some((f) => f.illustrative);
