/**
 * Where a text stops being JSON. The engines' own messages differ, and some name no place; this gives line and column
 * alike everywhere. Only called once JSON.parse has refused the text.
 */

/** Line and column of the first character that cannot stand there, counted from 1, and what stands there. */
export interface JsonPlace {
  readonly line: number;
  readonly column: number;
  /** Up to 20 characters from there; empty where the text ends too early. */
  readonly text: string;
}

const SPACE = /[ \t\n\r]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON strings may not hold them
const STRING = /"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*"/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|true|false|null/y;

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or ]' | ', or }' | 'end';

export function jsonPlace(text: string): JsonPlace {
  const at = firstOffence(text);
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  return { line, column: at - before.lastIndexOf('\n'), text: text.slice(at, at + 20).split(/[\r\n]/)[0]! };
}

/** Offset of the first character that no JSON text has there; the length of the text where more must follow. */
function firstOffence(text: string): number {
  // An explicit stack: a file of a million opening brackets is broken, not a reason to crash.
  const open: ('[' | '{')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  const afterValue = (): Expected => {
    const inside = open.at(-1);
    return inside === undefined ? 'end' : inside === '[' ? ', or ]' : ', or }';
  };
  const close = (): Expected => {
    at++;
    open.pop();
    return afterValue();
  };
  for (;;) {
    take(SPACE);
    const c = text[at];
    if (c === undefined) return text.length;
    if (expected === 'value' || expected === 'value or ]') {
      if (c === ']' && expected === 'value or ]') expected = close();
      else if (c === '[' || c === '{') {
        open.push(c);
        at++;
        expected = c === '[' ? 'value or ]' : 'key or }';
      } else if (take(STRING) || take(SCALAR)) expected = afterValue();
      else return at;
    } else if (expected === 'key' || expected === 'key or }') {
      if (c === '}' && expected === 'key or }') expected = close();
      else if (take(STRING)) expected = ':';
      else return at;
    } else if (expected === ':') {
      if (c !== ':') return at;
      at++;
      expected = 'value';
    } else if (expected === 'end') return at;
    else if (c === ',') {
      at++;
      expected = expected === ', or ]' ? 'value' : 'key';
    } else if (c === expected.at(-1)) expected = close();
    else return at;
  }
}
