import { expect, it } from 'vitest';
import { atOnce, type Progress, type Work } from '../../src/engine/index.ts';
import { inStages } from '../../src/worker/stages.ts';

function* steps(...counts: readonly Progress[]): Generator<Progress, string, void> {
  yield* counts;
  return 'done';
}

/** Work that keeps what it is told. */
function listening(): { readonly work: Work; readonly shares: number[] } {
  const shares: number[] = [];
  const tell = ({ done, total }: Progress) => {
    shares.push(done / total);
  };
  const drive: Work['drive'] = async (given) => {
    for (;;) {
      const step = given.next();
      if (step.done) return step.value;
      tell(step.value);
    }
  };
  return { work: { drive, tell, attempt: drive, crew: null }, shares };
}

it('tells each stage as its part of the whole, whatever it counts', async () => {
  const { work, shares } = listening();
  const [first, second] = inStages(work, 2);
  expect(await first!.drive(steps({ done: 1, total: 4 }, { done: 3, total: 4 }))).toBe('done');
  second!.tell({ done: 0, total: 0 });
  expect(await second!.attempt!(steps({ done: 5, total: 10 }))).toBe('done');
  second!.tell({ done: 7, total: 7 });
  expect(shares).toEqual([0.125, 0.375, 0.5, 0.75, 1]);
});

it('never runs back where a stage counts anew', () => {
  const { work, shares } = listening();
  const [only] = inStages(work, 1);
  for (const done of [2, 8, 1, 9]) only!.tell({ done, total: 10 });
  expect(shares).toEqual([0.2, 0.8, 0.8, 0.9]);
});

it('nests, and has no more ways to run than its host', async () => {
  const { work, shares } = listening();
  const [, later] = inStages(work, 2);
  const [inner] = inStages(later!, 2);
  inner!.tell({ done: 1, total: 2 });
  expect(shares).toEqual([0.625]);
  expect(inStages(atOnce, 1)[0]!.attempt).toBeUndefined();
  expect(await inStages(atOnce, 1)[0]!.drive(steps())).toBe('done');
});
