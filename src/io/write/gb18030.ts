/** Text to GB18030, which hosts decode but do not encode. The table is the host's own, turned round at first use. */

const REPLACEMENT = 0x3f;
const FIRST_LEAD = 0x81;
const LAST_LEAD = 0xfe;
/** Four-byte codes of the basic plane: 0x81308130 to 0x8431A439. */
const FOUR_BYTE_CODES = 39_420;
/** Where the four-byte codes of the further planes begin: 0x90308130. */
const FIRST_SUPPLEMENTARY = 189_000;

let table: ReadonlyMap<number, readonly number[]> | null = null;

/** All of Unicode; half a character, and what the host gives no code (some of private use), becomes "?". No byte order mark. */
export function encodeGb18030(text: string): Uint8Array {
  table ??= reversed();
  const out: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0x80) out.push(code);
    else if (code > 0xffff) out.push(...fourBytes(FIRST_SUPPLEMENTARY + code - 0x10000));
    else out.push(...(table.get(code) ?? [REPLACEMENT]));
  }
  return Uint8Array.from(out);
}

function fourBytes(index: number): [number, number, number, number] {
  return [
    FIRST_LEAD + Math.floor(index / 12_600),
    0x30 + (Math.floor(index / 1260) % 10),
    FIRST_LEAD + (Math.floor(index / 10) % 126),
    0x30 + (index % 10),
  ];
}

/** Every code is decoded once, a line break behind each, so that one that means nothing cannot swallow the next. */
function reversed(): Map<number, readonly number[]> {
  const codes: number[][] = [];
  for (let index = 0; index < FOUR_BYTE_CODES; index++) codes.push(fourBytes(index));
  for (let lead = FIRST_LEAD; lead <= LAST_LEAD; lead++)
    for (let trail = 0x40; trail <= LAST_LEAD; trail++) if (trail !== 0x7f) codes.push([lead, trail]);
  const bytes = Uint8Array.from(codes.flatMap((code) => [...code, 0x0a]));
  const characters = new TextDecoder('gb18030').decode(bytes).split('\n');
  const found = new Map<number, readonly number[]>();
  // The two-byte codes come last: where a character has both, the short one is the usual one.
  for (const [i, code] of codes.entries()) {
    const character = characters[i]!;
    if (character.length === 1 && character !== '\uFFFD') found.set(character.charCodeAt(0), code);
  }
  return found;
}
