/** What the user states about a project and about what was found of it: facts for the report, and disputes (有异议). */

import type { PolygonCoordinates } from '../feature-table.ts';

/** 项目概况, as far as it is stated; empty text where it is not. */
export interface ProjectFacts {
  /** 项目类型: a kind of the rule book; null while it is not stated. */
  readonly kind: string | null;
  /** 行业. */
  readonly industry: string;
  /** 建设单位. */
  readonly unit: string;
  /** 说明. */
  readonly purpose: string;
}

export const NO_FACTS: ProjectFacts = { kind: null, industry: '', unit: '', purpose: '' };

/** A finding that the user holds to be wrong, with the reason: it stays in the record, and so does the outcome. */
export interface Dispute {
  readonly footprintId: string;
  /** Of the finding. */
  readonly key: string;
  readonly ruleId: string | null;
  readonly reason: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Mark of the ground that the footprint had then (`groundMark`); disputes of earlier versions have none. */
  readonly ground?: string | undefined;
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const marks = new WeakMap<PolygonCoordinates, string>();

/** Tells one ground from another: length and FNV-1a hash of its coordinates as text. */
export function groundMark(polygons: PolygonCoordinates): string {
  const known = marks.get(polygons);
  if (known !== undefined) return known;
  const text = JSON.stringify(polygons);
  let hash = FNV_OFFSET;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  const mark = `${text.length}-${(hash >>> 0).toString(16)}`;
  marks.set(polygons, mark);
  return mark;
}

/** Whether the footprint has been moved or changed since the dispute: then it is of the former place (原位置). */
export const isOfFormerGround = ({ ground }: Dispute, polygons: PolygonCoordinates): boolean =>
  ground !== undefined && ground !== groundMark(polygons);

type Disputed = Pick<Dispute, 'key' | 'ruleId'>;

/** Keys also tell which rule of a class comes first: that may change with the rules. */
const placeOf = (key: string): string => key.split('#', 1)[0]!;

/** Whether it is of that finding: of its place under its rule; one under another rule is not. */
export const isDisputeOf = (dispute: Disputed, finding: Disputed): boolean =>
  dispute.ruleId === finding.ruleId && placeOf(dispute.key) === placeOf(finding.key);

/** The dispute of a finding of a footprint, on whatever ground. */
export const disputeOf = (disputes: readonly Dispute[], footprintId: string, finding: Disputed): Dispute | null =>
  disputes.find((d) => d.footprintId === footprintId && isDisputeOf(d, finding)) ?? null;
