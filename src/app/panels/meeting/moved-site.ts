/** What dragging a site came to: how far and whereto, and what of it is no longer unchecked. Pure. */
import type { Bilingual } from '../../../domain/city.ts';
import type { PolygonCoordinates } from '../../../domain/feature-table.ts';
import { carriedBy, centreOf, type LonLat, type Offset, offsetBetween } from '../../../domain/siting/move.ts';
import type { FindingStatus, SitingResult } from '../../../domain/siting/result.ts';
import { bearingWords } from '../../../text/bearing.ts';
import { metres } from '../../format.ts';
import type { Footprint, Language } from '../../state/model.ts';
import type { Text } from '../../text/use-text.ts';

/** Less is no move: a corner that was drawn again shifts the middle, too. */
const LEAST_METRES = 1;

interface Way {
  readonly metres: number;
  /** Clockwise from north. */
  readonly degrees: number;
}

/** From where the footprint was made, which the map shows dashed, to where it stands; null where it has not been moved. */
export function wayOf({ start, polygons }: Pick<Footprint, 'start' | 'polygons'>): Way | null {
  if (start === polygons || start.length === 0 || polygons.length === 0) return null;
  const { east, north } = carryOf(start, polygons) ?? offsetBetween(centreOf(start), centreOf(polygons));
  const length = Math.hypot(east, north);
  return length < LEAST_METRES ? null : { metres: length, degrees: (Math.atan2(east, north) * 180) / Math.PI };
}

/** Shapes with more corners are taken as they lie. */
const MOST_CORNERS = 2000;
/** Degrees, a millimetre on the ground: more is another shape. */
const SAME_DEGREES = 1e-8;

/** The offset by which a shape was carried without a turn, as 避让建议 states it; null where it was turned or drawn anew. */
function carryOf(start: PolygonCoordinates, polygons: PolygonCoordinates): Offset | null {
  const [before, now] = [start.flat(2), polygons.flat(2)];
  if (before.length !== now.length || before.length > MOST_CORNERS) return null;
  const offset = offsetBetween(positionOf(before[0]), positionOf(now[0]));
  const isThere = carriedBy(start, offset)
    .flat(2)
    .every(([lon = 0, lat = 0], i) => {
      const [x = 0, y = 0] = now[i]!;
      return Math.abs(lon - x) < SAME_DEGREES && Math.abs(lat - y) < SAME_DEGREES;
    });
  return isThere ? offset : null;
}

const positionOf = ([lon = 0, lat = 0]: readonly number[] = []): LonLat => [lon, lat];

export function wayWords(way: Way, language: Language, text: Text['wall']): string {
  return text.moved(metres(way.metres), bearingWords(way.degrees, language));
}

interface Settled {
  readonly name: Bilingual;
  /** As it is now; null where it is no longer asked about. */
  readonly status: Exclude<FindingStatus, 'unchecked'> | null;
}

/** What was unchecked in one result and is not in the other. */
export function settledBetween(before: SitingResult, now: SitingResult): Settled[] {
  const after = new Map(now.findings.map((f) => [f.key, f.status]));
  return before.findings.flatMap(({ key, name, status }) => {
    const next = after.get(key) ?? null;
    return status === 'unchecked' && next !== 'unchecked' ? [{ name, status: next }] : [];
  });
}

/** Null where nothing is settled. */
export function settledWords(settled: readonly Settled[], language: Language, text: Text['wall']): string | null {
  if (settled.length === 0) return null;
  const names = settled.map(({ name, status }) => text.settledAs[status ?? 'gone'](name[language]));
  return text.settled(names.join(text.listed));
}
