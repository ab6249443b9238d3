/** The rows of a screening on the map, coloured by outcome, as far as they pass its filter. Pure: state in, layers out. */
import { IconLayer, type Layer, PathLayer, SolidPolygonLayer } from 'deck.gl';
import type { LayerTable, PolygonCoordinates } from '../../../domain/feature-table.ts';
import { filterRows } from '../../../domain/siting/batch-rows.ts';
import { type BatchTable, ROW_OUTCOMES } from '../../../domain/siting/batch-table.ts';
import type { BatchState } from '../../state/batch-types.ts';
import type { AppState } from '../../state/store.ts';
import { covers, polygonsOf } from '../geometry.ts';
import { BATCH_ICON_SIZE, batchAtlas, OUTCOME_COLOURS } from './batch-atlas.ts';
import { type Colour, faded, rgb } from './colours.ts';
import { dashes } from './dashes.ts';
import { strokes } from './marks.ts';
import { groundPixels } from './world.ts';

type Seen = Pick<AppState, 'batch' | 'dialog' | 'view' | 'presenting' | 'camera' | 'projector'>;

/** The screening while its drawer is open. */
const shownBatch = ({ batch, dialog, view, presenting }: Seen): BatchState | null =>
  dialog === 'batch' && view === 'siting' && presenting === null && batch?.table ? batch : null;

interface Piece {
  readonly row: number;
  readonly rings: PolygonCoordinates[number];
}

interface Site {
  readonly row: number;
  readonly polygons: PolygonCoordinates;
  /** West, south, east, north. */
  readonly box: readonly [number, number, number, number];
  readonly middle: [number, number];
}

interface Ground {
  readonly pieces: readonly Piece[];
  /** By row; null where there is no ground to draw. */
  readonly sites: readonly (Site | null)[];
}

const made = new WeakMap<LayerTable, Ground>();

/** One list for good: a new one would be cut into triangles and uploaded again. */
function groundOf(table: LayerTable): Ground {
  const known = made.get(table);
  if (known) return known;
  const sites = table.features.map((f, row) => siteOf(row, polygonsOf(f.geometry)));
  const pieces = sites.flatMap((site) => site?.polygons.map((rings) => ({ row: site.row, rings })) ?? []);
  const ground = { pieces, sites };
  made.set(table, ground);
  return ground;
}

function siteOf(row: number, polygons: PolygonCoordinates): Site | null {
  const box: [number, number, number, number] = [180, 90, -180, -90];
  for (const [shell = []] of polygons)
    for (const [x, y] of shell) {
      box[0] = Math.min(box[0], x!);
      box[1] = Math.min(box[1], y!);
      box[2] = Math.max(box[2], x!);
      box[3] = Math.max(box[3], y!);
    }
  if (!(box[0] <= box[2] && box[1] <= box[3])) return null;
  return { row, polygons, box, middle: [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2] };
}

interface Passing {
  readonly of: readonly unknown[];
  /** By row. */
  readonly passes: Uint8Array;
  readonly rows: readonly number[];
  /** By row: places in ROW_OUTCOMES. */
  readonly outcomes: Uint8Array;
}

let passing: Passing | null = null;

/** Rows that pass the filter, known until something changes. */
function passingRows({ table, done, filter, record, names }: BatchState): Passing {
  const of = [table, done, filter];
  if (passing?.of.every((part, i) => part === of[i])) return passing;
  const rows = table ? filterRows(table, record.columns, names, filter) : [];
  const passes = new Uint8Array(record.count);
  for (const row of rows) passes[row] = 1;
  passing = { of, passes, rows, outcomes: outcomesOf(table, record.count) };
  return passing;
}

const outcomesOf = (table: BatchTable | null, count: number): Uint8Array =>
  Uint8Array.from({ length: count }, (_, row) => (table ? ROW_OUTCOMES.indexOf(table.outcome(row)) : UNCHECKED));

const COLOURS: readonly Colour[] = ROW_OUTCOMES.map((outcome) => rgb(OUTCOME_COLOURS[outcome]));
const UNCHECKED = ROW_OUTCOMES.indexOf('unchecked');
const NOTHING: Colour = [0, 0, 0, 0];
const DEFAULT_ZOOM = 11;
/** From this zoom on the outlines of what was not checked are dashed. */
const DASH_ZOOM = 12.5;
const MOST_DASHED = 250;

