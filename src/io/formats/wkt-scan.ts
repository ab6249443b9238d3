/** Finds geometries in well-known text within other text, and brings them into the form that the parser knows. */

export interface FoundWkt {
  /** Number after `SRID=`; null where there is none. */
  readonly srid: number | null;
  /** Type in capitals; empty where positions or the beginning of a type stand in no geometry. */
  readonly type: string;
  /** x and y only, what the parser takes without guessing. Null: no geometry could be made out. */
  readonly wkt: string | null;
  /** What else stands on the line or lines of the geometry, a name for instance. */
  readonly beside: string;
  /** From 1. */
  readonly line: number;
  /** How the text begins, for messages. */
  readonly excerpt: string;
}

const START =
  /(?:SRID\s{0,9}=\s{0,9}(\d{1,7})\s{0,9};\s{0,9})?\b((?:MULTI)?(?:POINT|LINESTRING|POLYGON|CURVE|SURFACE)|GEOMETRYCOLLECTION|CIRCULARSTRING|COMPOUNDCURVE|CURVEPOLYGON|POLYHEDRALSURFACE|TIN|TRIANGLE)\s{0,9}(?:ZM|Z|M)?\s{0,9}(?=\(|EMPTY\b)/gi;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:E[+-]?\d+)?$/i;
const TYPE_WORD = /^([A-Z]+?)\s{0,9}(ZM|Z|M)?(\s{0,9}EMPTY)?$/i;
/** Two numbers after a parenthesis: no name. */
const POSITION = /\(\s{0,9}[-+.\d]{1,40}\s{1,9}[-+.\d]/;
const WORDS = [
  'SRID=',
  'POINT',
  'LINESTRING',
  'POLYGON',
  'MULTIPOINT',
  'MULTILINESTRING',
  'MULTIPOLYGON',
  'GEOMETRYCOLLECTION',
];
const MOST_DEPTH = 16;
const MOST_BESIDE = 500;

/**
 * Geometries in the order of the text; one may run over several lines. Positions outside of any, and a word that breaks off
 * at the end, come as what they are: something that could not be made out.
 */
export function* findWkt(text: string): Generator<FoundWkt, void, void> {
  const start = new RegExp(START);
  let line = 1;
  let newline = text.indexOf('\n');
  /** Where the line of the geometry begins, or the geometry before it on that line ends. */
  let from = 0;
  /** Where the geometry before it ends. */
  let last = 0;
  for (let match = start.exec(text); match; match = start.exec(text)) {
    for (; newline >= 0 && newline < match.index; newline = text.indexOf('\n', newline + 1)) {
      line++;
      from = Math.max(from, newline + 1);
    }
    const stray = POSITION.exec(text.slice(last, match.index));
    if (stray) yield unknown(text, last + stray.index, line);
    const end = bodyEnd(text, start.lastIndex);
    const next = end ?? start.lastIndex;
    yield {
      srid: match[1] === undefined ? null : Number(match[1]),
      type: match[2]!.toUpperCase(),
      wkt: end === null ? null : plainWkt(text.slice(match.index, end).replace(/^SRID[^;]*;/i, '')),
      beside: beside(text.slice(Math.max(from, match.index - MOST_BESIDE), match.index), restOfLine(text, next)),
      line,
      excerpt: text.slice(match.index, match.index + 60),
    };
    from = next;
    last = next;
    start.lastIndex = next;
  }
  const rest = text.slice(last);
  const stray = POSITION.exec(rest);
  const tail = rest
    .slice(rest.lastIndexOf('\n') + 1)
    .trim()
    .toUpperCase();
  const isBrokenOff = tail !== '' && WORDS.some((word) => word.startsWith(tail) || tail.startsWith('SRID='));
  if (stray || isBrokenOff) yield unknown(text, stray ? last + stray.index : text.length - tail.length, line);
}

/** `line` is at or before the place. */
function unknown(text: string, at: number, line: number): FoundWkt {
  return {
    srid: null,
    type: '',
    wkt: null,
    beside: '',
    line,
    excerpt: text.slice(Math.max(0, at - 20), at + 40).trim(),
  };
}

/** Behind the last parenthesis or EMPTY; null where the parentheses do not come to an end or are too deep. */
function bodyEnd(text: string, from: number): number | null {
  if (text[from] !== '(') return from + 'EMPTY'.length;
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 40 && ++depth > MOST_DEPTH) return null;
    if (code === 41 && --depth === 0) return at + 1;
  }
  return null;
}

/** Up to the next geometry: nothing where one follows on the line. */
function restOfLine(text: string, from: number): string {
  const rest = text.slice(from, from + MOST_BESIDE).split('\n', 1)[0]!;
  return rest.search(START) >= 0 ? '' : rest;
}

/** Separators and quotes taken off. */
function beside(before: string, after: string): string {
  return `${before} ${after}`.replaceAll(/[\s,;|"']+/g, ' ').trim();
}

/** Null where a number is none, or the positions of a geometry differ in how many numbers they have. */
function plainWkt(text: string): string | null {
  let ordinates = 0;
  let stated = 0;
  const parts: string[] = [];
  for (const piece of text.split(/([(),])/)) {
    const part = piece.trim();
    const type = TYPE_WORD.exec(part);
    if (type) {
      stated = type[2] === undefined ? 0 : 2 + type[2].length;
      ordinates = stated;
      parts.push(type[3] === undefined ? type[1]! : `${type[1]} EMPTY`);
    } else if (part === '' || part === '(' || part === ')' || part === ',') parts.push(part);
    else {
      const numbers = part.split(/\s+/);
      ordinates ||= numbers.length;
      if (numbers.length !== ordinates || ordinates < 2 || ordinates > 4) return null;
      if (!numbers.every((number) => NUMBER.test(number))) return null;
      parts.push(`${numbers[0]} ${numbers[1]}`);
    }
  }
  return parts.join('');
}
