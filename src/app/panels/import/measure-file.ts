/** How much a read table holds, which decides what becomes of it. Pure. */
import type { LayerTable, PolygonCoordinates } from '../../../domain/feature-table.ts';

/** At most so many polygons become footprints, and at most so many corners. */
const MOST_FOOTPRINTS = 200;
const MOST_CORNERS = 50_000;
/** Files above this size are never read into the page. */
export const MOST_BYTES = 8_000_000;

export interface Shape {
  readonly name: string | null;
  readonly polygons: PolygonCoordinates;
}

/** The polygon features of a table with their names, in order. */
export function shapesOf(table: LayerTable): Shape[] {
  return table.features.flatMap(({ geometry, properties }) => {
    const name = typeof properties?.name === 'string' && properties.name.trim() !== '' ? properties.name : null;
    if (geometry.type === 'Polygon') return [{ name, polygons: [geometry.coordinates] }];
    if (geometry.type === 'MultiPolygon') return [{ name, polygons: geometry.coordinates }];
    return [];
  });
}

export const vertexCountOf = (shapes: readonly Shape[]): number =>
  shapes.reduce((sum, s) => sum + s.polygons.flat().reduce((n, ring) => n + ring.length - 1, 0), 0);

export const becomesLarge = (shapes: readonly Shape[]): boolean =>
  shapes.length > MOST_FOOTPRINTS || vertexCountOf(shapes) > MOST_CORNERS;

/** A file's name without its ending. */
export const stemOf = (file: string): string => file.replace(/\.[^.]*$/, '');
