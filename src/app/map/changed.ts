/** What two versions of a layer differ by on the map: lost, gained and moved ground, each with its number where a list names it. */
import type { Feature, FeatureCollection, Point, Polygon } from 'geojson';
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { ChangePlot } from '../../domain/coverage/change.ts';
import type { TracedRegion } from '../../domain/coverage/region.ts';
import { RADIANS_PER_DEGREE } from '../../geodesy/ellipsoid.ts';
import type { ChangedGround } from '../state/model.ts';
import type { AppState } from '../state/store.ts';
import { BOLD } from './fonts.ts';
import type { MapInput } from './input.ts';
import { CHANGED } from './styles.ts';
import { circled, middleOf, NUMBERED_PIECES } from './traced.ts';

type Kind = ChangePlot['change'];

/** Style of a legend's row by what became of the ground. */
export const CHANGED_STYLES = { lost: 'changed-lost', gained: 'changed-gained', moved: 'changed-moved' } as const;

/** As the map tells it: an older version in force turns what was lost and gained. */
export function kindOf({ change }: Pick<ChangePlot, 'change'>, { isTurned }: Pick<ChangedGround, 'isTurned'>): Kind {
  if (!isTurned || change === 'moved') return change;
  return change === 'lost' ? 'gained' : 'lost';
}

type Seen = Pick<AppState, 'changed' | 'selection' | 'mapLanguage' | 'dialog'>;

/** Null where nothing is compared, or a figure of another card is in hand; maps of reports are of the city as it is. */
export function changedOnMap({ changed, selection, mapLanguage, dialog }: Seen): ChangedGround | null {
  if (!changed || (mapLanguage !== null && dialog !== 'export')) return null;
  const isOther =
    selection.kind === 'cell' ||
    selection.kind === 'combination' ||
    (selection.kind === 'figure' && selection.card !== 'change');
  return changed.isNumbered && isOther ? null : changed;
}

type Grounds = FeatureCollection<Polygon | Point>;

const shapes = new WeakMap<ChangedGround, Grounds>();

/** Each piece, and the place that stands for it where it is too small to be seen. */
export function changedShape(ground: ChangedGround): Grounds {
  const known = shapes.get(ground);
  if (known) return known;
  const made: Grounds = {
    type: 'FeatureCollection',
    features: ground.pieces.flatMap((piece, place): Feature<Polygon | Point>[] => {
      const kind = kindOf(piece, ground);
      const coordinates = piece.polygon.map((ring) => ring.map((position) => [...position]));
      const middle = placeOf(piece, place);
      return [
        { type: 'Feature', properties: { kind, is: 'ground' }, geometry: { type: 'Polygon', coordinates } },
        {
          type: 'Feature',
          properties: { kind, is: 'place', until: seenFrom(piece, middle[1]) },
          geometry: { type: 'Point', coordinates: middle },
        },
      ];
    }),
  };
  shapes.set(ground, made);
  return made;
}

/** Of so many, the largest, the place is well inside; of any other it is a corner. */
const WELL_PLACED = 200;

const places = new WeakMap<ChangePlot, [number, number]>();

function placeOf(piece: ChangePlot, order: number): [number, number] {
  const known = places.get(piece);
  if (known) return known;
  const [x = 0, y = 0] = piece.polygon[0]?.[0] ?? [];
  const made: [number, number] = order < WELL_PLACED ? middleOf(piece.polygon) : [x, y];
  places.set(piece, made);
  return made;
}

/** A piece of this side, pixels, is seen without a sign of its own. */
const LEAST_SIDE = 16;
/** Of a pixel at the equator and zoom 0. */
const METRES = 78_271.517;

/** The zoom from which on a piece is large enough. */
export function seenFrom({ areaSquareMetres }: Pick<ChangePlot, 'areaSquareMetres'>, lat: number): number {
  const side = Math.sqrt(Math.max(areaSquareMetres, 1));
  return Math.log2((LEAST_SIDE * METRES * Math.cos(lat * RADIANS_PER_DEGREE)) / side);
}

const NO_REGION = {};
const numbers = new WeakMap<ChangedGround, WeakMap<object, FeatureCollection<Point>>>();

