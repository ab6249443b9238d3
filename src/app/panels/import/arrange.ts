/** What the dialogue shows first, and what it still asks. Pure. */
import type { City, LayerClass } from '../../../domain/city.ts';
import type { ColumnMapping } from '../../../domain/imported-layer.ts';
import type { Problem } from '../../../domain/problems.ts';
import type { ColumnSample, EncodingChoice, OpenedLayer } from '../../../worker/data-calls.ts';
import {
  canBeFootprints,
  canBeScreened,
  type ImportChoice,
  type Importing,
  isParcelList,
  missingOf,
  type Purpose,
  possibleTargets,
} from '../../state/importing.ts';

/** Errors before warnings; otherwise as they came. */
export const errorsFirst = (problems: readonly Problem[]): Problem[] => [
  ...problems.filter((p) => p.severity === 'error'),
  ...problems.filter((p) => p.severity !== 'error'),
];

/** Problems to tell of a layer. That its place is open is no problem but a question, which the dialogue asks elsewhere. */
export const problemsOf = (layer: OpenedLayer): readonly Problem[] =>
  layer.placements.length === 0 ? layer.problems : layer.problems.filter((p) => p.code !== 'crs-unknown');

/** Layers under the file they came from, both in the order in which they were found. */
export function bySource(
  layers: readonly OpenedLayer[],
): readonly { source: string; layers: readonly OpenedLayer[] }[] {
  const sources = [...new Set(layers.map((l) => l.source))];
  return sources.map((source) => ({ source, layers: layers.filter((l) => l.source === source) }));
}

export type Mark = 'error' | 'missing' | 'warning' | null;

/** The gravest thing to know of a layer. */
export function markOf(layer: OpenedLayer, choice: ImportChoice): Mark {
  if (!canOpen(layer, choice)) return 'error';
  const problems = problemsOf(layer);
  if (problems.some((p) => p.severity === 'error')) return 'error';
  if (choice.take && missingOf(layer, choice) !== null) return 'missing';
  return problems.length > 0 ? 'warning' : null;
}

/** Whether anything in the layer can be opened at all. */
export const canOpen = (layer: OpenedLayer, choice: ImportChoice): boolean =>
  missingOf(layer, choice) !== 'nothing-to-open';

export interface Readiness {
  /** Layers that will be opened. */
  readonly taken: readonly OpenedLayer[];
  /** The first layer that still lacks something, and what. */
  readonly lacks: { readonly layer: OpenedLayer; readonly what: NonNullable<ReturnType<typeof missingOf>> } | null;
}

export function readinessOf({ layers, choices }: Importing): Readiness {
  const taken = layers.filter((l) => {
    const choice = choices[l.key];
    return choice?.take && canOpen(l, choice);
  });
  for (const layer of taken) {
    const what = missingOf(layer, choices[layer.key]!);
    if (what) return { taken, lacks: { layer, what } };
  }
  return { taken, lacks: null };
}

export interface Yield {
  /** Footprints of one parcel each. */
  readonly sites: number;
  /** Footprints of several parcels, and how many those are. */
  readonly projects: number;
  readonly parcels: number;
  /** Footprints that are screened. */
  readonly screened: number;
  readonly layers: number;
}

/** What comes of what is taken. */
export function yieldOf(taken: readonly OpenedLayer[], choices: Importing['choices']): Yield {
  const made = { sites: 0, projects: 0, parcels: 0, screened: 0, layers: 0 };
  for (const { key, featureCount } of taken) {
    const { purpose } = choices[key]!;
    if (isLayer(purpose)) made.layers++;
    else if (purpose.kind === 'batch') made.screened += featureCount;
    else if (purpose.kind === 'project' && featureCount > 1) {
      made.projects++;
      made.parcels += featureCount;
    } else made.sites += featureCount;
  }
  return made;
}

export type PurposeId = 'footprints' | 'project' | 'batch' | 'version' | 'layer' | 'absent';

/** What a layer may become, the likelier first. */
export function purposesFor(layer: OpenedLayer, city: City): readonly PurposeId[] {
  const small = canBeFootprints(layer);
  const screened = canBeScreened(layer);
  const isList = isParcelList(layer);
  return [
    ...(screened && isList ? (['batch'] as const) : []),
    ...(small ? (['footprints'] as const) : []),
    ...(small && layer.featureCount > 1 ? (['project'] as const) : []),
    ...(screened && !isList ? (['batch'] as const) : []),
    ...(possibleTargets(layer, city).length > 0 ? (['version'] as const) : []),
    'layer',
    ...(city.absentLayers.length > 0 ? (['absent'] as const) : []),
  ];
}

export function purposeIdOf(purpose: Purpose): PurposeId {
  return purpose.kind === 'layer' && purpose.absentId !== null ? 'absent' : purpose.kind;
}

/** A purpose of a kind, with the first of what it could apply to. */
export function purposeOf(id: PurposeId, layer: OpenedLayer, city: City): Purpose {
  switch (id) {
    case 'footprints':
    case 'project':
      return { kind: id };
    case 'batch':
      return { kind: 'batch', kinds: { all: null, column: null } };
    case 'version':
      return { kind: 'version', layerId: possibleTargets(layer, city)[0]!.id, inForce: true };
    case 'layer':
      return { kind: 'layer', absentId: null, check: layer.geometry === 'polygon' };
    case 'absent':
      return { kind: 'layer', absentId: city.absentLayers[0]!.id, check: true };
  }
}

export const isLayer = ({ kind }: Purpose): boolean => kind === 'version' || kind === 'layer';

export interface ClassRow {
  /** As it stands in the file; empty for cells that are. */
  readonly value: string;
  readonly count: number;
  /** Id of the class it becomes; null where none was found, and it goes to the rest. */
  readonly classId: string | null;
}

/** The values of the class column and what becomes of them, the most frequent first; none where there is but one class. */
export function classRows(
  columns: readonly ColumnSample[],
  mapping: ColumnMapping,
  classes: readonly LayerClass[],
): ClassRow[] {
  const column = columns.find((c) => c.name === mapping.class);
  if (!column || classes.length < 2) return [];
  const known = new Set(classes.map((c) => c.id));
  return column.values.map(({ value, count }) => {
    const to = mapping.classes[value];
    return { value, count, classId: to !== undefined && known.has(to) ? to : null };
  });
}

/** The class of what no class was found for: that of the unclassified, else the first. */
export const restClass = (classes: readonly LayerClass[]): LayerClass | undefined =>
  classes.find((c) => c.id.endsWith('unclassified')) ?? classes[0];

/** A mapping with the class of one value changed; null leaves it to the rest. */
export function withClass(mapping: ColumnMapping, value: string, classId: string | null): ColumnMapping {
  const { [value]: _, ...others } = mapping.classes;
  return { ...mapping, classes: classId === null ? others : { ...others, [value]: classId } };
}

/** By how little is damaged; the order stays when another one is used. */
export const leastDamaged = (choices: readonly EncodingChoice[]): EncodingChoice[] =>
  [...choices].sort((a, b) => a.damaged - b.damaged);

/** Whether two names of an encoding are one, whatever their case. */
export const sameLabel = (a: string, b: string | undefined): boolean => a.toLowerCase() === b?.toLowerCase();
