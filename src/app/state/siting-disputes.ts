/** Findings that the user holds to be wrong (有异议). The outcome stays; the reason stands beside it. */
import { type Dispute, disputeOf, groundMark, isOfFormerGround } from '../../domain/siting/project.ts';
import type { Finding } from '../../domain/siting/result.ts';
import type { Footprint, Project } from './model.ts';
import { asOwn } from './select.ts';
import { edit } from './store.ts';

type Disputed = Pick<Finding, 'key' | 'ruleId'>;

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
  // What is disputed is no longer only looked at.
  const footprints = project.footprints.map((f) => (f === footprint ? asOwn(f) : f));
  const made = { footprintId, key, ruleId, reason: words, at, ...ground };
  return { ...project, footprints, disputes: [...disputes, made] };
}

export function withoutDispute(project: Project, footprintId: string, finding: Disputed): Project {
  const found = disputeOf(project.disputes, footprintId, finding);
  return found ? { ...project, disputes: project.disputes.filter((d) => d !== found) } : project;
}

/** The dispute that a finding bears whatever it comes to by now, and whether it was made of the ground before a move. */
export function shownDispute(
  disputes: readonly Dispute[],
  { id, polygons }: Pick<Footprint, 'id' | 'polygons'>,
  finding: Disputed,
): { readonly dispute: Dispute; readonly isFormer: boolean } | null {
  const dispute = disputeOf(disputes, id, finding);
  return dispute && { dispute, isFormer: isOfFormerGround(dispute, polygons) };
}

/** Disputes that hold of a footprint as it lies now: made of the same ground, whatever their findings come to by now. */
export const standingDisputes = (
  disputes: readonly Dispute[],
  { id, polygons }: Pick<Footprint, 'id' | 'polygons'>,
): readonly Dispute[] => disputes.filter((d) => d.footprintId === id && !isOfFormerGround(d, polygons));

export const disputeFinding = (footprintId: string, finding: Disputed, reason: string): void =>
  edit((project) => withDispute(project, footprintId, finding, reason, Date.now()));

export const withdrawDispute = (footprintId: string, finding: Disputed): void =>
  edit((project) => withoutDispute(project, footprintId, finding));
