/** Long work as generators: each yield says how far it is, and the caller may stop there. */

/** Work done out of a total, in any unit. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Run a generator to its end without stopping for progress. */
export function runThrough<T>(steps: Generator<unknown, T, void>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
