/** Lines of at most a width, as the canvas measures them: long names are wrapped, never cut. */
export type Measure = (text: string) => number;

/** Latin words and figures stay whole; every other character may end a line. */
const PIECE = /[\x21-\x7e]+|\s+|./gu;
/** Marks that never begin a line. */
const CLOSING = /^[，。、；：！？）」』》〉】”’,.;:!?)\]%]/u;

export function wrapText(text: string, width: number, measure: Measure): string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph.match(PIECE) ?? [], width, measure));
}

function wrapParagraph(pieces: readonly string[], width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line: string[] = [];
  const said = (parts: readonly string[]): string => parts.join('').trimEnd();
  for (const piece of pieces.flatMap((p) => (measure(p) > width ? [...p] : [p]))) {
    if (line.length === 0 || measure(said([...line, piece])) <= width) {
      line.push(piece);
      continue;
    }
    // A mark that may not begin a line takes along what stands before it.
    const carried = [piece];
    while (CLOSING.test(carried[0]!) && line.length > 1) carried.unshift(line.pop()!);
    lines.push(said(line));
    line = carried[0]!.trim() === '' ? carried.slice(1) : carried;
  }
  return [...lines, said(line)];
}
