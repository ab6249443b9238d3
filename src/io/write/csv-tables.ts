/** Layers as tables: attributes, with the geometry as well-known text where asked; and lists of corners. */
import type { Position } from 'geojson';
import { uniqueNames } from '../column-names.ts';
import type { Cell, RawFeature } from '../raw-layer.ts';

interface TableLayer {
  readonly columns: readonly string[];
  readonly features: readonly RawFeature[];
}

type Rows = readonly (readonly Cell[])[];

/** A row a feature under a row of names; with `wkt` a last column WKT, numbers in full. */
export async function attributeTable({ columns, features }: TableLayer, wkt: boolean): Promise<Rows> {
  const { geoJSONToWkt } = await import('betterknown');
  const attributes = ({ properties }: RawFeature): Cell[] => columns.map((column) => properties[column] ?? null);
  if (!wkt) return [columns, ...features.map(attributes)];
  const text = ({ geometry }: RawFeature): Cell => (geometry ? geoJSONToWkt(geometry) : null);
  return [uniqueNames([...columns, 'WKT']).names, ...features.map((f) => [...attributes(f), text(f)])];
}

/** Names of the two columns of coordinates: first that of x. */
export type CornerAxes = readonly ['经度', '纬度'] | readonly ['东坐标', '北坐标'];

/**
 * A row a corner: number of the feature, ring (counted through the feature, closing points repeated), point, the two
 * coordinates in full, and the attributes on every row. Features that are no polygons are left out.
 */
export function cornerTable({ columns, features }: TableLayer, axes: CornerAxes): Rows {
  const rows: Cell[][] = [[...uniqueNames(['地块序号', '圈号', '点号', ...axes, ...columns]).names]];
  for (const [f, { geometry, properties }] of features.entries()) {
    const rings =
      geometry?.type === 'Polygon'
        ? geometry.coordinates
        : geometry?.type === 'MultiPolygon'
          ? geometry.coordinates.flat()
          : [];
    const attributes = columns.map((column) => properties[column] ?? null);
    let number = 1;
    for (const [r, ring] of rings.entries()) {
      for (const [i, [x, y]] of ring.entries() as IterableIterator<[number, Position]>)
        rows.push([f + 1, r + 1, `J${i === ring.length - 1 ? number : number + i}`, x!, y!, ...attributes]);
      number += ring.length - 1;
    }
  }
  return rows;
}
