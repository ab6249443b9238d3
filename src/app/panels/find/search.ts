/** Pure: what a query finds over all tables, and coordinates that stand for themselves. */

import type { CityLayer } from '../../../domain/city.ts';
import { gaussKrugerZone, toGeographic } from '../../../geodesy/gauss-kruger.ts';
import type { FeatureRef, OpenCity } from '../../state/model.ts';

export type Hit =
  | { readonly kind: 'position'; readonly position: readonly [number, number]; readonly epsg: number | null }
  | { readonly kind: 'feature'; readonly at: FeatureRef; readonly name: string; readonly id: string }
  /** A class of a layer with all its features; bands are found so. */
  | { readonly kind: 'class'; readonly layerId: string; readonly classId: string };

export const MOST_HITS = 60;

const MARGIN_DEGREES = 3;

export function search(open: OpenCity, query: string): Hit[] {
  const words = query.trim().toLowerCase();
  if (words === '') return [];
  return [...positions(open, words), ...classes(open, words), ...features(open, words)];
}

/** Classes whose name, or whose layer's, holds the words, in either language and however a distance is written. */
function classes({ city, tables }: OpenCity, words: string): Hit[] {
  const wanted = plain(words);
  if (wanted.length < 2) return [];
  const holds = ({ zh, en }: CityLayer['name']): boolean => plain(zh).includes(wanted) || plain(en).includes(wanted);
  return city.layers.flatMap((layer) => {
    const whole = holds(layer.name) || (layer.id === city.bandSet?.bandsLayer && holds(city.bandSet.name));
    const used = new Set(tables[layer.id]?.features.map((feature) => feature.properties.class));
    return layer.classes
      .filter(({ id, name }) => used.has(id) && (whole || holds(name)))
      .map(({ id }): Hit => ({ kind: 'class', layerId: layer.id, classId: id }));
  });
}

/** 200–1000 m, 200-1000米 and 200 - 1,000 m are the same. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[–—~至]/g, '-')
    .replace(/米/g, 'm')
    .replace(/[\s,]/g, '');

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
