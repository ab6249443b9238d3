/** From what was chosen for opened files to footprints and layers of the project. */
import type { City } from '../../domain/city.ts';
import type { Outcome, Problem } from '../../domain/problems.ts';
import type { BatchKinds } from '../../domain/siting/batch.ts';
import type { UserLayer } from '../../domain/user-layers.ts';
import type { Work } from '../../engine/index.ts';
import { unpackTable } from '../../io/layer-pack.ts';
import type { OpenedLayer, TakenLayer } from '../../worker/data-calls.ts';
import { dataThread, endDataThread } from '../data-thread.ts';
import { fitExtent } from '../map/camera.ts';
import { USER_STYLES } from '../map/styles.ts';
import { zoomToPolygons } from '../map/zoom.ts';
import { batch as batchWords } from '../text/batch.ts';
import { imports } from '../text/imports.ts';
import { newId } from './actions.ts';
import type { BatchToStart } from './batch-types.ts';
import { startBatch } from './batch-verbs.ts';
import { cityFrame } from './city-frame.ts';
import { footprintsOf } from './import-sites.ts';
import { type ImportChoice, kindOf, missingOf, type Purpose, targetOf } from './importing.ts';
import { putPack } from './layer-store.ts';
import type { Footprint } from './model.ts';
import { withoutForce } from './own-versions.ts';
import { rememberMapping } from './save-settings.ts';
import { edit, getApp, setSession } from './store.ts';
import { isLeft, runPageTask, runTask, toast } from './tasks.ts';

const words = () => imports[getApp().language];

interface Taken {
  readonly layer: OpenedLayer;
  readonly choice: ImportChoice;
  readonly taken: TakenLayer;
  readonly problems: readonly Problem[];
}

/** Open what was chosen. All of it is one step of undo; where one layer fails, nothing is opened and the problems stand. */
export async function finishImport(): Promise<void> {
  const { importing, open, cityId } = getApp();
  if (!importing || !open) return;
  const wanted = importing.layers.filter((l) => importing.choices[l.key]!.take);
  if (wanted.length === 0 || wanted.some((l) => missingOf(l, importing.choices[l.key]!) !== null)) return;
  const done: Taken[] = [];
  for (const layer of wanted) {
    const choice = importing.choices[layer.key]!;
    const answer = await take(layer, choice, open.city);
    if (!answer || isLeft(cityId)) return;
    if (!answer.ok) {
      setSession({ problems: answer.problems });
      return;
    }
    rememberMapping(kindOf(choice.purpose), choice.mapping);
    done.push({ layer, choice, taken: answer.value, problems: [...layer.problems, ...answer.problems] });
  }
  await keep(done, importing.problems, cityId);
}

function take(layer: OpenedLayer, choice: ImportChoice, city: City) {
  const target = targetOf(choice.purpose, city);
  return runTask(
    dataThread(),
    'take',
    {
      key: layer.key,
      placement: choice.placement!,
      mapping: choice.mapping,
      classes: target?.classes ?? [],
      city: cityFrame(),
      expectNoOverlap: target !== null && target.role !== 'protected-areas',
      accuracyMetres: choice.record.accuracyMetres,
      joined: choice.purpose.kind === 'project',
    },
    { label: words().placing(layer.name), onCancel: endDataThread },
  );
}

interface Made {
  readonly layers: readonly UserLayer[];
  readonly footprints: readonly Footprint[];
  readonly batches: readonly BatchToStart[];
  readonly problems: readonly Problem[];
}

/** Layers are stored before the project speaks of them. */
async function make(done: readonly Taken[], work: Work): Promise<Outcome<Made>> {
  const layers: UserLayer[] = [];
  const footprints: Footprint[] = [];
  const batches: BatchToStart[] = [];
  const problems: Problem[] = [];
  for (const [i, entry] of done.entries()) {
    work.tell({ done: i, total: done.length });
    const { purpose } = entry.choice;
    if (purpose.kind === 'version' || purpose.kind === 'layer') {
      const stored = await putPack(new Uint8Array(entry.taken.pack));
      if (!stored.ok) return stored;
      problems.push(...stored.problems);
      layers.push(userLayerOf(entry, purpose, stored.value, layers.length));
    } else if (purpose.kind === 'batch') {
      const batch = await batchOf(entry, purpose.kinds);
      if (!batch.ok) return batch;
      batches.push(batch.value);
      problems.push(...batch.problems);
    } else {
      const made = await footprintsOf(entry.layer.source, entry.taken, purpose.kind === 'project');
      footprints.push(...made.footprints);
      problems.push(...made.problems);
    }
  }
  work.tell({ done: done.length, total: done.length });
  return { ok: true, value: { layers, footprints, batches, problems }, problems: [] };
}

