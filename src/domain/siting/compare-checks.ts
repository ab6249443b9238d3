/** Two checks of the same footprint against each other: what changed of each finding, of the rules and of the data. */
import { hectares, metres } from '../../geodesy/units.ts';
import type { DataUsed } from './register.ts';
import type { Finding, SitingOutcome, SitingResult } from './result.ts';

/** The figures of a finding that can change. */
export type FindingFigures = Pick<
  Finding,
  | 'key'
  | 'status'
  | 'outcome'
  | 'areaSquareMetres'
  | 'share'
  | 'lengthMetres'
  | 'distanceMetres'
  | 'marginMetres'
  | 'dataErrorSquareMetres'
  | 'belowTolerance'
  | 'allInInnerBand'
  | 'reason'
>;

export interface FindingChange {
  /** Of the later finding, else of the earlier one. */
  readonly key: string;
  readonly name: Finding['name'];
  readonly rule: { readonly zh: string; readonly en: string } | null;
  readonly style: string | null;
  /** Null where it was not among the findings. */
  readonly before: FindingFigures | null;
  readonly after: FindingFigures | null;
  /** Whether anything differs that is printed. */
  readonly isChanged: boolean;
}

export interface DataChange {
  readonly layerId: string;
  readonly name: DataUsed['name'];
  /** Null where the layer was not there. */
  readonly before: DataUsed | null;
  readonly after: DataUsed | null;
}

export interface CheckChange {
  readonly before: SitingOutcome;
  readonly after: SitingOutcome;
  readonly findings: readonly FindingChange[];
}

type Compared = Pick<SitingResult, 'overall' | 'findings'>;

/** Findings in the order of the later check, then those that it has no longer. */
export function compareChecks(before: Compared, after: Compared): CheckChange {
  const rest = new Set(before.findings);
  const findings = after.findings.map((now): FindingChange => {
    const was =
      [...rest].find((f) => identity(f) === identity(now)) ?? [...rest].find((f) => f.key === now.key) ?? null;
    if (was) rest.delete(was);
    return changeOf(was, now);
  });
  return {
    before: before.overall,
    after: after.overall,
    findings: [...findings, ...[...rest].map((was) => changeOf(was, null))],
  };
}

/** A finding is the same where class and rule are: keys also tell which rule of a class comes first. */
const identity = ({ layerId, classId, ruleId }: Finding): string => `${layerId}/${classId ?? ''}#${ruleId ?? ''}`;

function changeOf(was: Finding | null, now: Finding | null): FindingChange {
  const shown = (now ?? was)!;
  return {
    key: shown.key,
    name: shown.name,
    rule: shown.clause?.name ?? null,
    style: shown.style,
    before: was && figuresOf(was),
    after: now && figuresOf(now),
    isChanged: !was || !now || printed(was) !== printed(now),
  };
}

const figuresOf = ({
  key,
  status,
  outcome,
  areaSquareMetres,
  share,
  lengthMetres,
  distanceMetres,
  marginMetres,
  dataErrorSquareMetres,
  belowTolerance,
  allInInnerBand,
  reason,
}: Finding): FindingFigures => ({
  key,
  status,
  outcome,
  areaSquareMetres,
  share,
  lengthMetres,
  distanceMetres,
  marginMetres,
  dataErrorSquareMetres,
  belowTolerance,
  allInInnerBand,
  reason,
});

/** Figures that print alike are no change. */
const printed = (f: FindingFigures): string =>
  [f.status, f.outcome, f.reason, hectares(f.areaSquareMetres), metres(f.lengthMetres), metres(f.distanceMetres)].join(
    ' ',
  );

/**
 * Layers whose version in force is another one now, that the city has no longer, or that were missing then and are there.
 * `now`: all layers of the city with their versions in force, whether today's rules speak of them or not: what other rules
 * look at is no change of the data.
 */
export function compareData(
  { data, result }: { readonly data: readonly DataUsed[]; readonly result: Pick<SitingResult, 'findings'> },
  now: readonly DataUsed[],
): readonly DataChange[] {
  const known = data.flatMap((before): DataChange[] => {
    const after = now.find((d) => d.layerId === before.layerId) ?? null;
    if (after?.versionId === before.versionId && after.date === before.date) return [];
    return [{ layerId: before.layerId, name: (after ?? before).name, before, after }];
  });
  const missing = new Set(
    result.findings.flatMap((f) => (f.reason === 'layer-missing' && f.classId === null ? [f.layerId] : [])),
  );
  const come = now.flatMap((after): DataChange[] => {
    const { layerId, name } = after;
    const isNew = missing.has(layerId) && !data.some((d) => d.layerId === layerId);
    return isNew ? [{ layerId, name, before: null, after }] : [];
  });
  return [...known, ...come];
}
