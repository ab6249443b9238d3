/** Rows as aligned text; the first row is the head. Figures right, words left. */
export function alignedLines(rows: readonly (readonly string[])[], figures: readonly boolean[]): string[] {
  const widths = rows.reduce<number[]>((w, row) => row.map((cell, i) => Math.max(w[i] ?? 0, displayWidth(cell))), []);
  return rows.map((row) =>
    row
      .map((cell, i) => {
        const space = ' '.repeat(widths[i]! - displayWidth(cell));
        return figures[i] ? space + cell : cell + space;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** Columns a text takes on a terminal: Chinese characters and full-width punctuation take two. */
function displayWidth(text: string): number {
  let width = 0;
  for (const character of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/.test(character) ? 2 : 1;
  return width;
}
