import { expect, test } from 'vitest';
import { jsonPlace } from '../../src/io/json-place.ts';

test.each<[string, number, number, string]>([
  ['', 1, 1, ''],
  ['{"a":x}', 1, 6, 'x}'],
  ['{"a":1,}', 1, 8, '}'],
  ['[1,2', 1, 5, ''],
  ['[1 2]', 1, 4, '2]'],
  ['[1,]', 1, 4, ']'],
  ['[]]', 1, 3, ']'],
  ['{"a" 1}', 1, 6, '1}'],
  ["{'a': 1}", 1, 2, "'a': 1}"],
  ['["\t"]', 1, 2, '"\t"]'],
  ['["\\x"]', 1, 2, '"\\x"]'],
  ['[01]', 1, 2, '01]'],
  ['[1.]', 1, 2, '1.]'],
  ['[NaN]', 1, 2, 'NaN]'],
  ['{\n"a": [1,\n2;\n3]}', 3, 2, ';'],
  ['{"a":1}\r\n<!-- x -->', 2, 1, '<!-- x -->'],
])('%j breaks at line %i, column %i', (text, line, column, rest) => {
  expect(() => JSON.parse(text)).toThrow(SyntaxError);
  expect(jsonPlace(text)).toEqual({ line, column, text: rest });
});

test('what JSON.parse takes is not broken anywhere', () => {
  for (const text of ['{"a":[1,-0.5e+3,true,false,null,"\\u00e9\\n",{}],"b":[]}', ' 3 ', '"x"'])
    expect(jsonPlace(text).text).toBe('');
});

test('a million brackets are no reason to crash', () => {
  expect(jsonPlace('['.repeat(1_000_000))).toEqual({ line: 1, column: 1_000_001, text: '' });
});
