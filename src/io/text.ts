/** Bytes as text: the encoding is taken from the byte order mark, else UTF-8, else GB18030, which covers GBK and GB2312. */

/** Never fails: bytes that no encoding explains come out as replacement characters. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    // What a fatal decoder throws for a malformed sequence; anything else is our mistake.
    if (!(error instanceof TypeError)) throw error;
    return new TextDecoder('gb18030').decode(bytes);
  }
}
