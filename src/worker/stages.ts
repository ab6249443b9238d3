/** Work in several stages, told as one. */
import type { Progress, Work } from '../engine/index.ts';

/** Of a stage, so that its parts are told finely enough. */
const PARTS = 1000;

/**
 * The work of each of a number of stages, one after the other. Whatever each counts, the whole is told as `PARTS` a stage, and
 * never runs back: a stage that begins to count anew stands still until it gets past where it was.
 */
export function inStages(work: Work, stages: number): readonly Work[] {
  let furthest = 0;
  const total = PARTS * stages;
  return Array.from({ length: stages }, (_, stage) => {
    const scaled = ({ done, total: all }: Progress): Progress => {
      const share = all > 0 ? Math.min(1, done / all) : 0;
      furthest = Math.max(furthest, Math.round(PARTS * (stage + share)));
      return { done: furthest, total };
    };
    function* told<T>(steps: Generator<Progress, T, void>): Generator<Progress, T, void> {
      for (;;) {
        const step = steps.next();
        if (step.done) return step.value;
        yield scaled(step.value);
      }
    }
    const { attempt } = work;
    return {
      drive: (steps) => work.drive(told(steps)),
      tell: (progress) => work.tell(scaled(progress)),
      crew: work.crew,
      ...(attempt ? { attempt: (steps) => attempt(told(steps)) } : {}),
    } satisfies Work;
  });
}
