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
  let line = '';
  for (const piece of pieces.flatMap((p) => (measure(p) > width ? [...p] : [p]))) {
    if (line === '' || measure((line + piece).trimEnd()) <= width || CLOSING.test(piece)) line += piece;
    else {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    }
  }
  return [...lines, line.trimEnd()];
}
