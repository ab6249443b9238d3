/**
 * In which encoding a table is written: the .cpg file says so, else the language byte of the .dbf, else it is UTF-8 if every
 * byte allows it, else GB18030, which covers GBK and GB2312. And what the user sees to choose another one.
 */
import type { TextEncoding } from './raw-layer.ts';

/** Names and numbers as they stand in .cpg files, in capitals and without punctuation, to labels for `TextDecoder`. */
const SPELLINGS: Readonly<Record<string, string>> = {
  UTF8: 'utf-8',
  65001: 'utf-8',
  936: 'gbk',
  GBK: 'gbk',
  GB2312: 'gbk',
  EUCCN: 'gbk',
  20936: 'gbk',
  GB18030: 'gb18030',
  54936: 'gb18030',
  950: 'big5',
  BIG5: 'big5',
  BIG5HKSCS: 'big5',
  932: 'shift_jis',
  SJIS: 'shift_jis',
  SHIFTJIS: 'shift_jis',
  EUCJP: 'euc-jp',
  20932: 'euc-jp',
  51932: 'euc-jp',
  949: 'euc-kr',
  EUCKR: 'euc-kr',
  51949: 'euc-kr',
  KSC5601: 'euc-kr',
  KOI8R: 'koi8-r',
  20866: 'koi8-r',
  KOI8U: 'koi8-u',
  21866: 'koi8-u',
  866: 'ibm866',
  874: 'windows-874',
  LATIN1: 'windows-1252',
  LATIN2: 'iso-8859-2',
  10000: 'macintosh',
  10007: 'x-mac-cyrillic',
  UTF16: 'utf-16le',
  UTF16LE: 'utf-16le',
  1200: 'utf-16le',
  UTF16BE: 'utf-16be',
  1201: 'utf-16be',
};

/** The encoding that the text of a .cpg file names, as a label for `TextDecoder`; null where it names none that is known. */
export function encodingOfCpg(text: string): string | null {
  const plain = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const name = plain.replace(/^(?:ANSI|OEM|CP|MS|WINDOWS|X)+(?=\d)/, '');
  const iso = /^(?:ISO)?8859(\d{1,2})$/.exec(name);
  if (iso) return isoLabel(Number(iso[1]));
  // Numbers that Windows gives to the parts of ISO 8859.
  if (/^28(?:59[1-9]|60[0-6])$/.test(name)) return isoLabel(Number(name) - 28590);
  const windows = /^125[0-8]$/.exec(name);
  return windows ? `windows-${windows[0]}` : (SPELLINGS[name] ?? null);
}

/** Part 12 was never published; the first part is what everybody reads as windows-1252. */
function isoLabel(part: number): string | null {
  return part === 1 ? 'windows-1252' : part >= 2 && part <= 16 && part !== 12 ? `iso-8859-${part}` : null;
}

/** Language bytes of .dbf files (offset 29). 0x57 only says "the code page of that computer" and is therefore not here. */
const LDIDS: Readonly<Record<number, string>> = {
  3: 'windows-1252',
  4: 'macintosh',
  19: 'shift_jis',
  38: 'ibm866',
  77: 'gbk',
  78: 'euc-kr',
  79: 'big5',
  80: 'windows-874',
  88: 'windows-1252',
  89: 'windows-1252',
  101: 'ibm866',
  120: 'big5',
  121: 'euc-kr',
  122: 'gbk',
  123: 'shift_jis',
  124: 'windows-874',
  125: 'windows-1255',
  126: 'windows-1256',
  150: 'x-mac-cyrillic',
  200: 'windows-1250',
  201: 'windows-1251',
  202: 'windows-1254',
  203: 'windows-1253',
  204: 'windows-1257',
};

/** The encoding of a language byte, null where it names none that is known. */
export function encodingOfLdid(ldid: number): string | null {
  return LDIDS[ldid] ?? null;
}

export interface EncodingEvidence {
  /** What the user chose. */
  readonly chosen?: string;
  /** Text of the .cpg file. */
  readonly cpg?: string;
  readonly ldid?: number;
  /** Pieces of text with bytes above 127, each possibly cut at its end. */
  readonly samples: readonly Uint8Array[];
}

/** Weighs the evidence in the order of this file's head. A chosen label that the host does not know is passed over. */
export function decideEncoding({ chosen, cpg, ldid, samples }: EncodingEvidence): TextEncoding {
  if (chosen !== undefined && isKnown(chosen)) return { label: chosen, how: 'chosen' };
  const stated = cpg === undefined ? null : encodingOfCpg(cpg);
  if (stated) return { label: stated, how: 'cpg' };
  const byLanguage = ldid === undefined ? null : encodingOfLdid(ldid);
  if (byLanguage) return { label: byLanguage, how: 'ldid' };
  return samples.every(mayBeUtf8) ? { label: 'utf-8', how: 'utf-8' } : { label: 'gb18030', how: 'guess' };
}

function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label) !== null;
  } catch (error) {
    // What the constructor throws for a label it does not know.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Whether the bytes are UTF-8, the last character possibly cut. */
export function mayBeUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** Text of fields of a fixed width, whose last character may have been cut by the width. */
export class FieldDecoder {
  private readonly decoder: TextDecoder;
  /** Two bytes a character: a zero byte ends no text, and ASCII is not itself. */
  readonly isWide: boolean;
  /** Fields so far in which a byte could not be read. */
  damaged = 0;

  constructor(label: string) {
    // The same by the Encoding Standard; Node's own table for "gbk" passes bytes that mean nothing.
    this.decoder = new TextDecoder(label === 'gbk' ? 'gb18030' : label);
    this.isWide = /^utf-16/i.test(label);
  }

  /** The text, and whether the bytes end within a character, which is then left out. */
  decode(bytes: Uint8Array): { readonly text: string; readonly cut: boolean } {
    if (!this.isWide) {
      const text = asciiText(bytes);
      if (text !== null) return { text, cut: false };
    }
    const text = this.decoder.decode(bytes, { stream: true });
    const rest = this.decoder.decode();
    if (text.includes('\ufffd')) this.damaged++;
    return { text, cut: rest !== '' };
  }
}

function asciiText(bytes: Uint8Array): string | null {
  let text = '';
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte > 127) return null;
    text += String.fromCharCode(byte);
  }
  return text;
}

export interface EncodingCandidate {
  /** Label for `TextDecoder`. */
  readonly label: string;
  /** Characters that could not be read in all of the samples. */
  readonly replaced: number;
  /** The first samples, read so. */
  readonly texts: readonly string[];
}

const CANDIDATES = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'shift_jis', 'euc-kr', 'windows-1252'];
const PREVIEWS = 6;

/** What the samples read like in the encodings worth trying, those with the fewest unreadable characters first. */
export function encodingCandidates(samples: readonly Uint8Array[]): readonly EncodingCandidate[] {
  return CANDIDATES.map((label) => {
    const decoder = new FieldDecoder(label);
    const texts = samples.map((sample) => decoder.decode(sample).text);
    const replaced = texts.reduce((sum, text) => sum + text.split('\ufffd').length - 1, 0);
    return { label, replaced, texts: texts.slice(0, PREVIEWS) };
  }).sort((a, b) => a.replaced - b.replaced);
}