async function keep(done: readonly Taken[], problems: readonly Problem[], cityId: string): Promise<void> {
  const made = await runPageTask(words().keeping, (work) => make(done, work));
  if (!made || isLeft(cityId)) return;
  if (!made.ok) {
    setSession({ problems: made.problems });
    return;
  }
  const { layers, footprints, batches } = made.value;
  const told = [...problems, ...made.value.problems];
  setSession({ importing: null, problems: told });
  if (batches[0]) void startBatch(batches[0]);
  if (batches.length > 1) toast(batchWords[getApp().language].onlyOne, false);
  // A list may name places far away by mistake: the city stays in sight.
  if (batches[0]) fitExtent(inCity(around(done.map((d) => d.taken.extent))));
  if (footprints.length === 0 && layers.length === 0) return;
  edit((p) => ({
    ...p,
    footprints: [...p.footprints, ...footprints],
    activeFootprintId: footprints[0]?.id ?? p.activeFootprintId,
    userLayers: [...withoutForce(p.userLayers, layers), ...layers],
  }));
  if (footprints.length > 0) zoomToPolygons(footprints.flatMap((f) => f.polygons));
  else fitExtent(around(done.map((d) => d.taken.extent)));
  toast(
    words().openedAll(
      footprints.filter((f) => !f.parcels).length,
      footprints.filter((f) => f.parcels).length,
      layers.map((l) => l.name),
    ),
    true,
  );
}

/** Footprints are stored before they are screened, so that a reload can go on. */
async function batchOf({ layer, taken, problems }: Taken, kinds: BatchKinds): Promise<Outcome<BatchToStart>> {
  const bytes = new Uint8Array(taken.pack);
  const read = unpackTable(bytes);
  if (!read.ok) return read;
  const stored = await putPack(bytes);
  if (!stored.ok) return stored;
  const value = { name: layer.name, file: layer.source, pack: stored.value, footprints: read.value.table, kinds };
  return { ok: true, value, problems: [...problems.filter(isOfAll), ...stored.problems] };
}

/** Whether a problem is of a list of sites as a whole. What is wrong with single ones stands in their rows, those that a check only counts too. */
const isOfAll = ({ where, values }: Problem): boolean => where.feature === undefined && values.rest === undefined;

function userLayerOf(
  { layer, choice, taken, problems }: Taken,
  purpose: Extract<Purpose, { kind: 'version' | 'layer' }>,
  pack: string,
  place: number,
): UserLayer {
  const { name, ...record } = choice.record;
  const { epsg, order, shift, ground } = choice.placement!;
  return {
    id: newId('user'),
    pack,
    name: name.trim(),
    as: purpose,
    geometry: taken.geometry,
    classes: purpose.kind === 'layer' ? ownClasses(name.trim(), taken, place) : [],
    record: {
      ...record,
      file: layer.source,
      format: layer.format,
      importedAt: Date.now(),
      placement: { epsg, order, shift, ground },
      encoding: layer.encoding?.label ?? null,
      mapping: choice.mapping,
      featureCount: taken.featureCount,
      vertexCount: taken.vertexCount,
      addedVertices: taken.addedVertices,
      repairs: taken.repairs,
      // The data check has told of areas by then.
      problems: problems.filter((p) => p.code !== 'parcel-area-disagrees'),
      bands: null,
    },
  };
}

/** A layer of its own has the classes that its file names, or the one that is its name. */
function ownClasses(name: string, taken: TakenLayer, place: number): UserLayer['classes'] {
  const used = getApp().project.userLayers.filter((l) => l.as.kind === 'layer').length + place;
  return taken.newClasses.map((value, i) => ({
    id: value.id,
    name: { zh: value.name === '' ? name : value.name, en: value.name === '' ? name : value.name },
    style: `user-${taken.geometry}-${((used + i) % USER_STYLES) + 1}`,
    check: false,
  }));
}

type Box = readonly [number, number, number, number];

/** The part of a box that lies in the city; the box where none does. */
function inCity([west, south, east, north]: Box): Box {
  const city = getApp().open?.city.extent;
  if (!city || east < city[0] || west > city[2] || north < city[1] || south > city[3])
    return [west, south, east, north];
  return [Math.max(west, city[0]), Math.max(south, city[1]), Math.min(east, city[2]), Math.min(north, city[3])];
}

const around = (boxes: readonly Box[]): Box => [
  Math.min(...boxes.map((b) => b[0])),
  Math.min(...boxes.map((b) => b[1])),
  Math.max(...boxes.map((b) => b[2])),
  Math.max(...boxes.map((b) => b[3])),
];
