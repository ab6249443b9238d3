/** The text of a KML file, and what is to be seen in it before an XML parser may have it. */
import { type Outcome, refusal } from '../../domain/problems.ts';
import { decideEncoding, encodingOfCpg } from '../encoding.ts';
import type { TextEncoding } from '../raw-layer.ts';

/** More levels than any real file has; each is a call in the parser and in what walks its tree. */
const MOST_DEPTH = 100;
const PROLOG_BYTES = 256;

export interface KmlText {
  readonly text: string;
  readonly encoding: TextEncoding;
}

/** Byte order mark, else the encoding in the XML declaration, else UTF-8 where every byte allows it, else GB18030. */
export function kmlText(bytes: Uint8Array, chosen: string | undefined): KmlText {
  const encoding = encodingOf(bytes, chosen);
  return { text: new TextDecoder(encoding.label).decode(bytes), encoding };
}

function encodingOf(bytes: Uint8Array, chosen: string | undefined): TextEncoding {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return { label: 'utf-16le', how: 'bom' };
  if (a === 0xfe && b === 0xff) return { label: 'utf-16be', how: 'bom' };
  const found = decideEncoding({ chosen, samples: [bytes] });
  if (found.how === 'chosen') return found;
  const declared = declaredEncoding(bytes);
  // Files that declare UTF-8 and hold something else are frequent; the bytes decide.
  if (declared && declared !== 'utf-8' && !declared.startsWith('utf-16')) return { label: declared, how: 'declared' };
  return declared && found.label === 'utf-8' ? { label: 'utf-8', how: 'declared' } : found;
}

function declaredEncoding(bytes: Uint8Array): string | null {
  const prolog = String.fromCharCode(...bytes.subarray(0, PROLOG_BYTES));
  const name = /<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([\w.-]{1,40})["']/.exec(prolog)?.[1];
  return name === undefined ? null : encodingOfCpg(name);
}

/**
 * Refuses entities declared in the file (a few lines of them can stand for gigabytes), nesting that no KML has, and text
 * that is no XML at all. One pass.
 */
export function checkXml(text: string, file: string): Outcome<null> {
  const broken = (detail: string) => refusal('file-broken', { file }, { format: 'KML', detail });
  if (text.includes('<!ENTITY')) return broken('<!ENTITY');
  let depth = 0;
  let at = text.indexOf('<');
  if (at < 0) return broken('no XML');
  while (at >= 0) {
    const closing = text.startsWith('<!--', at) ? '-->' : text.startsWith('<![CDATA[', at) ? ']]>' : '>';
    const end = text.indexOf(closing, at + 1);
    if (end < 0) return broken(text.slice(at, at + 40));
    const mark = text[at + 1];
    if (mark === '/') depth--;
    else if (mark !== '!' && mark !== '?' && text[end - 1] !== '/') depth++;
    if (depth > MOST_DEPTH) return broken(`more than ${MOST_DEPTH} elements in each other`);
    at = text.indexOf('<', end);
  }
  return { ok: true, value: null, problems: [] };
}
