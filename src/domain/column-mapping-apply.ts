/** A mapping put to work: features with the columns that every layer of the city has, their own columns kept. */
import type { Geometry } from 'geojson';
import type { MappingTarget } from './column-mapping.ts';
import type { FeatureProperties, LayerFeature, LayerTable } from './feature-table.ts';
import type { ColumnMapping } from './imported-layer.ts';
import type { Problem } from './problems.ts';

export interface MappedFeature {
  /** Longitude, latitude in degrees on CGCS2000; null where the feature has none, which leaves it out. */
  readonly geometry: Geometry | null;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface MappingFor extends MappingTarget {
  /** Name of the layer, for features without a name. */
  readonly layerName: string;
  /** Where the data come from, for problems. */
  readonly file: string;
}

/** Columns that ours take; what the file has under these names moves behind this prefix. */
const OURS: readonly string[] = ['id', 'name', 'class'];
const ORIGINAL = '原';
const UNCLASSIFIED = /unclassified$/;

/**
 * The features as a layer. `id` is unique: a repeated one gets a number behind it, `ids-repeated` tells; features without
 * one get their number. Values without a class go to the class of the unclassified where the target has one, else to its
 * first, `class-unmapped` tells. All columns of the file stay as they are. Throws where the target has no class.
 */
export function applyMapping(
  features: readonly MappedFeature[],
  mapping: ColumnMapping,
  target: MappingFor,
): { readonly table: LayerTable; readonly problems: readonly Problem[] } {
  const ids = new UniqueIds();
  const classes = new ClassOf(mapping, target);
  const mapped: LayerFeature[] = [];
  for (const [i, { geometry, properties }] of features.entries()) {
    if (!geometry) continue;
    const number = String(i + 1);
    const own: FeatureProperties = {
      id: ids.take(textOf(properties, mapping.id) || number, i),
      name:
        textOf(properties, mapping.name) ||
        (features.length === 1 ? target.layerName : `${target.layerName} ${number}`),
      class: classes.take(properties, i),
    };
    mapped.push({ type: 'Feature', geometry, properties: { ...kept(properties), ...own } });
  }
  const problems = [...ids.problems(target.file), ...classes.problems(target.file)];
  return { table: { type: 'FeatureCollection', features: mapped }, problems };
}

const textOf = (properties: Readonly<Record<string, unknown>>, column: string | null): string =>
  column === null ? '' : String(properties[column] ?? '').trim();

function kept(properties: Readonly<Record<string, unknown>>): Record<string, unknown> {
  if (!OURS.some((column) => column in properties)) return { ...properties };
  const renamed = (column: string): string => {
    let name = column;
    while (OURS.includes(name) || (name !== column && name in properties)) name = `${ORIGINAL}${name}`;
    return name;
  };
  return Object.fromEntries(Object.entries(properties).map(([column, value]) => [renamed(column), value]));
}

interface Tally {
  places: number;
  readonly first: number;
  readonly value: string;
}

const warning = (code: Problem['code'], file: string, tally: Tally, further: Problem['values'] = {}): Problem => ({
  code,
  severity: 'warning',
  where: { file, feature: tally.first },
  values: { value: tally.value, places: tally.places, ...further },
});

class UniqueIds {
  private readonly used = new Set<string>();
  /** Next number to try for an id, so that a thousand of the same do not each start from two. */
  private readonly next = new Map<string, number>();
  private repeated: Tally | null = null;

  take(id: string, feature: number): string {
    if (!this.used.has(id)) {
      this.used.add(id);
      return id;
    }
    this.repeated ??= { places: 0, first: feature, value: id };
    this.repeated.places++;
    let n = this.next.get(id) ?? 2;
    while (this.used.has(`${id}-${n}`)) n++;
    this.next.set(id, n + 1);
    this.used.add(`${id}-${n}`);
    return `${id}-${n}`;
  }

  problems(file: string): Problem[] {
    return this.repeated ? [warning('ids-repeated', file, this.repeated)] : [];
  }
}

class ClassOf {
  private readonly column: string | null;
  private readonly known: ReadonlyMap<string, string>;
  private readonly rest: MappingTarget['classes'][number];
  private readonly isNeeded: boolean;
  private unmapped: Tally | null = null;

  constructor({ class: column, classes }: ColumnMapping, target: MappingFor) {
    const first = target.classes[0];
    if (!first) throw new Error('a layer needs a class');
    this.column = column;
    const ids = new Set(target.classes.map((c) => c.id));
    this.known = new Map(Object.entries(classes).filter(([, id]) => ids.has(id)));
    this.rest = target.classes.find((c) => UNCLASSIFIED.test(c.id)) ?? first;
    this.isNeeded = target.classes.length > 1;
  }

  take(properties: Readonly<Record<string, unknown>>, feature: number): string {
    const value = textOf(properties, this.column);
    const id = this.known.get(value);
    if (id !== undefined) return id;
    if (this.isNeeded) {
      this.unmapped ??= { places: 0, first: feature, value };
      this.unmapped.places++;
    }
    return this.rest.id;
  }

  problems(file: string): Problem[] {
    return this.unmapped ? [warning('class-unmapped', file, this.unmapped, { class: this.rest.name.zh })] : [];
  }
}
