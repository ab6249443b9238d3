/** 可选区域 as the map draws it: patches of any size under the names; numbers and the patch in hand are drawn above. */
import type { Feature, MultiPolygon } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { FreeGround } from '../../domain/siting/advice-result.ts';
import { hatchImageId } from './hatch-image.ts';
import type { MapInput } from './input.ts';
import { FREE_GROUND } from './styles.ts';

const shapes = new WeakMap<FreeGround, Feature<MultiPolygon>>();

export function groundShape(ground: FreeGround): Feature<MultiPolygon> {
  const known = shapes.get(ground);
  if (known) return known;
  const made: Feature<MultiPolygon> = {
    type: 'Feature',
    properties: {},
    geometry: { type: 'MultiPolygon', coordinates: ground.patches.map((p) => p.polygon) },
  };
  shapes.set(ground, made);
  return made;
}

export function groundLayers({ ground, palette, hatchScale }: MapInput): LayerSpecification[] {
  if (!ground) return [];
  const source = 'free-ground';
  const { fill, outline, casing } = FREE_GROUND;
  const width = (outline?.width ?? 1) * palette.lines;
  const layout = { 'line-join': 'round' } as const;
  return [
    {
      id: 'ground-fill',
      type: 'fill',
      source,
      paint: { 'fill-color': fill?.color ?? '', 'fill-opacity': fill?.opacity ?? 0, 'fill-antialias': false },
    },
    {
      id: 'ground-hatch',
      type: 'fill',
      source,
      paint: { 'fill-pattern': hatchImageId('free-ground', hatchScale), 'fill-antialias': false },
    },
    {
      id: 'ground-casing',
      type: 'line',
      source,
      layout,
      paint: { 'line-color': '#FFFFFF', 'line-width': width + casing, 'line-opacity': 0.9 },
    },
    {
      id: 'ground-line',
      type: 'line',
      source,
      layout,
      // Dashes count in widths of the line.
      paint: {
        'line-color': outline?.color ?? '',
        'line-width': width,
        'line-dasharray': (outline?.dash ?? [1, 0]).map((pixels) => pixels / (outline?.width ?? 1)),
      },
    },
  ];
}
