/** What a check has to look at: a row for each rule and class, for each class without a rule, for each layer not there. */
import type { Bilingual, City, CityLayer, LayerClass } from '../city.ts';
import type { CountedClass, PreparedCity } from '../prepared-city.ts';
import type { NotApplicable, UncheckedReason } from './result.ts';
import type { Rule, RuleBook } from './rules.ts';
import { classesIn } from './table-classes.ts';

export type RowTarget =
  /** A class whose common area counts. */
  | { readonly kind: 'area'; readonly counted: CountedClass }
  /** Classes whose distance counts, and the ring that is drawn for it. */
  | { readonly kind: 'distance'; readonly to: readonly CountedClass[]; readonly ring: CountedClass | null }
  /** Lines or points: their length inside counts, or their distance, with the ring that is drawn for it. */
  | {
      readonly kind: 'lines';
      readonly layer: CityLayer;
      readonly to: readonly LayerClass[];
      /** Of `to` among the classes of the layer. */
      readonly places: readonly number[];
      readonly ring: CountedClass | null;
    }
  /** The whole city. */
  | { readonly kind: 'city'; readonly layer: CityLayer; readonly class: LayerClass }
  | {
      readonly kind: 'none';
      readonly reason: UncheckedReason;
      readonly name: Bilingual;
      readonly style: string | null;
    };

export interface Row {
  /** See `Finding.key`. */
  readonly key: string;
  readonly classKey: string | null;
  readonly layerId: string;
  readonly classId: string | null;
  readonly rule: Rule | null;
  readonly target: RowTarget;
  /** Keys of the classes that together are the row's ground; disjoint where there are several. */
  readonly groundKeys: readonly string[];
  /** Those of them that are counted. */
  readonly ground: readonly CountedClass[];
  /** Rings further in than the one that is drawn for it. */
  readonly innerRings: readonly CountedClass[];
  /** None of its classes has a feature in the city. */
  readonly isAbsent: boolean;
}

export type MeasuredTarget = Exclude<RowTarget, { kind: 'none' }>;

type Planned = Pick<Row, 'classKey' | 'layerId' | 'classId' | 'rule' | 'target'>;
type Keyed = Planned & Pick<Row, 'key'>;

/** Rows for a kind of project, and the rules that do not apply to it. */
export interface Plan {
  readonly rows: readonly Row[];
  readonly notApplicable: readonly NotApplicable[];
}

const plans = new WeakMap<PreparedCity, WeakMap<RuleBook, Map<string | null, Plan>>>();

/** The plan for a kind of project (null where it is not stated): made once for a city and its rules. */
export function planRows(prepared: PreparedCity, book: RuleBook, kind: string | null): Plan {
  const byBook = plans.get(prepared) ?? new WeakMap<RuleBook, Map<string | null, Plan>>();
  plans.set(prepared, byBook);
  const byKind = byBook.get(book) ?? new Map<string | null, Plan>();
  byBook.set(book, byKind);
  const plan = byKind.get(kind) ?? makePlan(prepared, book, kind);
  byKind.set(kind, plan);
  return plan;
}

function makePlan(prepared: PreparedCity, book: RuleBook, kind: string | null): Plan {
  const isFor = ({ kinds }: Rule) => kinds === null || kind === null || kinds.includes(kind);
  const removed = book.removed ?? [];
  const removedAt = (place: number) =>
    removed.flatMap((r) => (r.place === place && isFor(r.rule) ? rowsOfRule(prepared, r.rule).map(ofRemoved) : []));
  const ruled = [
    ...book.rules.flatMap((rule, i) => [...removedAt(i), ...(isFor(rule) ? rowsOfRule(prepared, rule) : [])]),
    ...removedAt(book.rules.length),
  ];
  const notApplicable = book.rules
    .filter((rule) => !isFor(rule))
    .map(({ id, name, kinds }) => ({ ruleId: id, name, kinds: kinds ?? [] }));
  const covered = new Set(ruled.map(placeOf));
  // What is known only by rules for other kinds of projects has no part in this one, there or not.
  const foreign = [...book.rules, ...removed.map((r) => r.rule)]
    .filter((rule) => !isFor(rule))
    .map((r) => r.target.layer);
  const others = withoutRule(prepared).filter(
    (row) => !covered.has(placeOf(row)) && !(isNotLoaded(row) && foreign.includes(row.layerId)),
  );
  return { rows: keyed([...ruled, ...others]).map((row) => finished(prepared, row)), notApplicable };
}

const isNotLoaded = ({ target, classId }: Planned): boolean => target.kind === 'none' && classId === null;

/** With what follows from the row alone, so that it is worked out once for all footprints. */
function finished(prepared: PreparedCity, row: Keyed): Row {
  const groundKeys = groundKeysOf(prepared, row);
  const { key, classKey, layerId, classId, rule, target } = row;
  // Field by field, so that all rows are of one shape.
  return {
    key,
    classKey,
    layerId,
    classId,
    rule,
    target,
    groundKeys,
    ground: prepared.classes.filter((c) => groundKeys.includes(c.key)),
    innerRings: innerRings(prepared, row),
    isAbsent: isAbsent(prepared, row.target),
  };
}

