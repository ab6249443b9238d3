/** The bytes of a text table as text. */
import type { Problem } from '../../domain/problems.ts';
import { decideEncoding } from '../encoding.ts';
import type { Source, TextEncoding } from '../raw-layer.ts';

export interface TableText {
  readonly text: string;
  readonly encoding: TextEncoding;
  readonly problems: readonly Problem[];
}

/**
 * By the encoding the user chose, else by the byte order mark, else UTF-8 where every byte fits, else GB18030. Bytes that
 * do not fit are told.
 */
export function tableText(source: Source, chosen?: string): TableText {
  const { bytes } = source.files[0];
  const encoding = encodingOf(bytes, chosen);
  const text = new TextDecoder(encoding.label).decode(bytes);
  const places = text.split('\uFFFD').length - 1;
  if (places === 0) return { text, encoding, problems: [] };
  const problem: Problem = {
    code: 'encoding-damaged',
    severity: 'warning',
    where: { file: source.name },
    values: { encoding: encoding.label, places },
  };
  return { text, encoding, problems: [problem] };
}

function encodingOf(bytes: Uint8Array, chosen: string | undefined): TextEncoding {
  const found = decideEncoding({ chosen, samples: [bytes] });
  if (found.how === 'chosen') return found;
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf && found.label === 'utf-8')
    return { label: 'utf-8', how: 'bom' };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { label: 'utf-16le', how: 'bom' };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { label: 'utf-16be', how: 'bom' };
  return found;
}
