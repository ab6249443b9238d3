/** Pure: state to map layers. The order of the list is the order of drawing, from below. */
import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import { type ClassEntry, classEntries, layerView } from '../state/select.ts';
import { BELOW_LABELS, BELOW_LINES } from './anchors.ts';
import { changedLayers, changedSignLayers } from './changed.ts';
import { districtOfKey } from './district-at.ts';
import { focusLayers } from './focus.ts';
import { groundLayers } from './free-ground.ts';
import { hatchImageId } from './hatch-image.ts';
import type { MapInput } from './input.ts';
import { labelLayers } from './labels.ts';
import { orderOf } from './order.ts';
import { classStyle, type Palette, SLOTS, type Slot } from './styles.ts';
import { changeNumberLayers } from './traced.ts';

export const layerSource = (layerId: string): string => `layer:${layerId}`;
const classFilter = (entry: ClassEntry): FilterSpecification => ['==', ['get', 'class'], entry.class.id];

/** Full width from the zoom of a district on; thinner where the whole city is in sight, so that lines do not hide it. */
const widthByZoom = (pixels: number): ExpressionSpecification => [
  'interpolate',
  ['linear'],
  ['zoom'],
  8,
  pixels * 0.45,
  11.5,
  pixels,
];

interface Drawn {
  readonly slot: number;
  readonly rank: number;
  readonly layers: LayerSpecification[];
}

export function mapLayers(input: MapInput): LayerSpecification[] {
  const { palette } = input;
  const ground: LayerSpecification = {
    id: 'land',
    type: 'background',
    paint: { 'background-color': palette.land },
  };
  if (!input.open) return [ground, anchor(BELOW_LINES), anchor(BELOW_LABELS)];
  const drawn = classLayers(input);
  const upTo = (from: Slot | null, to: Slot) =>
    drawn
      .filter((d) => d.slot < SLOTS.indexOf(to) && (from === null || d.slot >= SLOTS.indexOf(from)))
      .flatMap((d) => d.layers);
  return [
    ground,
    ...upTo(null, 'band-line'),
    anchor(BELOW_LINES),
    ...upTo('band-line', 'shore'),
    ...veilLayers(input.hatchScale / palette.pitch),
    ...upTo('shore', 'border'),
    ...drawn.filter((d) => d.slot >= SLOTS.indexOf('border')).flatMap((d) => d.layers),
    ...borderLayers(palette),
    ...groundLayers(input),
    ...changedLayers(input),
    ...focusLayers(input),
    ...hoverLayers(input),
    ...hoveredDistrictLayers(input),
    ...selectedLayers(palette),
    anchor(BELOW_LABELS),
    ...labelLayers(input),
    ...changedSignLayers(input),
    ...changeNumberLayers(input),
  ];
}

const anchor = (id: string): LayerSpecification => ({
  id,
  type: 'background',
  layout: { visibility: 'none' },
});

/** Every visible polygon and line class: fill, hatch and line, each in its slot. Points are drawn by deck.gl. */
function classLayers(input: MapInput): Drawn[] {
  const city = input.open!.city;
  const order = orderOf(city, input.project);
  const user = input.project.order !== null;
  const entries = classEntries(city).filter((e) => e.layer.geometry !== 'point' && input.open!.tables[e.layer.id]);
  const drawn = entries.flatMap((entry) => {
    const view = layerView(input, entry);
    if (!view.visible) return [];
    const look = classStyle(entry.class.style);
    // From the bottom up; in the user's own order fill and line stay together.
    const rank = order.length - order.indexOf(entry.key);
    const middle = SLOTS.indexOf('space');
    const place = (slot: Slot) => {
      const own = SLOTS.indexOf(slot);
      return user && own < SLOTS.indexOf('shore') && slot !== 'ground' ? middle : own;
    };
    return [
      { slot: place(look.fillSlot), rank, layers: fillLayers(entry, input, view.opacity) },
      { slot: place(look.lineSlot), rank: rank + 0.5, layers: lineLayers(entry, input.palette, view.opacity) },
    ];
  });
  return drawn.sort((a, b) => a.slot - b.slot || a.rank - b.rank);
}

function fillLayers(entry: ClassEntry, { palette, hatchScale }: MapInput, opacity: number): LayerSpecification[] {
  const look = classStyle(entry.class.style);
  if (entry.layer.geometry !== 'polygon' || !look.fill) return [];
  const common = { source: layerSource(entry.layer.id), filter: classFilter(entry) };
  const fill: LayerSpecification = {
    id: `fill:${entry.key}`,
    type: 'fill',
    ...common,
    paint: {
      'fill-color': look.fill.color,
      'fill-opacity': Math.min(1, look.fill.opacity * palette.fills) * opacity,
      'fill-antialias': look.fill.opacity < 1,
    },
  };
  if (!look.hatch) return [fill];
  const hatch: LayerSpecification = {
    id: `hatch:${entry.key}`,
    type: 'fill',
    ...common,
    paint: {
      'fill-pattern': hatchImageId(entry.class.style, hatchScale),
      'fill-opacity': 0.8 * opacity,
      'fill-antialias': false,
    },
  };
  return [fill, hatch];
}