export function batchLayers(state: Seen): Layer[] {
  const batch = shownBatch(state);
  if (!batch?.table) return [];
  const { pieces, sites } = groundOf(batch.footprints);
  const { passes, rows, outcomes } = passingRows(batch);
  const zoom = state.camera?.zoom ?? DEFAULT_ZOOM;
  const isDashed = zoom >= DASH_ZOOM;
  const heavy = state.projector ? 2 : 1;
  const colour = (row: number): Colour => (passes[row] === 1 ? COLOURS[outcomes[row]!]! : NOTHING);
  const changes = { getFillColor: [passes], getColor: [passes, isDashed] };
  return [
    new SolidPolygonLayer<Piece>({
      id: 'batch-fill',
      data: pieces,
      getPolygon: (p) => p.rings as [number, number][][],
      getFillColor: ({ row }) => (passes[row] === 1 ? faded(colour(row), 0.3) : NOTHING),
      updateTriggers: changes,
      pickable: false,
    }),
    new PathLayer<Piece>({
      id: 'batch-outline',
      data: pieces,
      getPath: (p) => (p.rings[0] ?? []) as [number, number][],
      getColor: ({ row }) => (isDashed && outcomes[row] === UNCHECKED ? NOTHING : colour(row)),
      getWidth: 1.3 * heavy,
      widthUnits: 'pixels',
      updateTriggers: changes,
      pickable: false,
    }),
    ...(isDashed ? [dashedLayer(state, rows, outcomes, sites)] : []),
    iconLayer(rows, outcomes, sites, sizeByZoom(zoom) * heavy),
  ];
}

/** Smaller where the whole city is in sight. */
const sizeByZoom = (zoom: number): number => Math.min(1, Math.max(0.36, 0.36 + (zoom - 9.5) * 0.16));

let icons: { of: readonly unknown[]; data: readonly { site: Site; outcome: number }[] } | null = null;

/** The stricter lie on top. */
function iconLayer(rows: readonly number[], outcomes: Uint8Array, sites: Ground['sites'], scale: number): Layer {
  if (icons?.of[0] !== rows || icons.of[1] !== sites) {
    const data = rows.flatMap((row) => (sites[row] ? [{ site: sites[row], outcome: outcomes[row]! }] : []));
    icons = { of: [rows, sites], data: data.sort((a, b) => b.outcome - a.outcome) };
  }
  const { canvas, mapping } = batchAtlas();
  return new IconLayer<{ site: Site; outcome: number }>({
    id: 'batch-icons',
    data: icons.data,
    getPosition: (d) => d.site.middle,
    getIcon: (d) => ROW_OUTCOMES[d.outcome]!,
    getSize: BATCH_ICON_SIZE,
    sizeScale: scale,
    sizeUnits: 'pixels',
    iconAtlas: canvas as unknown as string,
    iconMapping: mapping,
    pickable: false,
  });
}

/** Half of what a large screen shows, pixels. */
const HALF_SCREEN = 1400;

function dashedLayer(state: Seen, rows: readonly number[], outcomes: Uint8Array, sites: Ground['sites']): Layer {
  const { lon = 0, lat = 0, zoom = DEFAULT_ZOOM } = state.camera ?? {};
  const reach = (HALF_SCREEN / groundPixels(zoom)) * 360;
  const near = rows
    .filter((row) => {
      const box = outcomes[row] === UNCHECKED ? sites[row]?.box : undefined;
      return box && box[0] < lon + reach && box[2] > lon - reach && box[1] < lat + reach && box[3] > lat - reach;
    })
    .slice(0, MOST_DASHED);
  const step = Math.round(zoom * 2) / 2;
  const lines = near.flatMap((row) => sites[row]!.polygons.flatMap(([shell = []]) => dashes(shell, step, 5, 4)));
  return strokes('batch-unchecked', lines, COLOURS[UNCHECKED]!, 1.6);
}

type ToPixel = (position: readonly [number, number]) => readonly [number, number];

/** Icons are hit within these many pixels. */
const REACH = 8;

/** The row under a place of the map: the one whose ground it is, else the one whose icon is nearest. */
export function batchRowAt(state: Seen, at: readonly [number, number], toPixel: ToPixel): number | null {
  const batch = shownBatch(state);
  if (!batch) return null;
  const { sites } = groundOf(batch.footprints);
  const here = toPixel(at);
  let nearest: { row: number; pixels: number } | null = null;
  for (const row of passingRows(batch).rows) {
    const site = sites[row];
    if (!site) continue;
    const [west, south, east, north] = site.box;
    const isIn = at[0] >= west && at[0] <= east && at[1] >= south && at[1] <= north;
    if (isIn && covers({ type: 'MultiPolygon', coordinates: site.polygons }, at)) return row;
    const [x, y] = toPixel(site.middle);
    const pixels = Math.hypot(x - here[0], y - here[1]);
    if (pixels <= REACH && pixels < (nearest?.pixels ?? Number.POSITIVE_INFINITY)) nearest = { row, pixels };
  }
  return nearest?.row ?? null;
}