function innerRings({ city, classes }: PreparedCity, { target }: Planned): readonly CountedClass[] {
  if (target.kind !== 'distance' && target.kind !== 'lines') return [];
  const { ring } = target;
  if (!ring) return [];
  const rings = city.bandSet?.rings ?? [];
  const from = rings.find((r) => r.class === ring.class.id)?.fromMetres ?? 0;
  const inner = new Set(rings.filter((r) => r.toMetres <= from).map((r) => r.class));
  return classes.filter((c) => c.layer.id === ring.layer.id && inner.has(c.class.id));
}

function isAbsent({ tables }: PreparedCity, target: RowTarget): boolean {
  const isMissing = (layer: CityLayer, { id }: LayerClass) => !classesIn(tables.get(layer.id)!).has(id);
  switch (target.kind) {
    case 'area':
      return isMissing(target.counted.layer, target.counted.class);
    case 'distance':
      return target.to.every((c) => isMissing(c.layer, c.class));
    case 'lines':
      return target.to.every((c) => isMissing(target.layer, c));
    case 'city':
    case 'none':
      return false;
  }
}

/** Class of a row; its layer where that is missing. */
const placeOf = ({ classKey, classId, layerId }: Planned): string =>
  classKey ?? (classId === null ? layerId : `${layerId}/${classId}`);

function keyed(rows: readonly Planned[]): Keyed[] {
  const taken = new Set<string>();
  return rows.map((row) => {
    const place = placeOf(row);
    const key = taken.has(place) && row.rule ? `${place}#${row.rule.id}` : place;
    taken.add(place);
    return { ...row, key };
  });
}

/**
 * A distance that counts from inside the boundary has all ground up to it: the inside, the rings further in, its own ring.
 * One that counts outward has the ring that is drawn for it.
 */
function groundKeysOf({ city, classes }: PreparedCity, { classKey, rule, target }: Planned): readonly string[] {
  const own = classKey === null ? [] : [classKey];
  if (target.kind !== 'distance' && target.kind !== 'lines') return own;
  const { ring } = target;
  const test = rule?.test;
  if (!ring || test?.kind !== 'within' || !test.inside) return own;
  const within = new Set(city.bandSet?.rings.filter((r) => r.toMetres <= test.metres).map((r) => r.class));
  const rings = classes.filter((c) => c.layer.id === ring.layer.id && within.has(c.class.id));
  return [...(target.kind === 'distance' ? target.to : []), ...rings].map((c) => c.key);
}

/** The class that a row is named for. */
export function shownOf(target: MeasuredTarget): { readonly layer: CityLayer; readonly class: LayerClass } {
  switch (target.kind) {
    case 'area':
      return target.counted;
    case 'distance':
      return target.ring ?? target.to[0]!;
    case 'lines':
      return target.ring ?? { layer: target.layer, class: target.to[0]! };
    case 'city':
      return target;
  }
}

/** A rule that the user deleted is not held against anything; that it was not is said in its place. */
function ofRemoved(row: Planned): Planned {
  const { target, rule } = row;
  if (target.kind === 'none') return { ...row, target: { ...target, reason: 'rule-removed' } };
  const { name, style } = shownOf(target).class;
  return { ...row, target: notThere('rule-removed', target.kind === 'city' && rule ? rule.name : name, style) };
}

const isWholeCity = ({ id, role }: CityLayer): boolean => role === 'districts' || id === 'districts';

function rowsOfRule(prepared: PreparedCity, rule: Rule): Planned[] {
  const layer = prepared.city.layers.find((l) => l.id === rule.target.layer);
  if (!layer) return [missing(prepared.city, rule)];
  const ids = classIds(layer, rule);
  if (isWholeCity(layer)) return ids.map((id) => cityRow(layer, id, rule));
  const ring = rule.test.kind === 'within' ? ringAt(prepared, layer.id, rule.test.metres) : null;
  if (layer.geometry !== 'polygon') return lineRows(prepared, layer, ids, rule, ring);
  const counted = ids.map((id) => prepared.classes.find((c) => c.key === `${layer.id}/${id}`) ?? null);
  const all = counted.filter((c) => c !== null);
  if (ring && all.length === ids.length) return [distanceRow(all, ring, rule)];
  return ids.map((id, i) => {
    const own = counted[i];
    if (!own) return unread(prepared, layer, id, rule);
    if (rule.test.kind === 'within') return distanceRow([own], null, rule);
    if (rule.test.kind === 'overlap') return areaRow(own, rule);
    return unfit(prepared, layer, own.class, rule);
  });
}

