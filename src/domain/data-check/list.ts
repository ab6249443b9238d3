/** A list that a person can read: the gravest entries, and how many more there are. */
import type { Problem } from '../problems.ts';

export interface Entry {
  readonly problem: Problem;
  /** The larger, the graver: square metres, or the same for all. */
  readonly weight: number;
}

/** Entries of one kind that are told one by one. */
export const MOST_LISTED = 50;

/**
 * The gravest entries of one kind, and where there are more, one further problem for the rest: `rest` says how many, and
 * `squareMetres` how much they are together where the entries have an area.
 */
export function capped(entries: readonly Entry[]): Problem[] {
  const sorted = [...entries].sort((a, b) => b.weight - a.weight);
  const listed = sorted.slice(0, MOST_LISTED).map((e) => e.problem);
  const rest = sorted.slice(MOST_LISTED);
  const [first] = rest;
  if (!first) return listed;
  const { code, severity, where, values } = first.problem;
  const squareMetres = rest.reduce((sum, e) => sum + e.weight, 0);
  const file: Problem['where'] = where.file === undefined ? {} : { file: where.file };
  const sum: Problem['values'] = values.squareMetres === undefined ? {} : { squareMetres: roundArea(squareMetres) };
  return [...listed, { code, severity, where: file, values: { rest: rest.length, ...sum } }];
}

/** Square metres for a sentence: three figures below a hundred, whole ones above. */
export const roundArea = (squareMetres: number): number =>
  squareMetres >= 100 ? Math.round(squareMetres) : Number(squareMetres.toPrecision(3));
