/** A drawn line or point while its width or radius is asked: it stays on the map, as wide as what is typed. */
import { type Layer, PathLayer, ScatterplotLayer } from 'deck.gl';
import type { Sketch } from '../../state/model.ts';
import type { AppState } from '../../state/store.ts';
import { type Colour, faded, INK, WHITE } from './colours.ts';
import { dots, outline } from './marks.ts';

export function sketchLayers({ sketch }: Pick<AppState, 'sketch'>): Layer[] {
  if (!sketch) return [];
  const { distanceMetres: own, safetyMetres: safety } = sketch;
  const beyond = sketch.kind === 'line' ? 2 * safety : safety;
  return [
    reach('sketch-safety', sketch, safety > 0 ? own + beyond : 0, faded(INK, 0.12)),
    reach('sketch-reach', sketch, own, faded(WHITE, 0.6)),
    outline('sketch-casing', sketch.kind === 'line' ? [sketch.coordinates] : [], WHITE, 5),
    outline('sketch-line', sketch.kind === 'line' ? [sketch.coordinates] : [], INK, 2),
    dots('sketch-points', sketch.coordinates, 4, WHITE, INK, 1.9),
  ];
}

/** A line as wide, or a disc as far, as so many metres. */
function reach(id: string, { kind, coordinates }: Sketch, metres: number, colour: Colour): Layer {
  if (kind === 'line')
    return new PathLayer<Sketch['coordinates']>({
      id,
      data: metres > 0 ? [coordinates] : [],
      getPath: (d) => d as [number, number][],
      getColor: colour,
      getWidth: metres,
      widthUnits: 'meters',
      jointRounded: true,
      capRounded: true,
      pickable: false,
    });
  return new ScatterplotLayer<readonly [number, number]>({
    id,
    data: metres > 0 ? coordinates : [],
    getPosition: (d) => d as [number, number],
    getRadius: metres,
    radiusUnits: 'meters',
    getFillColor: colour,
    pickable: false,
  });
}
