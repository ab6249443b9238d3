/** The text of a `coordinates` element: tuples of longitude, latitude and, at times, a height. */
import type { Position } from 'geojson';

/** A tuple that is none: its text. */
export interface BadTuple {
  readonly text: string;
}

/** White space of XML, and the comma. */
function isSeparator(code: number): boolean {
  return code === 32 || code === 44 || (code >= 9 && code <= 13);
}

/**
 * Positions of longitude, latitude in degrees; heights left out. Numbers of a tuple are joined by commas, with spaces
 * around them allowed; a comma at the end of a line ends a tuple that has its two numbers.
 */
export function kmlCoordinates(text: string): Position[] | BadTuple {
  const positions: Position[] = [];
  let tuple: number[] = [];
  let start = 0;
  const close = (end: number): BadTuple | null => {
    if (tuple.length === 0) return null;
    if (tuple.length === 1 || tuple.length > 4) return { text: text.slice(start, Math.min(end, start + 60)).trim() };
    positions.push([tuple[0]!, tuple[1]!]);
    tuple = [];
    return null;
  };
  let at = 0;
  while (at < text.length) {
    const gap = at;
    while (at < text.length && isSeparator(text.charCodeAt(at))) at++;
    const between = text.slice(gap, at);
    const comma = between.indexOf(',');
    const ends = comma < 0 || (tuple.length > 1 && between.includes('\n', comma));
    if (ends) {
      const bad = close(gap);
      if (bad) return bad;
      start = at;
    }
    const from = at;
    while (at < text.length && !isSeparator(text.charCodeAt(at))) at++;
    if (at === from) break;
    const number = Number(text.slice(from, at));
    if (!Number.isFinite(number)) return { text: text.slice(from, Math.min(at, from + 60)) };
    tuple.push(number);
  }
  return close(text.length) ?? positions;
}
