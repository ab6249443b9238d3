/** What two versions of a layer differ in: lost and gained ground, each in its colour. */
import { type Layer, PolygonLayer } from 'deck.gl';
import type { VersionPiece } from '../../../domain/compare-versions.ts';
import type { AppState } from '../../state/store.ts';
import { ACCENT, type Colour, faded, HOT } from './colours.ts';

const FILL_SHARE = 0.45;
const LINE_PIXELS = 1.6;

const colourOf = ({ change }: VersionPiece): Colour => (change === 'lost' ? HOT : ACCENT);

export function comparisonLayers(state: Pick<AppState, 'comparison'>): Layer[] {
  if (!state.comparison) return [];
  return [
    new PolygonLayer<VersionPiece>({
      id: 'comparison',
      data: state.comparison.pieces,
      getPolygon: (piece) => piece.polygon as [number, number][][],
      getFillColor: (piece) => faded(colourOf(piece), FILL_SHARE),
      getLineColor: colourOf,
      lineWidthUnits: 'pixels',
      getLineWidth: LINE_PIXELS,
      pickable: false,
    }),
  ];
}
