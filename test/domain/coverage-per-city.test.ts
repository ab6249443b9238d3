import { expect, it } from 'vitest';
import { perCity } from '../../src/domain/coverage/per-city.ts';
import { atOnce } from '../../src/engine/index.ts';
import { prepare } from '../support/small-city.ts';

it('makes an answer once for each city and each key, and keeps none of a call that failed', async () => {
  const asked: string[] = [];
  const answer = perCity(
    async (prepared, _, word: string, isStopped: boolean) => {
      asked.push(word);
      if (isStopped) throw new Error('stopped');
      return `${prepared.city.id} ${word}`;
    },
    (word) => word,
  );
  const [one, other] = [await prepare({}), await prepare({})];
  await expect(answer(one, atOnce, 'a', true)).rejects.toThrow('stopped');
  expect(await answer(one, atOnce, 'a', false)).toBe('square a');
  expect(await answer(one, atOnce, 'a', false)).toBe('square a');
  expect(await answer(one, atOnce, 'b', false)).toBe('square b');
  await answer(other, atOnce, 'a', false);
  expect(asked).toEqual(['a', 'a', 'b', 'a']);
});
