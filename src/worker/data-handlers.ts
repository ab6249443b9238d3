/** What the data thread does for each call. State: the files that are being opened. */
import type { Geometry } from 'geojson';
import { warmUpBands } from '../domain/bands/warm.ts';
import type { LayerClass } from '../domain/city.ts';
import { applyMapping } from '../domain/column-mapping-apply.ts';
import { checkData } from '../domain/data-check/check-data.ts';
import type { ColumnMapping } from '../domain/imported-layer.ts';
import { placeLayer } from '../domain/place-layer.ts';
import type { Outcome, Problem } from '../domain/problems.ts';
import { repairFeatures } from '../domain/repair.ts';
import { type DissolvedParcels, dissolveParcels, withSharedCorners } from '../domain/siting/dissolve.ts';
import type { Work } from '../engine/index.ts';
import { encodingCandidates } from '../io/encoding.ts';
import { readSource } from '../io/index.ts';
import { packTable, unpackTable } from '../io/layer-pack.ts';
import type { RawFeature, RawLayer, Source } from '../io/raw-layer.ts';
import { packCompiled } from './compiled-block.ts';
import type { CityFrame, DataCalls, EncodingChoice, OpenedLayer, TakenLayer } from './data-calls.ts';
import { describeLayer, kindOf } from './describe-layer.ts';
import { drawBands } from './draw-bands.ts';
import { letterSamples } from './letter-samples.ts';
import { countOf, extentOf, verticesOf } from './measure-table.ts';
import { type DroppedLayer, readDrop } from './read-drop.ts';
import type { Handlers } from './serve.ts';
import { statedAreaProblems, statedOf } from './stated-areas.ts';
import { writeLayer } from './write-layer.ts';

type Held = Pick<DroppedLayer, 'source' | 'place' | 'layer'>;

/** Handlers over one state; a second call makes an independent set (tests). */
export function makeDataHandlers(): Handlers<DataCalls> {
  const held = new Map<number, Held>();
  let nextKey = 1;

  return {
    async open({ files, city }, work) {
      held.clear();
      const dropped = await readDrop(
        files.map(({ path, bytes }) => ({ path, bytes: new Uint8Array(bytes) })),
        {},
        work,
      );
      if (!dropped.ok) return dropped;
      const opened: OpenedLayer[] = [];
      for (const { source, place, layer, problems } of dropped.value) {
        const key = nextKey++;
        held.set(key, { source, place, layer });
        opened.push(await described(key, source, layer, problems, city, work));
      }
      return { ok: true, value: opened, problems: dropped.problems };
    },

    async reread({ key, encoding, city }, work) {
      const { source } = heldOf(held, key);
      const layers = await readSource(source, { encoding }, work);
      if (!layers.ok) return layers;
      const again: OpenedLayer[] = [];
      for (const [other, entry] of held) {
        const layer = entry.source === source ? layers.value[entry.place] : undefined;
        if (!layer) continue;
        held.set(other, { ...entry, layer });
        again.push(await described(other, source, layer, layers.problems, city, work));
      }
      return { ok: true, value: again, problems: [] };
    },

    take: (input, work) => take(heldOf(held, input.key).layer, input, work),

    async inspect({ name, pack, city, expectNoOverlap, neighbour, accuracyMetres }, work) {
      const unpacked = unpackTable(new Uint8Array(pack));
      if (!unpacked.ok) return unpacked;
      const { table } = unpacked.value;
      const { extent, districts } = city;
      const context = { file: name, expectNoOverlap, extent, districts, neighbour, accuracyMetres, area: null };
      const checked = await checkData(table, context, work);
      return { ok: true, value: { featureCount: table.features.length }, problems: checked.problems };
    },

    async mend({ pack, features }, work) {
      const unpacked = unpackTable(new Uint8Array(pack));
      if (!unpacked.ok) return unpacked;
      const repaired = await repairFeatures(unpacked.value.table, features, work);
      const { table, notes, problems } = repaired;
      const bytes = await packCompiled(table, work);
      return { ok: true, value: { pack: bytes.buffer, repairs: notes }, problems };
    },

    write: (input, work) => writeLayer(input, work),
    async warmBands(_, work) {
      await warmUpBands(work);
      return { ok: true, value: null, problems: [] };
    },
    bands: (input, work) => drawBands(input, work),
  };
}

function heldOf(held: ReadonlyMap<number, Held>, key: number): Held {
  const found = held.get(key);
  if (!found) throw new RangeError(`no layer ${key} is open`);
  return found;
}

async function described(
  key: number,
  source: Source,
  layer: RawLayer,
  problems: readonly Problem[],
  city: CityFrame,
  work: Work,
): Promise<OpenedLayer> {
  const about = describeLayer(key, layer, city, city.districts);
  const stated = await statedAreaProblems(layer, about.placements[0], work);
  return { ...about, encodings: encodingsOf(source, layer), problems: [...problems, ...about.problems, ...stated] };
}

