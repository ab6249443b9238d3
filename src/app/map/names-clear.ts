/**
 * Names give way to the cards and pills of a meeting, to the divider between two maps, and to the edges of a picture: one that is half seen is read by
 * nobody. Each is an unseen symbol whose padding is its size, before all names in their search for room, so that the map itself puts none there.
 */
import type { FeatureCollection, Point } from 'geojson';
import type { ExpressionSpecification, GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { subscribeApp } from '../state/store.ts';
import { boxesOver } from './boxes-over.ts';
import type { Box } from './deck/place-pills.ts';

export interface Cards {
  /** Middles of the cards, each with its number. */
  readonly middles: FeatureCollection<Point, { readonly card: number }>;
  /** By number: pixels above, to the right, below and to the left of the middle. */
  readonly paddings: readonly (readonly number[])[];
}

const ID = 'under-cards';
const NO_CARDS: Cards = { middles: { type: 'FeatureCollection', features: [] }, paddings: [] };
/** The ground of a second map is no card: it has names of its own. */
const CARDS = '.presenter [data-over-map]:not(.compare-ground)';

/** Between two maps, each of which is seen on one side only, and what stands over both. */
const COMPARED = '.compare-divider, .compare-labels > span, .compare-figures-card';

/** What the site meets, named in its place. */
const PILLS = '.map-pill:not([hidden])';

/** Of a picture that is being taken of a map. */
const held = new WeakMap<MapLibreMap, readonly Box[]>();

/** A divider that is dragged is followed once it rests so long, milliseconds: each of its places costs a search for room. */
const REST_MS = 150;

/**
 * From now on: with each new place, once the map has come to rest, as cards may have changed meanwhile, and with each comparison
 * that begins, ends or divides the map elsewhere.
 */
export function keepNamesClear(map: MapLibreMap): void {
  let shown = JSON.stringify(NO_CARDS);
  const keep = (): void => {
    const cards = cardsAt(map, held.get(map) ?? cardsOn(map));
    const next = JSON.stringify(cards);
    if (next === shown) bringFirst(map);
    else put(map, cards);
    shown = next;
  };
  // A second map is moved before its style stands.
  map.once('style.load', () => {
    map.on('moveend', keep);
    map.on('idle', keep);
    let resting: ReturnType<typeof setTimeout> | undefined;
    const stop = subscribeApp(({ compare }, { compare: before }) => {
      if (compare?.share === before?.share && compare?.mode === before?.mode) return;
      clearTimeout(resting);
      resting = setTimeout(keep, REST_MS);
    });
    map.once('remove', () => {
      clearTimeout(resting);
      stop();
    });
  });
}

/** While a picture is taken of a live map, no name crosses the edges of `frame` or lies under the boxes; returns what ends that. */
export function holdNames(map: MapLibreMap, frame: Box, boxes: readonly Box[]): () => void {
  const own = [...edgesOf(frame), ...boxes];
  held.set(map, own);
  put(map, cardsAt(map, own));
  return () => {
    held.delete(map);
    map.triggerRepaint();
  };
}

/** Depth of the strip along the edges that no name may reach, pixels. */
const EDGE = 4;

/** In a picture a name that is cut at the edge cannot be moved into sight: none crosses it, nor lies under the boxes. */
export const clearNames = (map: MapLibreMap, boxes: readonly Box[]): void =>
  put(map, cardsAt(map, [...edgesOf(wholeOf(map)), ...boxes]));

function wholeOf(map: MapLibreMap): Box {
  const { clientWidth: right, clientHeight: bottom } = map.getContainer();
  return { left: 0, top: 0, right, bottom };
}

function edgesOf(whole: Box): Box[] {
  const { left, top, right, bottom } = whole;
  return [
    { ...whole, bottom: top + EDGE },
    { ...whole, top: bottom - EDGE },
    { ...whole, right: left + EDGE },
    { ...whole, left: right - EDGE },
  ];
}

function cardsAt(map: MapLibreMap, boxes: readonly Box[]): Cards {
  const { clientWidth: width, clientHeight: height } = map.getContainer();
  return cardsOver({ width, height }, boxes, (x, y) => map.unproject([x, y]).toArray());
}

function put(map: MapLibreMap, cards: Cards): void {
  begin(map);
  bringFirst(map);
  map.setLayoutProperty(ID, 'icon-padding', paddingOf(cards));
  void map.getSource<GeoJSONSource>(ID)?.setData(cards.middles);
}

function begin(map: MapLibreMap): void {
  if (map.getSource(ID)) return;
  map.addImage(ID, { width: 1, height: 1, data: new Uint8Array(4) });
  map.addSource(ID, { type: 'geojson', data: NO_CARDS.middles });
  map.addLayer({
    id: ID,
    type: 'symbol',
    source: ID,
    layout: { 'icon-image': ID, 'icon-allow-overlap': true },
  });
}

/** Names look for room from the uppermost layer down: layers that came to the map since are put under this one. */
function bringFirst(map: MapLibreMap): void {
  const names = map.getLayersOrder().filter((id) => map.getLayer(id)?.type === 'symbol');
  if (names.includes(ID) && names.at(-1) !== ID) map.moveLayer(ID);
}

/** Features tell numbers only, no lists of them. */
const paddingOf = ({ paddings }: Cards): ExpressionSpecification =>
  paddings.reduce<ExpressionSpecification>(
    (others, padding, card) => ['case', ['==', ['get', 'card'], card], ['literal', [...padding]], others],
    ['literal', [0]],
  );

/** What compares; on a wall, where nobody moves the map, cards, what the site meets, and the edges too. */
function cardsOn(map: MapLibreMap): Box[] {
  const container = map.getContainer();
  const compared = boxesOver(container, document.querySelectorAll(COMPARED));
  const cards = [...document.querySelectorAll(CARDS)];
  if (cards.length === 0) return compared;
  const over = boxesOver(container, [...cards, ...container.querySelectorAll(PILLS)]);
  return [...edgesOf(wholeOf(map)), ...compared, ...over];
}

/** Of boxes in pixels from the map's upper left corner those that lie over it; `placeAt`: longitude and latitude there. */
export function cardsOver(
  { width, height }: { readonly width: number; readonly height: number },
  boxes: readonly Box[],
  placeAt: (x: number, y: number) => [number, number],
): Cards {
  const over = boxes.flatMap((box) => {
    const [left, top] = [Math.max(0, box.left), Math.max(0, box.top)];
    const [right, bottom] = [Math.min(width, box.right), Math.min(height, box.bottom)];
    return right > left && bottom > top ? [{ left, top, right, bottom }] : [];
  });
  const half = over.map(({ left, top, right, bottom }) => [(right - left) / 2, (bottom - top) / 2] as const);
  return {
    middles: {
      type: 'FeatureCollection',
      features: over.map(({ left, top }, card) => ({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: placeAt(left + half[card]![0], top + half[card]![1]) },
        properties: { card },
      })),
    },
    paddings: half.map(([across, down]) => [down, across, down, across]),
  };
}
