/** The legend of a picture: only what is drawn in it. Pure. */
import type { City } from '../../domain/city.ts';
import type { LayerFeature, LayerTable } from '../../domain/feature-table.ts';
import { type ClassEntry, classEntries, layerView } from '../state/select.ts';
import type { AppState } from '../state/store.ts';

/** West, south, east, north, degrees. */
export type Extent = readonly [number, number, number, number];

export interface LegendEntry {
  readonly entry: ClassEntry;
  readonly illustrative: boolean;
}

/** Classes that are switched on and have a feature within `extent`, in the city's order; extent null is everywhere. */
export function drawnClasses(
  state: Pick<AppState, 'project'>,
  city: City,
  tables: Readonly<Record<string, LayerTable>>,
  extent: Extent | null,
): LegendEntry[] {
  return classEntries(city)
    .filter((entry) => layerView(state, entry).visible && occurs(entry, tables[entry.layer.id], extent))
    .map((entry) => ({ entry, illustrative: entry.layer.reality === 'illustrative' }));
}

function occurs(entry: ClassEntry, table: LayerTable | undefined, extent: Extent | null): boolean {
  if (!table) return false;
  return table.features.some(
    (feature) =>
      feature.properties.class === entry.class.id && (extent === null || meets(featureExtent(feature), extent)),
  );
}

export const meets = (a: Extent, b: Extent): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

const known = new WeakMap<LayerFeature, Extent>();

function featureExtent(feature: LayerFeature): Extent {
  const found = known.get(feature);
  if (found) return found;
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  if ('coordinates' in feature.geometry) widen(box, feature.geometry.coordinates);
  known.set(feature, box);
  return box;
}

type Nested = readonly number[] | readonly Nested[];

function widen(box: [number, number, number, number], coordinates: Nested): void {
  const [x, y] = coordinates;
  if (typeof x === 'number' && typeof y === 'number') {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  } else for (const part of coordinates) widen(box, part as Nested);
}
