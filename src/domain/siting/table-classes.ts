/** Which classes a table has features of. */
import type { LayerTable } from '../feature-table.ts';

const knownClasses = new WeakMap<LayerTable, ReadonlySet<string>>();

/** Ids of the classes that have features, gone through once for each table. */
export function classesIn(table: LayerTable): ReadonlySet<string> {
  const ids = knownClasses.get(table) ?? new Set(table.features.map((f) => f.properties.class));
  knownClasses.set(table, ids);
  return ids;
}
