/** Order of the classes from the top of the map to the bottom. */
import type { City } from '../../domain/city.ts';
import type { Project } from '../state/model.ts';
import { type ClassEntry, classEntries } from '../state/select.ts';
import { classStyle, SLOTS } from './styles.ts';

const rank = (entry: ClassEntry): number =>
  entry.layer.geometry === 'point' ? SLOTS.length : SLOTS.indexOf(classStyle(entry.class.style).fillSlot);

/** As the city's styles have it: by slot, and within a slot in the order of the record. */
export function defaultOrder(city: City): string[] {
  return classEntries(city)
    .map((entry, i) => ({ key: entry.key, rank: rank(entry), i }))
    .sort((a, b) => b.rank - a.rank || a.i - b.i)
    .map((entry) => entry.key);
}

/** The user's order, completed by classes it does not name. */
export function orderOf(city: City, project: Pick<Project, 'order'>): string[] {
  const standard = defaultOrder(city);
  if (!project.order) return standard;
  const known = new Set(standard);
  const named = project.order.filter((key) => known.has(key));
  const missing = standard.filter((key) => !named.includes(key));
  return [...named, ...missing];
}

/** Put `key` just above or just below `other`. */
export function moved(order: readonly string[], key: string, other: string, side: 'above' | 'below'): string[] {
  if (key === other) return [...order];
  const rest = order.filter((k) => k !== key);
  const at = rest.indexOf(other) + (side === 'below' ? 1 : 0);
  return [...rest.slice(0, at), key, ...rest.slice(at)];
}
