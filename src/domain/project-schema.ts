/**
 * The user's work as it is stored and written to project files: what each format held, and how an older one becomes the
 * present one. Work is taken whole or not at all; members that nothing here knows are dropped.
 */
import * as v from 'valibot';
import { NO_FILTER } from './coverage/filter.ts';
import { type CoverageSettings, NO_SETTINGS } from './coverage/indicator.ts';
import { camera, count, finite, footprint, position, text } from './footprint-schema.ts';
import type { ColumnMapping } from './imported-layer.ts';
import { type Outcome, type Problem, type ProblemCode, refusal } from './problems.ts';
import { coverageFilter, scene, sceneOfFormat5 } from './scene-schema.ts';
import { parseRuleBook, type RuleBook } from './siting/rules.ts';
import type { LayerRecord, UserLayer } from './user-layers.ts';

/**
 * Written by this version. 1: footprints, views of layers, scenes. 2: the user's layers too. 3: which of the city's own
 * versions are in force. 4: facts of projects, disputes, the user's own edition of the rules. 5: what the user sets of coverage.
 * 6: scenes of other cities, with versions, filter, selection, comparison and pictures, and pages of words. 7: what the board
 * is filtered by.
 */
export const PROJECT_FORMAT = 7;

const problem: v.GenericSchema<unknown, Problem> = v.object({
  code: v.custom<ProblemCode>((value) => typeof value === 'string' && /^[a-z]+(-[a-z0-9]+)*$/.test(value)),
  severity: v.picklist(['error', 'warning']),
  where: v.object({
    file: v.optional(text),
    feature: v.optional(count),
    ring: v.optional(count),
    vertex: v.optional(count),
    path: v.optional(text),
    position: v.optional(position),
  }),
  // A figure that could not be written must not keep the rest from being read.
  values: v.record(text, v.fallback(v.union([text, v.number()]), '?')),
});

const mapping: v.GenericSchema<unknown, ColumnMapping> = v.object({
  name: v.nullable(text),
  class: v.nullable(text),
  id: v.nullable(text),
  area: v.nullable(
    v.object({ column: text, unit: v.picklist(['square-metres', 'hectares', 'mu', 'square-kilometres']) }),
  ),
  classes: v.record(text, text),
});

const record: v.GenericSchema<unknown, LayerRecord> = v.object({
  file: text,
  format: text,
  importedAt: finite,
  date: v.pipe(text, v.regex(/^(\d{4}(-\d{2}(-\d{2})?)?)?$/)),
  version: text,
  approval: text,
  holder: text,
  accuracyMetres: v.pipe(finite, v.minValue(0)),
  placement: v.object({
    epsg: count,
    order: v.picklist(['xy', 'yx']),
    shift: v.picklist(['none', 'gcj02', 'bd09']),
    ground: v.picklist(['stated', 'prefix', 'digits', 'extent', 'asked']),
  }),
  encoding: v.nullable(text),
  mapping: v.nullable(mapping),
  featureCount: count,
  vertexCount: count,
  addedVertices: count,
  repairs: v.array(
    v.object({ feature: count, areaBeforeSquareMetres: v.nullable(finite), areaAfterSquareMetres: finite }),
  ),
  problems: v.array(problem),
  bands: v.nullable(
    v.object({
      boundary: v.object({
        layerId: text,
        versionId: text,
        name: text,
        date: text,
        illustrative: v.optional(v.boolean()),
      }),
      distancesMetres: v.array(finite),
      largestErrorMetres: finite,
    }),
  ),
});

const settings = v.object({
  language: v.picklist(['zh', 'en']),
  /** By layer that was imported into: what its columns meant the last time. */
  mappings: v.record(text, mapping),
  /** Whether the advice is folded to one line; null goes by the room. */
  adviceFolded: v.optional(v.nullable(v.boolean()), null),
});

/** What holds for all cities. */
export type Settings = v.InferOutput<typeof settings>;

/** Settings as they were read; null where they are none. */
export function parseSettings(value: unknown): Settings | null {
  const parsed = v.safeParse(settings, value);
  return parsed.success ? parsed.output : null;
}

const id = v.pipe(text, v.regex(/^[a-z0-9][a-z0-9-]*$/), v.maxLength(100));
const bilingual = v.object({ zh: text, en: text });
const layerClass = v.object({ id, name: bilingual, style: id, check: v.boolean() });