function lineLayers(entry: ClassEntry, palette: Palette, opacity: number): LayerSpecification[] {
  const look = classStyle(entry.class.style);
  if (!look.outline) return [];
  const { color, width, dash } = look.outline;
  const common =
    entry.class.style === 'neighbour'
      ? { source: 'neighbour-lines' }
      : { source: layerSource(entry.layer.id), filter: classFilter(entry) };
  const layers: LayerSpecification[] = [];
  if (look.casing > 0) {
    layers.push({
      id: `casing:${entry.key}`,
      type: 'line',
      ...common,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': '#FFFFFF',
        'line-width': widthByZoom((width + look.casing) * palette.lines),
        'line-opacity': 0.9 * opacity,
      },
    });
  }
  layers.push({
    id: `line:${entry.key}`,
    type: 'line',
    ...common,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': color,
      'line-width': widthByZoom(width * palette.lines),
      'line-opacity': opacity,
      // Dashes count in widths of the line.
      ...(dash ? { 'line-dasharray': dash.map((d) => d / width) } : {}),
    },
  });
  return layers;
}

function veilLayers(scale: number): LayerSpecification[] {
  return [
    {
      id: 'veil',
      type: 'fill',
      source: 'veil',
      paint: { 'fill-color': '#ECE9E1', 'fill-opacity': 0.72, 'fill-antialias': false },
    },
    {
      id: 'veil-hatch',
      type: 'fill',
      source: 'veil',
      paint: { 'fill-pattern': hatchImageId('outside', scale), 'fill-antialias': false },
    },
  ];
}

function borderLayers(palette: Palette): LayerSpecification[] {
  const source = 'border';
  return [
    {
      id: 'border-casing',
      type: 'line',
      source,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': '#FFFFFF', 'line-width': widthByZoom(4.5 * palette.lines), 'line-opacity': 0.85 },
    },
    {
      id: 'border',
      type: 'line',
      source,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.ink,
        'line-width': widthByZoom(1.5 * palette.lines),
        'line-dasharray': [7, 2, 1.4, 2],
      },
    },
  ];
}

/** The class under the mouse in tree or table: its edge stands out in its own colour on white. */
function hoverLayers(input: MapInput): LayerSpecification[] {
  const entry = classEntries(input.open!.city).find((e) => e.key === input.hoverKey);
  const { selection } = input;
  // Drawn as the figure in hand already.
  const focused =
    (selection.kind === 'cell' && selection.key === input.hoverKey) ||
    (selection.kind === 'figure' && selection.keys.some((key) => key === input.hoverKey));
  if (!entry || focused || entry.layer.geometry === 'point' || !input.open!.tables[entry.layer.id]) return [];
  const look = classStyle(entry.class.style);
  const common = { source: layerSource(entry.layer.id), filter: classFilter(entry), type: 'line' as const };
  const width = ((look.outline?.width ?? 1) + 1.6) * input.palette.lines;
  return [
    { id: 'hover-casing', ...common, paint: { 'line-color': '#FFFFFF', 'line-width': width + 4 } },
    { id: 'hover', ...common, paint: { 'line-color': look.outline?.color ?? look.label, 'line-width': width } },
  ];
}

/** The district under the mouse in the table of the board. */
function hoveredDistrictLayers({ open, hoverKey, palette }: MapInput): LayerSpecification[] {
  const layer = open!.city.layers.find((l) => l.role === 'districts');
  const id = districtOfKey(hoverKey);
  if (!layer || id === null || !open!.tables[layer.id]) return [];
  const common = {
    source: layerSource(layer.id),
    filter: ['==', ['get', 'id'], id] as FilterSpecification,
    type: 'line' as const,
    layout: { 'line-join': 'round' as const },
  };
  return [
    { id: 'hover-district-casing', ...common, paint: { 'line-color': '#FFFFFF', 'line-width': 6 * palette.lines } },
    { id: 'hover-district', ...common, paint: { 'line-color': palette.ink, 'line-width': 2.6 * palette.lines } },
  ];
}

function selectedLayers(palette: Palette): LayerSpecification[] {
  const source = 'selected';
  const join = { 'line-join': 'round' } as const;
  return [
    {
      id: 'selected-fill',
      type: 'fill',
      source,
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': '#B000C4', 'fill-opacity': 0.05 },
    },
    {
      id: 'selected-casing',
      type: 'line',
      source,
      layout: join,
      paint: { 'line-color': '#FFFFFF', 'line-width': 6.5 * palette.lines },
    },
    {
      id: 'selected-line',
      type: 'line',
      source,
      layout: join,
      paint: { 'line-color': '#B000C4', 'line-width': 2.8 * palette.lines },
    },
    {
      id: 'selected-point',
      type: 'circle',
      source,
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': 13 * palette.lines,
        'circle-color': 'rgba(255,255,255,0.7)',
        'circle-stroke-color': '#B000C4',
        'circle-stroke-width': 2.6 * palette.lines,
      },
    },
    {
      id: 'mark',
      type: 'circle',
      source: 'mark',
      paint: {
        'circle-radius': 6 * palette.lines,
        'circle-color': '#0B5568',
        'circle-stroke-color': '#FFFFFF',
        'circle-stroke-width': 2.5 * palette.lines,
      },
    },
  ];
}
