/** The legend of a picture: only what is drawn in it. Pure. */
import type { City } from '../../domain/city.ts';
import type { LayerTable } from '../../domain/feature-table.ts';
import { classStyle } from '../map/styles.ts';
import { type ClassEntry, classEntries, layerView } from '../state/select.ts';
import type { AppState } from '../state/store.ts';
import { type Extent, featureExtent, meets } from './feature-extent.ts';
import { showsWithin } from './meets-box.ts';

export interface LegendEntry {
  readonly entry: ClassEntry;
  readonly illustrative: boolean;
}

/** Classes that are switched on and show within `extent`, in the city's order; extent null is everywhere. */
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
  const filled = classStyle(entry.class.style).fill !== null;
  return table.features.some(
    (feature) =>
      feature.properties.class === entry.class.id &&
      (extent === null || (meets(featureExtent(feature), extent) && showsWithin(feature.geometry, extent, filled))),
  );
}
