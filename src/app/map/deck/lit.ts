/** Which findings are lit on the map: the one in hand, else the strictest; and the distances that decide. */
import type { Finding, SitingOutcome, SitingResult } from '../../../domain/siting/result.ts';
import { relaxedOf } from '../../state/relaxed.ts';
import type { SumGround } from '../../state/siting-types.ts';
import type { AppState } from '../../state/store.ts';

type Watched = Pick<AppState, 'check' | 'hoverKey' | 'selection' | 'project'> &
  Partial<Pick<AppState, 'sumGround' | 'dialog'>>;

export interface Lit {
  /** Overlaps with hatch and pill. */
  readonly strong: readonly Finding[];
  /** Overlaps with a thin fill only. */
  readonly faint: readonly Finding[];
  /** Overlaps that are told only, with a quiet hatch. */
  readonly quiet: readonly Finding[];
  /** Distances to draw. */
  readonly lines: readonly Finding[];
  /** Ground of the sum in hand, in place of the overlaps. */
  readonly sum: SumGround | null;
  /** Of all findings, those that a looser limit hides as a hit, by key. */
  readonly hidden: ReadonlySet<string>;
}

const NONE: Lit = { strong: [], faint: [], quiet: [], lines: [], sum: null, hidden: new Set() };
const MOST_PILLS = 3;
const MOST_LINES = 2;
const DECIDING: ReadonlySet<SitingOutcome> = new Set(['avoid', 'justify', 'certify']);

/** The newest figures of the active footprint; while a check runs, those before it. */
export function currentResult(state: Pick<AppState, 'check' | 'project'>): SitingResult | null {
  const { check, project } = state;
  if (check.kind === 'running') return check.last;
  return check.kind === 'done' && check.footprintId === project.activeFootprintId ? check.result : null;
}

/** The class to light up: of the finding under the pointer, or the one that is under it itself. */
export function hoveredClass(state: Pick<AppState, 'check' | 'project' | 'hoverKey'>): string | null {
  const { hoverKey } = state;
  if (hoverKey === null) return null;
  const finding = currentResult(state)?.findings.find((f) => f.key === hoverKey);
  return finding ? finding.classKey : hoverKey;
}

/** The finding under the pointer, else the selected one; of a class under the pointer the first of its findings. */
function findingInHand({ hoverKey, selection }: Watched, { findings }: SitingResult): Finding | undefined {
  const key = hoverKey ?? (selection.kind === 'finding' ? selection.key : null);
  if (key === null) return undefined;
  return findings.find((f) => f.key === key) ?? findings.find((f) => f.classKey === key);
}

/** In a report what decides is lit, whatever row is in hand. */
const asReported = (state: Watched): Watched =>
  state.dialog === 'report' ? { ...state, hoverKey: null, selection: { kind: 'none' }, sumGround: null } : state;

export function litFindings(seen: Watched): Lit {
  const state = asReported(seen);
  const result = currentResult(state);
  if (!result) return NONE;
  const inHand = findingInHand(state, result);
  const lines = decidingLines(result.findings, inHand);
  const hidden = hiddenKeys(result);
  const sum = state.sumGround ?? null;
  if (!inHand && sum && sum.of === result && sum.figure !== 'gross')
    return { strong: [], faint: [], quiet: [], lines, sum, hidden };
  const met = result.findings.filter((f) => f.overlap.length > 0);
  const deciding = oncePerClass(met.filter((f) => f.status === 'hit' && DECIDING.has(f.outcome)));
  const isGross = state.selection.kind === 'sum';
  const strong = inHand && inHand.overlap.length > 0 ? [inHand] : isGross ? deciding : deciding.slice(0, MOST_PILLS);
  const faint = [...deciding, ...met.filter((f) => hidden.has(f.key))].filter((f) => !strong.includes(f));
  const notices = met.filter((f) => f.status === 'hit' && f.outcome === 'notice');
  const quiet = oncePerClass([...strong, ...faint, ...notices]).filter(
    (f) => notices.includes(f) && !strong.includes(f),
  );
  return { strong, faint, quiet, lines, sum: null, hidden };
}

const hiddenKeys = (result: SitingResult): ReadonlySet<string> =>
  new Set([...relaxedOf(result)].flatMap(([key, { hides }]) => (hides ? [key] : [])));

/** Several rules of a class have one ground. */
const oncePerClass = (findings: readonly Finding[]): Finding[] =>
  findings.filter((f, i) => findings.findIndex((other) => other.classKey === f.classKey) === i);

/** The distances nearest to their limits, on either side of it; that of the finding in hand before all others. */
function decidingLines(findings: readonly Finding[], inHand: Finding | undefined): Finding[] {
  const slack = (f: Finding): number => (f === inHand ? -1 : Math.abs(f.marginMetres ?? f.distanceMetres ?? 0));
  const near = findings
    .filter((f) => f.nearest !== null && (f.distanceMetres ?? 0) > 0 && f.status !== 'unchecked')
    .sort((a, b) => slack(a) - slack(b));
  // Limits at several distances from one boundary are measured along one line.
  const line = ({ nearest, distanceMetres }: Finding): string =>
    `${nearest?.onFootprint} ${nearest?.onClass} ${distanceMetres}`;
  return near.filter((f, i) => near.findIndex((other) => line(other) === line(f)) === i).slice(0, MOST_LINES);
}
