/** Pure: state to map sources. Data is handed over by reference, so that equal sources are told by identity. */
import type { GeoJSON } from 'geojson';
import type { OpenCity, Selection } from '../state/model.ts';
import { changedNumbers, changedShape } from './changed.ts';
import { derivedOf } from './derive.ts';
import { focusVeil } from './focus.ts';
import { groundShape } from './free-ground.ts';
import { type MapInput, tracedRegion } from './input.ts';
import { layerSource } from './layers.ts';
import { changeNumbers, tracedShape } from './traced.ts';

const EMPTY: GeoJSON = { type: 'FeatureCollection', features: [] };

export function mapSources(
  input: Pick<MapInput, 'open' | 'selection' | 'trace' | 'mark' | 'ground' | 'districts' | 'boardGround' | 'changed'>,
): Record<string, GeoJSON> {
  const { open } = input;
  if (!open) return {};
  const derived = derivedOf(open);
  const region = tracedRegion(input);
  const layers = open.city.layers.flatMap((layer): [string, GeoJSON][] => {
    const table = open.tables[layer.id];
    return table && layer.geometry !== 'point' ? [[layerSource(layer.id), table]] : [];
  });
  return {
    ...Object.fromEntries(layers),
    veil: derived.veil,
    border: derived.border,
    'river-line': derived.riverLine,
    'band-lines': derived.bandLines,
    'area-labels': derived.areaLabels,
    selected: selectedFeature(open, input.selection) ?? EMPTY,
    mark: markOf(input.mark),
    'focus-veil': focusVeil(open, input) ?? EMPTY,
    traced: region ? tracedShape(region) : EMPTY,
    'traced-numbers': region ? changeNumbers(region) : EMPTY,
    changed: input.changed ? changedShape(input.changed) : EMPTY,
    'changed-numbers': input.changed ? changedNumbers(input.changed, region) : EMPTY,
    'free-ground': input.ground ? groundShape(input.ground) : EMPTY,
    'neighbour-lines': derived.neighbourLines,
  };
}

function selectedFeature(open: OpenCity, selection: Selection): GeoJSON | null {
  if (selection.kind !== 'feature') return null;
  return open.tables[selection.layerId]?.features[selection.index] ?? null;
}

/** One object per mark, so that an unchanged mark is the same source. */
const marks = new WeakMap<readonly [number, number], GeoJSON>();

function markOf(mark: readonly [number, number] | null): GeoJSON {
  if (!mark) return EMPTY;
  const known = marks.get(mark);
  if (known) return known;
  const made: GeoJSON = { type: 'Point', coordinates: [...mark] };
  marks.set(mark, made);
  return made;
}