const userLayer: v.GenericSchema<unknown, UserLayer> = v.object({
  id,
  pack: v.pipe(text, v.regex(/^[0-9a-f]{64}$/)),
  name: text,
  as: v.variant('kind', [
    v.object({ kind: v.literal('version'), layerId: text, inForce: v.boolean() }),
    v.object({ kind: v.literal('layer'), absentId: v.nullable(text), check: v.boolean() }),
  ]),
  geometry: v.picklist(['polygon', 'line', 'point']),
  classes: v.array(layerClass),
  record,
});

/** Rules are read whole or not at all, as those of a file. */
const ruleBook = v.custom<RuleBook>((value) => parseRuleBook(value).ok);

const dispute = v.object({
  footprintId: text,
  key: text,
  ruleId: v.nullable(text),
  reason: v.pipe(text, v.nonEmpty()),
  at: finite,
  ground: v.optional(text),
});

const coverage: v.GenericSchema<unknown, CoverageSettings> = v.object({
  targets: v.record(text, v.object({ value: finite, by: text, date: v.pipe(text, v.isoDate()) })),
  countedClasses: v.nullable(v.array(text)),
  baselines: v.record(text, text),
});

const work = v.object({
  project: v.object({
    footprints: v.array(footprint),
    activeFootprintId: v.nullable(text),
    layers: v.record(text, v.object({ visible: v.boolean(), opacity: v.pipe(finite, v.minValue(0), v.maxValue(1)) })),
    order: v.nullable(v.array(text)),
    scenes: v.array(scene),
    userLayers: v.pipe(
      v.array(userLayer),
      v.check((layers) => new Set(layers.map((l) => l.id)).size === layers.length, 'ids that are not unique'),
    ),
    ownVersions: v.record(text, text),
    rules: v.nullable(ruleBook),
    absentLayers: v.array(v.object({ id, name: bilingual, holder: v.nullable(bilingual) })),
    disputes: v.array(dispute),
    coverage,
    boardFilter: coverageFilter,
  }),
  camera: v.optional(v.nullable(camera), null),
  /** Milliseconds since 1970; 0 where unknown. */
  savedAt: v.optional(finite, 0),
});

/** The user's work on a city: the project, the place on the map, and when it was saved. */
export type SavedWork = v.InferOutput<typeof work>;

type Loose = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const withMember = (saved: Loose, member: Loose): Loose => ({
  ...saved,
  project: isObject(saved.project) ? { ...saved.project, ...member } : saved.project,
});

/** From the format of the key to the next one. */
const STEPS: Readonly<Record<number, (saved: Loose) => Loose>> = {
  1: (saved) => withMember(saved, { userLayers: [] }),
  2: (saved) => withMember(saved, { ownVersions: {} }),
  3: (saved) => withMember(saved, { rules: null, absentLayers: [], disputes: [] }),
  4: (saved) => withMember(saved, { coverage: NO_SETTINGS }),
  5: (saved) => {
    const scenes = isObject(saved.project) ? saved.project.scenes : null;
    return Array.isArray(scenes) ? withMember(saved, { scenes: scenes.map(sceneOfFormat5) }) : saved;
  },
  6: (saved) => withMember(saved, { boardFilter: NO_FILTER }),
};

/** What a format has that those before it have not. */
const FIRST_HAD = [
  { format: 2, member: 'userLayers' },
  { format: 3, member: 'ownVersions' },
  { format: 4, member: 'disputes' },
  { format: 5, member: 'coverage' },
  { format: 7, member: 'boardFilter' },
];

/** The format of work that does not say it: the one that has what it has. */
function formatOf(project: unknown): number {
  if (!isObject(project)) return 1;
  return FIRST_HAD.findLast(({ member }) => member in project)?.format ?? 1;
}

/**
 * Work of any format up to the present one, as it was read. Without a `format`, as a page that failed hands out its
 * work, it is told by what the project has. Problems: `project-newer`; `project-broken` with the place in `where.path`.
 */
export function parseWork(value: unknown): Outcome<SavedWork> {
  if (!isObject(value)) return refusal('project-broken');
  const { format = formatOf(value.project) } = value;
  if (!Number.isInteger(format) || (format as number) < 1) return refusal('project-broken', { path: 'format' });
  if ((format as number) > PROJECT_FORMAT)
    return refusal('project-newer', {}, { version: format as number, known: PROJECT_FORMAT });
  let saved: Loose = value;
  for (let step = format as number; step < PROJECT_FORMAT; step++) saved = STEPS[step]!(saved);
  const parsed = v.safeParse(work, saved, { abortEarly: true });
  if (parsed.success) return { ok: true, value: parsed.output, problems: [] };
  const path = v.getDotPath(parsed.issues[0]) ?? '';
  return refusal('project-broken', { path }, { detail: path });
}