/** Numbers of the largest pieces, but for those that the figure in hand, `region`, brings with it. */
export function changedNumbers(ground: ChangedGround, region: TracedRegion | null): FeatureCollection<Point> {
  const of = numbers.get(ground) ?? new WeakMap<object, FeatureCollection<Point>>();
  numbers.set(ground, of);
  const known = of.get(region ?? NO_REGION);
  if (known) return known;
  const inHand = new Set((region?.pieces ?? []).slice(0, NUMBERED_PIECES).map(({ number }) => number));
  const own = ground.isNumbered ? ground.pieces.slice(0, NUMBERED_PIECES) : [];
  const made: FeatureCollection<Point> = {
    type: 'FeatureCollection',
    features: own.flatMap((piece, place): Feature<Point>[] =>
      inHand.has(piece.number)
        ? []
        : [
            {
              type: 'Feature',
              properties: { kind: kindOf(piece, ground), number: circled(piece.number) },
              geometry: { type: 'Point', coordinates: placeOf(piece, place) },
            },
          ],
    ),
  };
  of.set(region ?? NO_REGION, made);
  return made;
}

const colour: ExpressionSpecification = [
  'match',
  ['get', 'kind'],
  'lost',
  CHANGED.lost.label,
  'gained',
  CHANGED.gained.label,
  CHANGED.moved.label,
];

const fillOf = (kind: Kind): number => CHANGED[kind].fill?.opacity ?? 0;

const SOURCE = 'changed';
const isGround: ExpressionSpecification = ['==', ['get', 'is'], 'ground'];

/** Zooms at which signs of small pieces may be left out. */
const FIRST_ZOOM = 5;
const LAST_ZOOM = 20;
const HALVES = 2;

/** `full` as long as a piece is too small to be seen. */
function whileSmall(full: number): ExpressionSpecification {
  const at = (zoom: number): ExpressionSpecification => ['case', ['>', ['get', 'until'], zoom], full, 0];
  const count = (LAST_ZOOM - FIRST_ZOOM) * HALVES;
  const stops = Array.from({ length: count }, (_, i) => FIRST_ZOOM + (i + 1) / HALVES);
  return ['step', ['zoom'], at(FIRST_ZOOM), ...stops.flatMap((zoom) => [zoom, at(zoom)])] as ExpressionSpecification;
}

/** Above the classes: what is lost is bordered by dashes and a hollow sign, what is gained by a line and a full one. */
export function changedLayers({ palette, changed }: MapInput): LayerSpecification[] {
  if (!changed) return [];
  const line = (kind: Kind): LayerSpecification => {
    const { width, dash } = CHANGED[kind].outline!;
    return {
      id: `changed-line-${kind}`,
      type: 'line',
      source: SOURCE,
      filter: ['all', isGround, ['==', ['get', 'kind'], kind]],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': CHANGED[kind].label,
        'line-width': width * palette.lines,
        ...(dash ? { 'line-dasharray': dash.map((d) => d / width) } : {}),
      },
    };
  };
  return [
    {
      id: 'changed-fill',
      type: 'fill',
      source: SOURCE,
      filter: isGround,
      paint: {
        'fill-color': colour,
        'fill-opacity': ['match', ['get', 'kind'], 'lost', fillOf('lost'), 'gained', fillOf('gained'), fillOf('moved')],
        'fill-antialias': false,
      },
    },
    {
      id: 'changed-casing',
      type: 'line',
      source: SOURCE,
      filter: isGround,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': '#FFFFFF', 'line-width': 4.2 * palette.lines, 'line-opacity': 0.9 },
    },
    line('moved'),
    line('gained'),
    line('lost'),
  ];
}

/** Signs of small pieces, and numbers beside them: above the names, which give way, and above sites. */
export function changedSignLayers({ palette, changed }: MapInput): LayerSpecification[] {
  if (!changed) return [];
  return [
    {
      id: 'changed-places',
      type: 'circle',
      source: SOURCE,
      filter: ['==', ['get', 'is'], 'place'],
      paint: {
        'circle-radius': 4.4 * palette.lines,
        'circle-color': ['match', ['get', 'kind'], 'gained', CHANGED.gained.label, '#FFFFFF'],
        'circle-opacity': whileSmall(1),
        'circle-stroke-color': colour,
        'circle-stroke-width': 2.2 * palette.lines,
        'circle-stroke-opacity': whileSmall(1),
      },
    },
    {
      id: 'changed-numbers',
      type: 'symbol',
      source: 'changed-numbers',
      layout: {
        'text-field': ['get', 'number'],
        'text-font': BOLD,
        'text-size': 19 * palette.text,
        'text-padding': 0,
        'text-variable-anchor': [
          'left',
          'right',
          'bottom',
          'top',
          'bottom-left',
          'top-left',
          'top-right',
          'bottom-right',
        ],
        'text-radial-offset': 0.5,
      },
      paint: { 'text-color': colour, 'text-halo-color': '#FFFFFF', 'text-halo-width': palette.halo + 0.6 },
    },
  ];
}