function lineRows(
  prepared: PreparedCity,
  layer: CityLayer,
  ids: readonly string[],
  rule: Rule,
  ring: CountedClass | null,
): Planned[] {
  const known = prepared.tables.has(layer.id) ? layer.classes : [];
  const own = ids.map((id) => known.find((c) => c.id === id));
  const all = own.filter((c) => c !== undefined);
  if (ring && all.length === ids.length) return [{ ...areaRow(ring, rule), target: linesTarget(layer, all, ring) }];
  const fits = rule.test.kind === 'within' || (rule.test.kind === 'crosses' && layer.geometry === 'line');
  return ids.map((id, i) => {
    const to = own[i];
    if (!to) return unread(prepared, layer, id, rule);
    return fits ? lineRow(layer, to, rule) : unfit(prepared, layer, to, rule);
  });
}

const lineRow = (layer: CityLayer, to: LayerClass, rule: Rule | null): Planned => ({
  classKey: `${layer.id}/${to.id}`,
  layerId: layer.id,
  classId: to.id,
  rule,
  target: linesTarget(layer, [to], null),
});

const linesTarget = (layer: CityLayer, to: readonly LayerClass[], ring: CountedClass | null): RowTarget => ({
  kind: 'lines',
  layer,
  to,
  places: to.map((c) => layer.classes.findIndex((own) => own.id === c.id)),
  ring,
});

const unfit = (prepared: PreparedCity, layer: CityLayer, { id, name, style }: LayerClass, rule: Rule): Planned => ({
  ...unread(prepared, layer, id, rule),
  target: notThere('test-unfit', name, style),
});

/** Classes that a rule speaks of; of a layer without any class that is checked, all. */
function classIds({ classes }: CityLayer, { target }: Rule): readonly string[] {
  if (target.classes) return target.classes;
  const checked = classes.filter((c) => c.check);
  return (checked.length > 0 ? checked : classes).map((c) => c.id);
}

const areaRow = (counted: CountedClass, rule: Rule | null): Planned => ({
  classKey: counted.key,
  layerId: counted.layer.id,
  classId: counted.class.id,
  rule,
  target: { kind: 'area', counted },
});

function distanceRow(to: readonly CountedClass[], ring: CountedClass | null, rule: Rule): Planned {
  const shown = ring ?? to[0]!;
  return { ...areaRow(shown, rule), target: { kind: 'distance', to, ring } };
}

/** The ring drawn from a boundary layer out to a distance. */
function ringAt({ city, classes }: PreparedCity, boundaryLayer: string, metres: number): CountedClass | null {
  const set = city.bandSet;
  if (set?.boundaryLayer !== boundaryLayer) return null;
  const ring = set.rings.find((r) => r.toMetres === metres);
  return classes.find((c) => c.layer.id === set.bandsLayer && c.class.id === ring?.class) ?? null;
}

function cityRow(layer: CityLayer, classId: string, rule: Rule): Planned {
  const own = layer.classes.find((c) => c.id === classId) ?? layer.classes[0]!;
  const at = { classKey: `${layer.id}/${own.id}`, layerId: layer.id, classId: own.id, rule };
  if (rule.test.kind !== 'overlap') return { ...at, target: notThere('test-unfit', rule.name, own.style) };
  return { ...at, target: { kind: 'city', layer, class: own } };
}

const notThere = (reason: UncheckedReason, name: Bilingual, style: string | null): RowTarget => ({
  kind: 'none',
  reason,
  name,
  style,
});

function missing(city: City, rule: Rule): Planned {
  const absent = city.absentLayers.find((l) => l.id === rule.target.layer);
  const target = notThere('layer-missing', absent?.name ?? rule.name, null);
  return { classKey: null, layerId: rule.target.layer, classId: null, rule, target };
}

/** A class that is not among those counted: of a layer that could not be read, or one the layer does not have. */
function unread({ city }: PreparedCity, layer: CityLayer, classId: string, rule: Rule | null): Planned {
  const own = layer.classes.find((c) => c.id === classId);
  const reason = own ? 'layer-unread' : 'layer-missing';
  const name = own?.name ?? rule?.name ?? city.name;
  return { classKey: null, layerId: layer.id, classId, rule, target: notThere(reason, name, own?.style ?? null) };
}

/** Every class that is checked and every layer known to matter has a row, rule or not. */
function withoutRule(prepared: PreparedCity): Planned[] {
  const { city, classes, tables } = prepared;
  const checked = city.layers.flatMap((layer) =>
    layer.classes
      .filter((c) => c.check)
      .map((c) => {
        if (layer.geometry !== 'polygon' && tables.has(layer.id)) return lineRow(layer, c, null);
        const counted = classes.find((own) => own.key === `${layer.id}/${c.id}`);
        return counted ? areaRow(counted, null) : unread(prepared, layer, c.id, null);
      }),
  );
  return [...checked, ...city.absentLayers.map(absentRow)];
}

const absentRow = ({ id, name }: City['absentLayers'][number]): Planned => ({
  classKey: null,
  layerId: id,
  classId: null,
  rule: null,
  target: notThere('layer-missing', name, null),
});