function encodingsOf(source: Source, layer: RawLayer): readonly EncodingChoice[] {
  if (!layer.encoding) return [];
  const samples = source.files.flatMap((file) => letterSamples(file));
  return encodingCandidates(samples).map(({ label, replaced, texts }) => ({
    label,
    damaged: replaced,
    sample: texts.join(' · '),
  }));
}

async function take(
  layer: RawLayer,
  { placement, mapping, classes, city, expectNoOverlap, accuracyMetres, joined }: DataCalls['take']['input'],
  work: Work,
): Promise<Outcome<TakenLayer>> {
  const about = describeLayer(0, layer, city, null);
  const { geometry } = about;
  if (geometry === null) return { ok: false, problems: about.problems };
  const read = layer.features.filter((f) => kindOf(f.geometry) === geometry);
  const isProject = joined && geometry === 'polygon' && read.length > 1;
  const { features: own, problems: shared } = isProject
    ? withSharedCorners(read, placement)
    : { features: read, problems: [] };
  const placed = await placeLayer(own, placement, work);
  if (!placed.ok) return placed;
  const whole = isProject ? await dissolve(own, placed.value.features, placement, work) : null;
  const { meaning, newClasses } = meaningOf(own, mapping, classes);
  const target =
    classes.length > 0 ? classes : newClasses.map(({ id, name }) => ({ id, name: { zh: name, en: name } }));
  const mapped = applyMapping(placed.value.features, meaning, {
    classes: target,
    layerName: layer.name,
    file: layer.source,
  });
  const { table } = mapped;
  const { extent, districts } = city;
  const context = {
    file: layer.source,
    expectNoOverlap,
    extent,
    districts,
    neighbour: null,
    accuracyMetres,
    area: mapping.area,
  };
  const checked = await checkData(table, context, work);
  const ids = target.map((c) => c.id);
  const bytes = geometry === 'polygon' ? await packCompiled(table, work, ids) : packTable(table);
  const problems = [...placed.problems, ...mapped.problems, ...checked.problems].map((p) => ({
    ...p,
    where: { file: layer.source, ...p.where },
  }));
  const value: TakenLayer = {
    pack: bytes.buffer,
    geometry,
    featureCount: table.features.length,
    vertexCount: verticesOf(table),
    addedVertices: placed.value.addedVertices,
    addedByFeature: addedTo(read, placed.value.features),
    statedByFeature: statedOf(read, placed.value.features, layer, placement, mapping.area),
    extent: extentOf(table),
    repairs: [],
    newClasses,
    whole: whole && {
      ...whole,
      problems: [...shared, ...whole.problems].map((p) => ({ ...p, where: { file: layer.source, ...p.where } })),
    },
  };
  return { ok: true, value, problems };
}

/** The parcels that lie somewhere, as one. */
function dissolve(
  corners: readonly RawFeature[],
  placed: readonly { readonly geometry: Geometry | null }[],
  placement: DataCalls['take']['input']['placement'],
  work: Work,
): Promise<Outcome<DissolvedParcels>> {
  const pairs = placed.flatMap(({ geometry }, i) => (geometry ? [[corners[i]!.geometry!, geometry] as const] : []));
  return dissolveParcels(
    pairs.map(([own]) => own),
    pairs.map(([, there]) => there),
    placement,
    work,
  );
}

/** Vertices that each feature that has a geometry afterwards has beside those of its file. */
function addedTo(before: readonly RawFeature[], after: readonly { readonly geometry: Geometry | null }[]): number[] {
  const count = (geometry: Geometry | null) =>
    countOf(geometry && 'coordinates' in geometry ? geometry.coordinates : []);
  return after.flatMap(({ geometry }, i) => (geometry ? [count(geometry) - count(before[i]!.geometry)] : []));
}

/** More classes than this are no classes but names: such a layer has one class. */
const MOST_CLASSES = 12;

/** Of a layer of its own the values of the class column are its classes; a layer of the city has its own. */
function meaningOf(
  features: readonly RawFeature[],
  mapping: ColumnMapping,
  classes: readonly LayerClass[],
): { readonly meaning: ColumnMapping; readonly newClasses: TakenLayer['newClasses'] } {
  if (classes.length > 0) return { meaning: mapping, newClasses: [] };
  const column = mapping.class;
  const values = column === null ? [] : [...new Set(features.map((f) => String(f.properties[column] ?? '').trim()))];
  if (values.length < 2 || values.length > MOST_CLASSES)
    return { meaning: { ...mapping, class: null, classes: {} }, newClasses: [{ id: 'layer', name: '' }] };
  const newClasses = values.map((name, i) => ({ id: `class-${i + 1}`, name }));
  return {
    meaning: { ...mapping, classes: Object.fromEntries(newClasses.map(({ id, name }) => [name, id])) },
    newClasses,
  };
}
