/** Fills, outlines, strokes and dots in pixels: what the drawings of the siting view are made of. */
import { type Layer, LineLayer, PathLayer, ScatterplotLayer, SolidPolygonLayer } from 'deck.gl';
import type { PolygonCoordinates } from '../../../domain/feature-table.ts';
import type { Colour } from './colours.ts';
import type { HatchLine } from './hatch.ts';

export type Positions = readonly (readonly number[])[];

export const fill = (id: string, polygons: PolygonCoordinates, colour: Colour): Layer =>
  new SolidPolygonLayer<number[][][]>({
    id,
    data: polygons,
    getPolygon: (d) => d as [number, number][][],
    getFillColor: colour,
    pickable: false,
  });

export const outline = (id: string, rings: readonly Positions[], colour: Colour, width: number): Layer =>
  new PathLayer<Positions>({
    id,
    data: rings,
    getPath: (d) => d as [number, number][],
    getColor: colour,
    getWidth: width,
    widthUnits: 'pixels',
    jointRounded: true,
    capRounded: true,
    pickable: false,
  });

export const strokes = (id: string, lines: readonly HatchLine[], colour: Colour, width: number): Layer =>
  new LineLayer<HatchLine>({
    id,
    data: lines,
    getSourcePosition: (d) => d.from,
    getTargetPosition: (d) => d.to,
    getColor: colour,
    getWidth: width,
    widthUnits: 'pixels',
    pickable: false,
  });

export const dots = (
  id: string,
  positions: Positions,
  radius: number,
  fillColour: Colour,
  lineColour: Colour,
  lineWidth: number,
): Layer =>
  new ScatterplotLayer<readonly number[]>({
    id,
    data: positions,
    getPosition: (d) => d as [number, number],
    getRadius: radius,
    radiusUnits: 'pixels',
    filled: true,
    stroked: true,
    getFillColor: fillColour,
    getLineColor: lineColour,
    getLineWidth: lineWidth,
    lineWidthUnits: 'pixels',
    pickable: false,
  });
