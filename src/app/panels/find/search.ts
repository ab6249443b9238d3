/** Pure: what a query finds over all tables, and coordinates that stand for themselves. */
import { gaussKrugerZone, toGeographic } from '../../../geodesy/gauss-kruger.ts';
import type { FeatureRef, OpenCity } from '../../state/model.ts';

export type Hit =
  | { readonly kind: 'position'; readonly position: readonly [number, number]; readonly epsg: number | null }
  | { readonly kind: 'feature'; readonly at: FeatureRef; readonly name: string; readonly id: string };

export const MOST_HITS = 60;

const MARGIN_DEGREES = 3;

export function search(open: OpenCity, query: string): Hit[] {
  const words = query.trim().toLowerCase();
  if (words === '') return [];
  return [...positions(open, words), ...features(open, words)];
}

/** Names that start with the words come first, then names and ids that hold them; districts before all others. */
function features(open: OpenCity, words: string): Hit[] {
  const found: { hit: Hit; rank: number }[] = [];
  for (const layer of open.city.layers) {
    open.tables[layer.id]?.features.forEach((feature, index) => {
      const { id, name } = feature.properties;
      const rank = rankOf(words, String(name).toLowerCase(), String(id).toLowerCase());
      if (rank === null) return;
      const place = layer.role === 'districts' ? 0 : 1;
      found.push({
        hit: { kind: 'feature', at: { layerId: layer.id, index }, name: String(name), id: String(id) },
        rank: rank * 2 + place,
      });
    });
  }
  return found.sort((a, b) => a.rank - b.rank).map((f) => f.hit);
}

function rankOf(words: string, name: string, id: string): number | null {
  if (name === words || id === words) return 0;
  if (name.startsWith(words) || id.startsWith(words)) return 1;
  if (name.includes(words) || id.includes(words)) return 2;
  // All words in any order: "mine 3".
  const parts = words.split(/\s+/);
  return parts.length > 1 && parts.every((part) => name.includes(part) || id.includes(part)) ? 3 : null;
}

/** Two numbers read as degrees or in one of the city's zones; kept where they lie about the city. */
function positions(open: OpenCity, words: string): Hit[] {
  const numbers = words.match(/-?\d+(?:\.\d+)?/g)?.map(Number) ?? [];
  const rest = words.replace(/-?\d+(?:\.\d+)?/g, '').replace(/[\s,;，；、°xyenm:=]/g, '');
  const [a, b] = numbers;
  if (numbers.length !== 2 || a === undefined || b === undefined || rest !== '') return [];
  if (Math.abs(a) <= 180 && Math.abs(b) <= 180) {
    return [[a, b] as const, [b, a] as const]
      .filter((position) => isNear(open, position))
      .slice(0, 1)
      .map((position) => ({ kind: 'position', position, epsg: null }));
  }
  return open.city.projectedCrs.flatMap((epsg) => projected(open, epsg, a, b)).slice(0, 2);
}

/** X is north and Y east by the national convention; the other order is tried as well. */
function projected(open: OpenCity, epsg: number, a: number, b: number): Hit[] {
  if (!gaussKrugerZone(epsg)) return [];
  return [
    [a, b],
    [b, a],
  ].flatMap(([north = 0, east = 0]): Hit[] => {
    const position = toGeographic(epsg, north, east);
    return isWithin(open, position) ? [{ kind: 'position', position, epsg }] : [];
  });
}

function isNear({ city: { extent } }: OpenCity, [lon, lat]: readonly [number, number]): boolean {
  const [west, south, east, north] = extent;
  const m = MARGIN_DEGREES;
  return lon >= west - m && lon <= east + m && lat >= south - m && lat <= north + m;
}

function isWithin({ city: { extent } }: OpenCity, [lon, lat]: readonly [number, number]): boolean {
  const [west, south, east, north] = extent;
  return lon >= west - 0.2 && lon <= east + 0.2 && lat >= south - 0.2 && lat <= north + 0.2;
}
