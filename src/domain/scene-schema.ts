/** Scenes of a meeting as they are stored. */
import * as v from 'valibot';
import { camera, count, finite, footprint, text } from './footprint-schema.ts';

const keys = v.array(text);
const share = v.pipe(finite, v.minValue(0), v.maxValue(1));
const title = { id: text, title: text, note: text, group: text };

const layers = v.object({
  visible: keys,
  opacity: v.record(text, share),
  order: v.nullable(keys),
  versions: v.record(text, text),
});

const selection = v.variant('kind', [
  v.object({ kind: v.literal('none') }),
  v.object({ kind: v.literal('feature'), layerId: text, index: count }),
  v.object({ kind: v.literal('finding'), key: text }),
  v.object({ kind: v.literal('sum'), figure: v.picklist(['net', 'gross', 'repeated']) }),
  v.object({ kind: v.literal('cell'), districtId: v.nullable(text), key: text, aspect: v.optional(text) }),
  v.object({ kind: v.literal('combination'), keys }),
  v.object({
    kind: v.literal('figure'),
    card: v.picklist(['overlap', 'shore', 'change', 'service', 'site', 'indicator', 'overview']),
    id: text,
    districtId: v.nullable(text),
    keys,
  }),
]);

/** What figures of coverage speak of; null stands for all. */
export const coverageFilter = v.object({
  districts: v.nullable(keys),
  classKeys: v.nullable(keys),
  within: v.nullable(keys),
});

const compare = v.object({
  mode: v.picklist(['swipe', 'side']),
  share,
  // Saved before there was a choice.
  side: v.optional(v.picklist(['left', 'right']), 'right'),
  cityId: v.nullable(text),
  camera: v.nullable(camera),
  layers,
});

/** Longest data URL of a scene's picture: far more than one of its size takes. */
const LONGEST_PICTURE = 200_000;

const mapScene = v.object({
  kind: v.literal('map'),
  ...title,
  cityId: v.nullable(text),
  camera,
  frame: v.nullable(v.object({ width: finite, height: finite })),
  view: v.picklist(['siting', 'coverage']),
  layers,
  filter: coverageFilter,
  // What is lit is the least of a scene: where it cannot be read, the scene stands without.
  selection: v.fallback(selection, { kind: 'none' }),
  card: v.nullable(v.picklist(['overview', 'overlap', 'shoreline', 'changes', 'services', 'sites', 'indicators'])),
  footprintId: v.nullable(text),
  footprint: v.nullable(footprint),
  uncheckedBefore: v.optional(v.array(v.object({ key: text, name: v.object({ zh: text, en: text }) }))),
  compare: v.nullable(compare),
  picture: v.nullable(
    v.pipe(text, v.regex(/^data:image\/(png|jpeg|webp);base64,[\w+/=]*$/), v.maxLength(LONGEST_PICTURE)),
  ),
});

const titleScene = v.object({ kind: v.literal('title'), ...title, lines: text });

/** A scene of the present format. */
export const scene = v.variant('kind', [mapScene, titleScene]);

/**
 * A scene of format 5 with what the present one has beside. What is no scene, and what is one of the present format already,
 * stays as it is.
 */
export function sceneOfFormat5(saved: unknown): unknown {
  if (typeof saved !== 'object' || saved === null || 'kind' in saved) return saved;
  const { visible, ...rest } = saved as Readonly<Record<string, unknown>>;
  return {
    kind: 'map',
    ...rest,
    group: '',
    cityId: null,
    frame: null,
    layers: { visible, opacity: {}, order: null, versions: {} },
    filter: { districts: null, classKeys: null, within: null },
    selection: { kind: 'none' },
    card: null,
    compare: null,
    picture: null,
  };
}
