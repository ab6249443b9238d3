import { describe, expect, it } from 'vitest';
import { bytesWords } from '../../src/app/panels/project/bytes.ts';
import { data } from '../../src/app/text/data.ts';

describe('amounts of storage', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [3_400_000, '3.4 MB'],
    [147_300, '147 KB'],
    [999_600, '1.0 MB'],
    [11_000_000_000, '11 GB'],
    [5_000_000_000_000_000, '5000 TB'],
  ])('%d bytes are %s', (bytes, words) => {
    expect(bytesWords(bytes)).toBe(words);
  });
});

describe('wording', () => {
  /** Every sentence by its path; sentences with figures are called with marks in place of them. */
  function sentences(words: object, path = ''): (readonly [string, string])[] {
    return Object.entries(words).flatMap(([key, value]): (readonly [string, string])[] => {
      const at = `${path}/${key}`;
      if (typeof value === 'string') return [[at, value]];
      if (typeof value === 'function') return [[at, String(value('a', 'b', 'c'))]];
      return sentences(value as object, at);
    });
  }
  const [zh, en] = [sentences(data.zh), sentences(data.en)];

  it('exists in both languages, at the same places', () => {
    expect(en.map(([at]) => at)).toEqual(zh.map(([at]) => at));
    expect([...zh, ...en].filter(([, words]) => words.trim() === '')).toEqual([]);
  });

  it('has no Chinese in English and no promise in either', () => {
    expect(en.filter(([, words]) => /\p{Script=Han}/u.test(words))).toEqual([]);
    expect([...zh, ...en].filter(([, words]) => /可以建设|合规|通过/.test(words))).toEqual([]);
  });
});
