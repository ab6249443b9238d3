/** Looks of cells in a workbook, each written once. */

export interface CellLook {
  /** Excel's code for numbers, such as `#,##0.0000`; null for its general format. */
  readonly format: string | null;
  readonly bold: boolean;
  /** Long text in several lines. */
  readonly wraps: boolean;
  /** Excel's own mark of a text that only looks like a formula; a sheet saved as CSV keeps it as text. */
  readonly quoted: boolean;
}

export const PLAIN: CellLook = { format: null, bold: false, wraps: false, quoted: false };

/** Excel keeps the numbers below for its own formats. */
const FIRST_FORMAT = 164;

export class StyleTable {
  private readonly looks: CellLook[] = [PLAIN];
  private readonly numbers = new Map([[keyOf(PLAIN), 0]]);

  /** The number of a look; 0 is the plain one. */
  numberOf(look: CellLook): number {
    const key = keyOf(look);
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.looks.length);
    return this.looks.push(look) - 1;
  }

  /** Children of `styleSheet` in the order of the format. */
  xml(): string {
    const formats = [...new Set(this.looks.flatMap(({ format }) => (format === null ? [] : [format])))];
    const idOf = (format: string | null) => (format === null ? 0 : FIRST_FORMAT + formats.indexOf(format));
    const numFmts = formats.map((code) => `<numFmt numFmtId="${idOf(code)}" formatCode="${attribute(code)}"/>`);
    const cells = this.looks.map(({ format, bold, wraps, quoted }) => {
      const attributes = [
        format === null ? '' : ` numFmtId="${idOf(format)}" applyNumberFormat="1"`,
        bold ? ' fontId="1" applyFont="1"' : '',
        quoted ? ' quotePrefix="1"' : '',
        wraps ? ' applyAlignment="1"' : '',
      ].join('');
      return wraps ? `<xf${attributes}><alignment vertical="top" wrapText="1"/></xf>` : `<xf${attributes}/>`;
    });
    return [
      formats.length > 0 ? `<numFmts count="${formats.length}">${numFmts.join('')}</numFmts>` : '',
      '<fonts count="2"><font/><font><b/></font></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>',
      `<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${cells.length}">${cells.join('')}</cellXfs>`,
    ].join('');
  }
}

const keyOf = ({ format, bold, wraps, quoted }: CellLook): string => JSON.stringify([format, bold, wraps, quoted]);

const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
