/** Pure: the city as groups of rows, with what each row's right column says. */
import type { Bilingual, CityLayer } from '../../../domain/city.ts';
import type { OpenCity } from '../../state/model.ts';
import { type ClassEntry, classEntries } from '../../state/select.ts';
import { measuresOf } from '../record/facts.ts';

export interface TreeRow {
  readonly entry: ClassEntry;
  /** Square metres, metres or a count, by the geometry of the layer; null while not computed. */
  readonly amount: number | null;
}

export interface TreeGroup {
  readonly id: string;
  readonly name: Bilingual;
  /** The one geometry of the group, whose unit stands in its head; null where they differ. */
  readonly geometry: CityLayer['geometry'] | null;
  readonly rows: readonly TreeRow[];
}

/** Groups in the city's order; within a group the classes from the top of the map down. */
export function treeOf(open: OpenCity, order: readonly string[]): TreeGroup[] {
  const entries = classEntries(open.city);
  const place = new Map(order.map((key, i) => [key, i]));
  const standard = new Map(entries.map((entry, i) => [entry.key, i]));
  // The order of the record is the order a reader expects; only what the user moved differs from it.
  return open.city.groups.flatMap((group) => {
    const rows = entries.filter((entry) => entry.layer.group === group.id);
    const sorted = isReordered(rows, place)
      ? [...rows].sort((a, b) => (place.get(a.key) ?? 0) - (place.get(b.key) ?? 0))
      : [...rows].sort((a, b) => (standard.get(a.key) ?? 0) - (standard.get(b.key) ?? 0));
    if (rows.length === 0) return [];
    const geometries = new Set(rows.map((row) => row.layer.geometry));
    return [
      {
        id: group.id,
        name: group.name,
        geometry: geometries.size === 1 ? rows[0]!.layer.geometry : null,
        rows: sorted.map((entry) => ({ entry, amount: amountOf(open, entry) })),
      },
    ];
  });
}

function isReordered(rows: readonly ClassEntry[], place: ReadonlyMap<string, number>): boolean {
  return rows.some((row, i) => i > 0 && (place.get(row.key) ?? 0) < (place.get(rows[i - 1]!.key) ?? 0));
}

function amountOf(open: OpenCity, entry: ClassEntry): number | null {
  const summary = open.summaries.find((s) => s.layerId === entry.layer.id);
  const own = summary?.classes.find((c) => c.classId === entry.class.id);
  if (!own) return null;
  if (entry.layer.geometry === 'polygon') return own.areaSquareMetres ?? sumOfFeatures(open, entry);
  return entry.layer.geometry === 'line' ? own.lengthMetres : own.featureCount;
}

/** Layers that are only drawn are not dissolved by the thread; the sum of their features stands for them. */
function sumOfFeatures(open: OpenCity, entry: ClassEntry): number {
  const features = open.tables[entry.layer.id]?.features.filter((f) => f.properties.class === entry.class.id) ?? [];
  return features.reduce((sum, feature) => sum + (measuresOf(feature.geometry).areaSquareMetres ?? 0), 0);
}
