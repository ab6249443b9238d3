import { describe, expect, test } from 'vitest';
import {
  decideEncoding,
  encodingCandidates,
  encodingOfCpg,
  encodingOfLdid,
  FieldDecoder,
  mayBeUtf8,
} from '../../src/io/encoding.ts';
import { encodeGb18030 } from '../../src/io/write/gb18030.ts';
import { latin, utf8 } from '../support/drop.ts';

test.each([
  ['UTF-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['UTF-8\r\n', 'utf-8'],
  ['65001', 'utf-8'],
  ['936', 'gbk'],
  ['GBK', 'gbk'],
  ['CP936', 'gbk'],
  ['ANSI 936', 'gbk'],
  ['OEM 936', 'gbk'],
  ['gb2312', 'gbk'],
  ['GB18030', 'gb18030'],
  ['54936', 'gb18030'],
  ['BIG5', 'big5'],
  ['Big-5', 'big5'],
  ['950', 'big5'],
  ['SJIS', 'shift_jis'],
  ['Shift_JIS', 'shift_jis'],
  ['932', 'shift_jis'],
  ['EUC-JP', 'euc-jp'],
  ['EUC-KR', 'euc-kr'],
  ['949', 'euc-kr'],
  ['KOI8-R', 'koi8-r'],
  ['1251', 'windows-1251'],
  ['ANSI 1250', 'windows-1250'],
  ['windows-1252', 'windows-1252'],
  ['CP1254', 'windows-1254'],
  ['874', 'windows-874'],
  ['ISO-8859-1', 'windows-1252'],
  ['ISO 8859-2', 'iso-8859-2'],
  ['8859-15', 'iso-8859-15'],
  ['88591', 'windows-1252'],
  ['28592', 'iso-8859-2'],
  ['28605', 'iso-8859-15'],
  ['LATIN2', 'iso-8859-2'],
  ['UTF-16', 'utf-16le'],
  ['1201', 'utf-16be'],
  ['8859-12', null],
  ['8859-99', null],
  ['437', null],
  ['', null],
  ['hello', null],
])('.cpg %j is %s', (text, label) => {
  expect(encodingOfCpg(text)).toBe(label);
  if (label) expect(new TextDecoder(label)).toBeDefined();
});

test('language bytes; those that say nothing, and those that no host decodes, are none', () => {
  expect([0x4d, 0x7a, 0x4f, 0x78, 0x13, 0xc9].map(encodingOfLdid)).toEqual(
    ['gbk', 'gbk', 'big5', 'big5', 'shift_jis', 'windows-1251'], // prettier
  );
  expect([0, 0x01, 0x57, 0xff].map(encodingOfLdid)).toEqual([null, null, null, null]);
  for (let ldid = 0; ldid < 256; ldid++) {
    const label = encodingOfLdid(ldid);
    if (label) expect(new TextDecoder(label)).toBeDefined();
  }
});

describe('which encoding it is', () => {
  const gbk = encodeGb18030('生态保护红线');
  test('the evidence in its order', () => {
    expect(decideEncoding({ chosen: 'big5', cpg: 'GBK', ldid: 0x4d, samples: [gbk] })).toEqual({
      label: 'big5',
      how: 'chosen',
    });
    expect(decideEncoding({ chosen: 'no such', cpg: 'GBK', samples: [gbk] })).toEqual({ label: 'gbk', how: 'cpg' });
    expect(decideEncoding({ cpg: 'no such', ldid: 0x4f, samples: [gbk] })).toEqual({ label: 'big5', how: 'ldid' });
    expect(decideEncoding({ ldid: 0x57, samples: [gbk] })).toEqual({ label: 'gb18030', how: 'guess' });
    expect(decideEncoding({ samples: [utf8('红线'), utf8('红')] })).toEqual({ label: 'utf-8', how: 'utf-8' });
    expect(decideEncoding({ samples: [utf8('红线'), gbk] })).toEqual({ label: 'gb18030', how: 'guess' });
    expect(decideEncoding({ samples: [] })).toEqual({ label: 'utf-8', how: 'utf-8' });
  });

  test('UTF-8 cut at its end is UTF-8, cut at its start is none', () => {
    const bytes = utf8('红线');
    for (let n = 0; n <= bytes.length; n++) expect(mayBeUtf8(bytes.subarray(0, n))).toBe(true);
    expect(mayBeUtf8(bytes.subarray(1))).toBe(false);
  });

  test('the chooser: the right one first, previews in each', () => {
    const big5 = Uint8Array.of(0xb0, 0xea, 0xbb, 0x79);
    const of = (...samples: Uint8Array[]) => encodingCandidates(samples);
    expect(of(utf8('乌兰木伦河'))[0]).toEqual({ label: 'utf-8', replaced: 0, texts: ['乌兰木伦河'] });
    const candidates = of(gbk);
    expect(candidates.find(({ label }) => label === 'gb18030')).toEqual({
      label: 'gb18030',
      replaced: 0,
      texts: ['生态保护红线'],
    });
    expect(candidates.find(({ label }) => label === 'utf-8')!.replaced).toBeGreaterThan(0);
    expect(candidates.at(-1)!.replaced).toBeGreaterThanOrEqual(candidates[0]!.replaced);
    expect(of(big5).find(({ label }) => label === 'big5')!.texts).toEqual(['國語']);
    expect(of(...Array.from({ length: 50 }, () => gbk))[0]!.texts).toHaveLength(6);
  });
});

test('a field that ends within a character loses the rest; one with damage in it is counted', () => {
  const decoder = new FieldDecoder('gbk');
  const bytes = encodeGb18030('红线');
  expect(decoder.decode(bytes)).toEqual({ text: '红线', cut: false });
  expect(decoder.decode(bytes.subarray(0, 3))).toEqual({ text: '红', cut: true });
  // What was cut from one field is not the beginning of the next.
  expect(decoder.decode(bytes)).toEqual({ text: '红线', cut: false });
  expect(decoder.decode(latin('plain'))).toEqual({ text: 'plain', cut: false });
  expect(decoder.damaged).toBe(0);
  expect(decoder.decode(Uint8Array.of(0x41, 0xff, 0x42)).text).toContain('\ufffd');
  expect(decoder.damaged).toBe(1);
  expect(new FieldDecoder('utf-16le').decode(Uint8Array.of(0x41, 0, 0x42, 0)).text).toBe('AB');
});
