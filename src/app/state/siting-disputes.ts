/** Findings that the user holds to be wrong (有异议). The outcome stays; the reason stands beside it. */
import { type Dispute, disputeOf, groundMark, isOfFormerGround } from '../../domain/siting/project.ts';
import type { Finding } from '../../domain/siting/result.ts';
import type { Footprint, Project } from './model.ts';
import { edit } from './store.ts';

type Disputed = Pick<Finding, 'key' | 'ruleId'>;

/** A finding with its answer now: only what is still hit can stand disputed. */
export type DisputedFinding = Disputed & Pick<Finding, 'status'>;

/** The project with a finding of a footprint disputed, in place of an earlier dispute of it. Without a reason it is as before. */
export function withDispute(
  project: Project,
  footprintId: string,
  { key, ruleId }: Disputed,
  reason: string,
  at: number,
): Project {
  const words = reason.trim();
  if (words === '') return project;
  const { disputes } = withoutDispute(project, footprintId, { key, ruleId });
  const footprint = project.footprints.find((f) => f.id === footprintId);
  const ground = footprint ? { ground: groundMark(footprint.polygons) } : {};
  return { ...project, disputes: [...disputes, { footprintId, key, ruleId, reason: words, at, ...ground }] };
}

export function withoutDispute(project: Project, footprintId: string, finding: Disputed): Project {
  const found = disputeOf(project.disputes, footprintId, finding);
  return found ? { ...project, disputes: project.disputes.filter((d) => d !== found) } : project;
}

/** The dispute that a finding bears, and whether it was made of the ground before a move; null where it is no hit any more. */
export function shownDispute(
  disputes: readonly Dispute[],
  { id, polygons }: Pick<Footprint, 'id' | 'polygons'>,
  finding: DisputedFinding,
): { readonly dispute: Dispute; readonly isFormer: boolean } | null {
  const dispute = finding.status === 'hit' ? disputeOf(disputes, id, finding) : null;
  return dispute && { dispute, isFormer: isOfFormerGround(dispute, polygons) };
}

/** Disputes that hold of a footprint as it lies now: of findings that are hit, made of the same ground. */
export function standingDisputes(
  disputes: readonly Dispute[],
  footprint: Pick<Footprint, 'id' | 'polygons'>,
  findings: readonly DisputedFinding[],
): readonly Dispute[] {
  return findings.flatMap((finding) => {
    const shown = shownDispute(disputes, footprint, finding);
    return shown && !shown.isFormer ? shown.dispute : [];
  });
}

export const disputeFinding = (footprintId: string, finding: Disputed, reason: string): void =>
  edit((project) => withDispute(project, footprintId, finding, reason, Date.now()));

export const withdrawDispute = (footprintId: string, finding: Disputed): void =>
  edit((project) => withoutDispute(project, footprintId, finding));
