/**
 * Names give way to the cards and pills of a meeting: one that is half under them is read by nobody. Each is an unseen symbol
 * whose padding is its size, before all names in their search for room, so that the map itself puts none there.
 */
import type { FeatureCollection, Point } from 'geojson';
import type { ExpressionSpecification, GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
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

/** What the site meets, named in its place. */
const PILLS = '.map-pill:not([hidden])';

/** From now on: with each new place, and once the map has come to rest, as cards may have changed meanwhile. */
export function keepNamesClear(map: MapLibreMap): void {
  let shown = JSON.stringify(NO_CARDS);
  const keep = (): void => {
    const { clientWidth: width, clientHeight: height } = map.getContainer();
    const cards = cardsOver({ width, height }, boxesOver(map), (x, y) => map.unproject([x, y]).toArray());
    const next = JSON.stringify(cards);
    if (next === shown) return;
    shown = next;
    begin(map);
    map.setLayoutProperty(ID, 'icon-padding', paddingOf(cards));
    void map.getSource<GeoJSONSource>(ID)?.setData(cards.middles);
  };
  // A second map is moved before its style stands.
  map.once('style.load', () => {
    map.on('moveend', keep);
    map.on('idle', keep);
  });
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

/** Features tell numbers only, no lists of them. */
const paddingOf = ({ paddings }: Cards): ExpressionSpecification =>
  paddings.reduce<ExpressionSpecification>(
    (others, padding, card) => ['case', ['==', ['get', 'card'], card], ['literal', [...padding]], others],
    ['literal', [0]],
  );

function boxesOver(map: MapLibreMap): Box[] {
  const container = map.getContainer();
  const origin = container.getBoundingClientRect();
  const cards = [...document.querySelectorAll(CARDS)];
  const pills = cards.length > 0 ? container.querySelectorAll(PILLS) : [];
  return [...cards, ...pills].map((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return {
      left: left - origin.left,
      top: top - origin.top,
      right: right - origin.left,
      bottom: bottom - origin.top,
    };
  });
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
