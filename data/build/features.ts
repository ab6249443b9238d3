/** Features as the layer files hold them. */
import type { LayerFeature } from '../../src/domain/feature-table.ts';
import { type Area, orient, type Point, type Ring, toDegrees, toGrid } from './grid.ts';

type Columns = Record<string, string | number>;

/** A feature, or none where nothing is left of the shape. */
export function polygonFeature(id: string, name: string, cls: string, area: Area, columns: Columns): LayerFeature[] {
  if (area.length === 0) return [];
  const polygons = orient(area).map((polygon) => polygon.map((ring) => ring.map(toDegrees)));
  return [
    {
      type: 'Feature',
      properties: { id, name, class: cls, ...columns },
      geometry:
        polygons.length === 1
          ? { type: 'Polygon', coordinates: polygons[0]! }
          : { type: 'MultiPolygon', coordinates: polygons },
    },
  ];
}

export function lineFeature(id: string, name: string, cls: string, line: Ring, columns: Columns): LayerFeature {
  return {
    type: 'Feature',
    properties: { id, name, class: cls, ...columns },
    geometry: { type: 'LineString', coordinates: line.map(toDegrees) },
  };
}

export function pointFeature(id: string, name: string, cls: string, at: Point, columns: Columns): LayerFeature {
  return {
    type: 'Feature',
    properties: { id, name, class: cls, ...columns },
    geometry: { type: 'Point', coordinates: toDegrees(at) },
  };
}

/** The polygons of a feature on the grid; throws for other geometry. */
export function areaOf(feature: LayerFeature): Area {
  const g = feature.geometry;
  if (g.type !== 'Polygon' && g.type !== 'MultiPolygon') throw new Error(`${feature.properties.id} is no polygon`);
  const polygons = g.type === 'Polygon' ? [g.coordinates] : g.coordinates;
  return polygons.map((polygon) => polygon.map((ring) => ring.map(toGrid)));
}
