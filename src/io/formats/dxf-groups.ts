/** A DXF file as text: its encoding, and its pairs of group code and value, two lines each. */
import { decideEncoding } from '../encoding.ts';
import type { TextEncoding } from '../raw-layer.ts';

const BINARY_MARK = 'AutoCAD Binary DXF';
const HEAD_BYTES = 65_536;

const CODE_PAGES: Readonly<Record<string, string>> = {
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  874: 'windows-874',
};

export function isBinaryDxf(bytes: Uint8Array): boolean {
  return latin(bytes.subarray(0, BINARY_MARK.length)) === BINARY_MARK;
}

/** UTF-8 (AutoCAD 2007 and later) where the bytes allow it, else by the code page in the header, else GB18030. */
export function dxfEncoding(bytes: Uint8Array, chosen: string | undefined): TextEncoding {
  const byBytes = decideEncoding({ chosen, samples: [bytes] });
  if (byBytes.how === 'chosen' || byBytes.label === 'utf-8') return byBytes;
  const head = latin(bytes.subarray(0, HEAD_BYTES));
  const page = /\$DWGCODEPAGE\s+3\s+(?:ANSI_|DOS)?(\d+)/i.exec(head)?.[1];
  const label = CODE_PAGES[page ?? ''];
  // Chinese programs often leave the western page in the header; then the bytes decide.
  return label ? { label, how: 'declared' } : byBytes;
}

function latin(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

export interface Group {
  readonly code: number;
  /** Without the space around it. */
  readonly value: string;
}

/** Walks through the groups; `broken` says why it stopped, null at a proper end. */
export class GroupReader {
  /** Characters read. */
  at = 0;
  broken: string | null = null;
  private readonly text: string;
  private line = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** The next group; undefined at the end of the text or where a group code is none. */
  next(): Group | undefined {
    const codeLine = this.nextLine();
    if (codeLine === undefined || (codeLine.trim() === '' && this.at >= this.text.length)) return undefined;
    const value = this.nextLine();
    const code = Number(codeLine);
    if (value !== undefined && /^\s*-?\d{1,4}\s*$/.test(codeLine)) return { code, value: value.trim() };
    this.broken = `line ${value === undefined ? this.line : this.line - 1}: “${codeLine.trim().slice(0, 30)}”`;
    return undefined;
  }

  private nextLine(): string | undefined {
    if (this.at >= this.text.length) return undefined;
    const end = this.text.indexOf('\n', this.at);
    const line = this.text.slice(this.at, end < 0 ? undefined : end);
    this.at = end < 0 ? this.text.length : end + 1;
    this.line++;
    return line;
  }
}

/** Characters written as \U+XXXX. */
export function dxfText(value: string): string {
  return value.replace(/\\U\+([0-9A-Fa-f]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Text without the formatting codes of MTEXT; paragraphs become spaces. */
export function plainMtext(value: string): string {
  return dxfText(value)
    .replace(/\\[PpXN~]/g, ' ')
    .replace(/\\[ACFfHQTWp][^;\\{}]{0,200};/g, '')
    .replace(/\\[LlOoKk]/g, '')
    .replace(/\\S([^;\\{}]{0,200});/g, '$1')
    .replace(/[{}]/g, '')
    .replace(/\\\\/g, '\\')
    .replace(/\s+/g, ' ')
    .trim();
}
