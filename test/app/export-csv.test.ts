import { describe, expect, it } from 'vitest';
import { csv } from '../../src/app/export/csv.ts';
import { fileName } from '../../src/app/export/download.ts';

describe('csv', () => {
  it('starts with a byte order mark and ends lines as spreadsheets expect', () => {
    expect(
      csv([
        ['行政区', '面积'],
        ['海南区', 951.24],
      ]),
    ).toBe('\uFEFF行政区,面积\r\n海南区,951.24\r\n');
  });

  it('quotes commas, quotes and line breaks', () => {
    expect(csv([['a,b', 'c"d', 'e\nf']])).toBe('\uFEFF"a,b","c""d","e\nf"\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '＝1', '＋1', '－1', '＠a'])(
    'does not let %j run as a formula',
    (text) => {
      expect(csv([[text]])).toContain(`'${text}`);
    },
  );

  it('writes negative figures as figures', () => {
    expect(csv([[-52.46]])).toBe('\uFEFF-52.46\r\n');
  });

  it('leaves a missing figure empty and refuses one that is none', () => {
    expect(csv([[null, 0]])).toBe('\uFEFF,0\r\n');
    expect(() => csv([[Number.NaN]])).toThrow('NaN');
  });
});

describe('file names', () => {
  it('keeps what no system takes out of them', () => {
    expect(fileName('红线/台账: "2025"\n')).toBe('红线_台账_ _2025_');
    expect(fileName('..x')).toBe('_x');
  });
});
