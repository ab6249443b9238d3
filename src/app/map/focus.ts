/**
 * A figure of the coverage board on the map: its ground in the hot colour as soon as it is traced, the outlines of its
 * classes as context, all but its district, or those that the board is filtered by, behind a veil. The shore of a cell is lit itself, that of a figure by the lines
 * that were traced.
 */
import type { Feature } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { TracedRegion } from '../../domain/coverage/region.ts';
import type { LayerFeature, PolygonCoordinates } from '../../domain/feature-table.ts';
import type { OpenCity, Selection } from '../state/model.ts';
import { type ClassEntry, classEntries } from '../state/select.ts';
import { polygonsOf, surroundings } from './geometry.ts';
import type { MapInput } from './input.ts';
import { classStyle, OVERLAP } from './styles.ts';
import { tracedLayers } from './traced.ts';

const HOT = OVERLAP.label;

type Focus = Pick<MapInput, 'selection' | 'districts' | 'boardGround'>;

export function focusLayers(input: MapInput): LayerSpecification[] {
  const { open, selection } = input;
  if (!open) return [];
  const veil = focusVeil(open, input) ? veilLayers(input) : [];
  if (keysOf(selection) === null) return veil;
  const lines = entriesOf(open, selection).map((entry) => lineLayer(entry, input));
  return [...lines, ...veil, ...tracedLayers(input)];
}

/** Null where the selection is no figure of the board. */
function keysOf(selection: Selection): readonly string[] | null {
  switch (selection.kind) {
    case 'combination':
    case 'figure':
      return selection.keys;
    case 'cell':
      return [selection.key];
    default:
      return null;
  }
}

/** The classes a figure is of: a class by its key, all classes of a layer by the layer's. */
function entriesOf(open: OpenCity, selection: Selection): ClassEntry[] {
  const keys = keysOf(selection) ?? [];
  return classEntries(open.city).filter(
    (entry) =>
      entry.layer.geometry !== 'point' &&
      entry.layer.role !== 'districts' &&
      open.tables[entry.layer.id] &&
      keys.some((key) => key === entry.key || key === entry.layer.id),
  );
}

const common = (entry: ClassEntry) => ({
  source: `layer:${entry.layer.id}`,
  filter: ['==', ['get', 'class'], entry.class.id] as ['==', ['get', string], string],
});

/** Context in the colour of the class; a shore is the figure's own ground. */
function lineLayer(entry: ClassEntry, { palette, selection }: MapInput): LayerSpecification {
  const isShore = entry.layer.geometry === 'line' && selection.kind !== 'figure';
  return {
    id: `focus-line:${entry.key}`,
    type: 'line',
    ...common(entry),
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': isShore
        ? HOT
        : (classStyle(entry.class.style).outline?.color ?? classStyle(entry.class.style).label),
      'line-width': (isShore ? 5 : 1.2) * palette.lines,
      'line-opacity': isShore ? 1 : 0.75,
    },
  };
}

function veilLayers({ palette }: MapInput): LayerSpecification[] {
  const source = 'focus-veil';
  return [
    {
      id: 'focus-veil',
      type: 'fill',
      source,
      paint: { 'fill-color': palette.land, 'fill-opacity': 0.82, 'fill-antialias': false },
    },
    {
      id: 'focus-edge',
      type: 'line',
      source,
      paint: { 'line-color': palette.ink, 'line-width': 1.6 * palette.lines },
    },
  ];
}

/** The district of the figure in hand, else those that the board is filtered by. */
function focusedDistricts(open: OpenCity, { selection, districts }: Focus): readonly LayerFeature[] {
  const own = selection.kind === 'cell' || selection.kind === 'figure' ? selection.districtId : null;
  const ids = own === null ? (districts ?? []) : [own];
  if (ids.length === 0) return [];
  const layer = open.city.layers.find((l) => l.role === 'districts');
  return (open.tables[layer?.id ?? '']?.features ?? []).filter((f) => ids.includes(f.properties.id));
}

const veils = new WeakMap<object, Map<string, Feature>>();

/** Everything but those districts, or but the ground that the board is filtered by; null where the whole city is meant. */
export function focusVeil(open: OpenCity, focus: Focus): Feature | null {
  if (focus.boardGround) return groundVeil(open, focus.boardGround);
  const districts = focusedDistricts(open, focus);
  const [first] = districts;
  if (!first) return null;
  const key = districts.map((f) => f.properties.id).join(' ');
  const known = veils.get(first) ?? new Map<string, Feature>();
  veils.set(first, known);
  const polygons = districts.flatMap(({ geometry }) => polygonsOf(geometry).map((polygon) => polygon.slice(0, 1)));
  const made = known.get(key) ?? veilAround(open, polygons);
  known.set(key, made);
  return made;
}

const groundVeils = new WeakMap<TracedRegion, Feature>();

function groundVeil(open: OpenCity, ground: TracedRegion): Feature {
  const made = groundVeils.get(ground) ?? veilAround(open, ground.polygons);
  groundVeils.set(ground, made);
  return made;
}

/** Islands in the polygons are veiled too. */
function veilAround({ city }: OpenCity, polygons: PolygonCoordinates): Feature {
  const world = surroundings(city.extent);
  const holes = polygons.map(([outer = []]) => outer);
  const islands = polygons.flatMap(([, ...rings]) => rings.map((ring) => [ring]));
  const coordinates = [[world, ...holes], ...islands].map((rings) => rings.map((ring) => ring.map((p) => [...p])));
  return { type: 'Feature', properties: {}, geometry: { type: 'MultiPolygon', coordinates } };
}
