import { expect, it } from 'vitest';
import { warmUpBands } from '../../src/domain/bands/warm.ts';
import { type Progress, runThrough, type Work } from '../../src/engine/index.ts';

/** Work that ends once it has been told of so much. */
function endingAfter(tells: number): { readonly work: Work; readonly told: Progress[] } {
  const told: Progress[] = [];
  const tell = (progress: Progress) => {
    if (told.length === tells) throw new Error('stopped');
    told.push(progress);
  };
  return { work: { drive: async (steps) => runThrough(steps), tell, crew: null }, told };
}

it('draws valid bands to its end, and stops where its host stops it', async () => {
  const whole = endingAfter(100);
  await warmUpBands(whole.work);
  const { done, total } = whole.told.at(-1)!;
  expect(done).toBe(total);
  const stopped = endingAfter(1);
  await expect(warmUpBands(stopped.work)).rejects.toThrow('stopped');
  expect(stopped.told.length).toBeLessThan(whole.told.length);
});
