/** Words made comparable: case, width and spaces do not matter. */

/** Small letters, full-width signs as plain ones, no spaces. */
export function foldedWord(word: string): string {
  return word
    .replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000]/g, '')
    .toLowerCase();
}
