/** Names on the map, from the least to the most important: the last ones find their place first. */
import type { LayerSpecification } from 'maplibre-gl';
import { classEntries, layerView } from '../state/select.ts';
import { shell } from '../text/shell.ts';
import { BOLD, REGULAR } from './fonts.ts';
import type { MapInput } from './input.ts';
import type { Palette } from './styles.ts';

const WATER = '#2A5E86';
const GROUND = new Set(['district', 'neighbour']);

export function labelLayers(input: MapInput): LayerSpecification[] {
  const visible = visibleKeys(input);
  const text = shell[input.language];
  return [
    ...neighbourLayers(input, text.outside),
    bandLayer(input, visible),
    areaLayer(input, visible),
    ...riverLayers(input),
    districtLayer(input),
  ];
}

function visibleKeys(input: MapInput): string[] {
  return classEntries(input.open!.city)
    .filter((entry) => layerView(input, entry).visible)
    .map((entry) => entry.key);
}

const halo = (palette: Palette, color: string, width = palette.halo) => ({
  'text-color': color,
  'text-halo-color': '#FFFFFF',
  'text-halo-width': width,
});

function areaLayer({ palette }: MapInput, visible: readonly string[]): LayerSpecification {
  return {
    id: 'label:areas',
    type: 'symbol',
    source: 'area-labels',
    filter: [
      'all',
      ['in', ['get', 'key'], ['literal', [...visible]]],
      ['!', ['in', ['get', 'style'], ['literal', [...GROUND]]]],
      ['>=', ['zoom'], ['get', 'minzoom']],
    ],
    layout: {
      'text-field': ['get', 'name'],
      'text-font': BOLD,
      'text-size': 12 * palette.text,
      'text-max-width': 8,
      'text-line-height': 1.25,
      'text-padding': 5,
      'symbol-sort-key': ['-', 0, ['get', 'area']],
      'text-variable-anchor': ['center', 'top', 'bottom'],
    },
    paint: {
      // On a projector a tint is too weak for words.
      ...halo(palette, palette.ink),
      ...(palette.id !== 'projector' ? { 'text-color': ['get', 'color'] } : {}),
    },
  };
}

/** Name of each band along its outer edge. */
function bandLayer({ palette, language }: MapInput, visible: readonly string[]): LayerSpecification {
  return {
    id: 'label:bands',
    type: 'symbol',
    source: 'band-lines',
    filter: ['in', ['get', 'key'], ['literal', [...visible]]],
    minzoom: 10.6,
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 340,
      'text-field': ['get', language === 'zh' ? 'name' : 'name_en'],
      'text-font': BOLD,
      'text-size': 11.5 * palette.text,
      'text-max-angle': 75,
      'text-offset': [0, 0.1],
      'text-padding': 8,
    },
    paint: halo(palette, '#8A4B08', palette.halo + 0.6),
  };
}

/** The river's name along its course. */
function riverLayers({ palette, open, language }: MapInput): LayerSpecification[] {
  return [
    {
      id: 'label:river',
      type: 'symbol',
      source: 'river-line',
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 420,
        'text-field': [...open!.city.river[language]].join(language === 'zh' ? '  ' : ''),
        'text-font': BOLD,
        'text-size': ['interpolate', ['linear'], ['zoom'], 8, 12 * palette.text, 12, 17 * palette.text],
        'text-max-angle': 60,
        'text-keep-upright': true,
        'text-padding': 10,
      },
      paint: halo(palette, WATER),
    },
  ];
}

function districtLayer({ palette, open }: MapInput): LayerSpecification {
  const layer = open!.city.layers.find((l) => l.role === 'districts');
  return {
    id: 'label:districts',
    type: 'symbol',
    source: 'area-labels',
    filter: ['==', ['slice', ['get', 'key'], 0, (layer?.id.length ?? 0) + 1], `${layer?.id}/`],
    maxzoom: 14,
    layout: {
      'text-field': ['get', 'name'],
      'text-font': BOLD,
      'text-size': ['interpolate', ['linear'], ['zoom'], 8, 13 * palette.text, 11, 17 * palette.text],
      'text-letter-spacing': 0.06,
      'text-padding': 4,
    },
    paint: halo(palette, palette.ink, palette.halo + 0.6),
  };
}

/** Ground beyond the city says that it is not counted. */
function neighbourLayers({ palette }: MapInput, outside: string): LayerSpecification[] {
  return [
    {
      id: 'label:outside',
      type: 'symbol',
      source: 'area-labels',
      filter: ['==', ['get', 'style'], 'neighbour'],
      layout: {
        'text-field': ['format', ['get', 'name'], {}, `\n${outside}`, { 'font-scale': 0.85 }],
        'text-font': REGULAR,
        'text-size': 12.5 * palette.text,
        'text-padding': 4,
      },
      paint: halo(palette, '#5F6D72', 1.2),
    },
  ];
}
