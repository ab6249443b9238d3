/** From chosen or dropped files to footprints and layers. */
import type { City } from '../../domain/city.ts';
import { suggestClasses } from '../../domain/column-mapping-classes.ts';
import type { LayerTable, PolygonCoordinates } from '../../domain/feature-table.ts';
import type { ColumnMapping } from '../../domain/imported-layer.ts';
import type { Problem } from '../../domain/problems.ts';
import type { UserLayer } from '../../domain/user-layers.ts';
import { isZip, listArchive } from '../../io/archive.ts';
import { unpackTable } from '../../io/layer-pack.ts';
import type { CityFrame, OpenedLayer, TakenLayer } from '../../worker/data-calls.ts';
import { compute } from '../compute.ts';
import { dataThread, endDataThread } from '../data-thread.ts';
import { fitExtent } from '../map/camera.ts';
import { tryFootprint } from '../map/edit/take-shape.ts';
import { polygonsOf } from '../map/geometry.ts';
import { USER_STYLES } from '../map/styles.ts';
import { zoomToPolygons } from '../map/zoom.ts';
import { imports } from '../text/imports.ts';
import { newId } from './actions.ts';
import { firstChoice, mappingOf, recordFor } from './first-choice.ts';
import { type ImportChoice, missingOf, type Purpose, targetOf } from './importing.ts';
import { putPack } from './layer-store.ts';
import type { Footprint, Parcel } from './model.ts';
import { openProjectFile } from './project-verbs.ts';
import { rememberedMapping, rememberMapping } from './save-settings.ts';
import { edit, getApp, setSession } from './store.ts';
import { runTask, toast } from './tasks.ts';

const words = () => imports[getApp().language];

/** What the data thread needs of the city on show. */
export function cityFrame(): CityFrame {
  const { open } = getApp();
  if (!open) throw new Error('no city is open');
  const districts = open.city.layers.find((l) => l.role === 'districts');
  return {
    extent: open.city.extent,
    projectedCrs: open.city.projectedCrs,
    districts: open.tables[districts?.id ?? ''] ?? null,
  };
}

interface UserFile {
  /** Name with the folders it was dropped in. */
  readonly path: string;
  readonly file: File;
}

/** Open files; asks what they are to be unless there is only one answer. */
export async function openUserFiles(files: readonly UserFile[]): Promise<void> {
  if (files.length === 0) return;
  if (getApp().opening !== 'ready' || getApp().task || getApp().importing) {
    toast(words().busy, false);
    return;
  }
  setSession({ problems: [], refused: null, tool: 'move' });
  const read = await Promise.all(files.map(async ({ path, file }) => ({ path, bytes: await file.arrayBuffer() })));
  const [only] = read;
  if (only && read.length === 1 && isProjectFile(new Uint8Array(only.bytes))) {
    await openProjectFile(files[0]!.file);
    return;
  }
  const label = words().reading(files.length === 1 ? files[0]!.path : words().files(files.length));
  const answer = await runTask(
    dataThread(),
    'open',
    { files: read, city: cityFrame() },
    { label, transfer: read.map((f) => f.bytes), onCancel: endDataThread },
  );
  if (!answer) return;
  if (!answer.ok) {
    setSession({ problems: answer.problems });
    return;
  }
  begin(
    files.map((f) => f.path),
    answer.value,
    answer.problems,
  );
  if (isPlain(answer.value, answer.problems)) await finishImport();
}

/** A zip with what our project files hold. */
function isProjectFile(bytes: Uint8Array): boolean {
  if (!isZip(bytes)) return false;
  const listed = listArchive(bytes, '');
  const paths = new Set(listed.ok ? listed.value.map((entry) => entry.path) : []);
  return paths.has('manifest.json') && paths.has('project.json');
}

function begin(files: readonly string[], layers: readonly OpenedLayer[], problems: readonly Problem[]): void {
  const { open, view } = getApp();
  if (!open) return;
  const choices = Object.fromEntries(
    layers.map((layer) => {
      const choice = firstChoice(layer, open.city, view);
      return [layer.key, { ...choice, mapping: recalled(layer, choice.purpose, choice.mapping) }];
    }),
  );
  setSession({ importing: { files, layers, choices, shown: layers[0]?.key ?? 0, problems } });
}

/** One polygon in a file whose place is sure and whose name is that of no layer, opened in 选址: it can only be a footprint. */
function isPlain(layers: readonly OpenedLayer[], problems: readonly Problem[]): boolean {
  const [layer, ...more] = layers;
  if (!layer || more.length > 0 || problems.length > 0) return false;
  const sure = layer.placements[0]?.certainty === 'sure';
  const asFootprint = getApp().importing?.choices[layer.key]?.purpose.kind === 'footprints';
  return sure && asFootprint && layer.featureCount === 1;
}

/** Change what is chosen for a layer; another purpose asks for the classes anew. */
export function choose(key: number, change: Partial<ImportChoice>): void {
  const { importing, open } = getApp();
  const layer = importing?.layers.find((l) => l.key === key);
  const before = importing?.choices[key];
  if (!importing || !open || !layer || !before) return;
  const next = { ...before, ...change };
  setSession({
    importing: {
      ...importing,
      choices: { ...importing.choices, [key]: change.purpose ? repurposed(layer, before, next, open.city) : next },
    },
  });
}

/** Another purpose asks for the classes anew, and names the layer after its target unless the user has named it. */
function repurposed(layer: OpenedLayer, before: ImportChoice, next: ImportChoice, city: City): ImportChoice {
  const mapping = recalled(layer, next.purpose, mappingFor(layer, next.purpose, city, next.mapping));
  const [from, to] = [recordFor(layer, before.purpose, city), recordFor(layer, next.purpose, city)];
  const { record } = before;
  return {
    ...next,
    mapping,
    record: {
      ...record,
      name: record.name === from.name ? to.name : record.name,
      holder: record.holder === from.holder ? to.holder : record.holder,
      accuracyMetres: record.accuracyMetres === from.accuracyMetres ? to.accuracyMetres : record.accuracyMetres,
    },
  };
}

/** Mappings are remembered by what the layer was to be. */
const kindOf = (purpose: Purpose): string => (purpose.kind === 'version' ? purpose.layerId : purpose.kind);

/** The mapping that was used last for such a layer, where its columns are here too; else the one suggested. */
function recalled(layer: OpenedLayer, purpose: Purpose, suggested: ColumnMapping): ColumnMapping {
  const last = rememberedMapping(kindOf(purpose));
  if (!last) return suggested;
  const known = new Set(layer.columns.map((c) => c.name));
  const used = [last.name, last.class, last.id, last.area?.column ?? null].filter((column) => column !== null);
  if (used.length === 0 || !used.every((column) => known.has(column))) return suggested;
  return { ...last, classes: { ...suggested.classes, ...last.classes } };
}

function mappingFor(layer: OpenedLayer, purpose: Purpose, city: City, mapping: ColumnMapping): ColumnMapping {
  const classes = targetOf(purpose, city)?.classes ?? [];
  const values = layer.columns.find((c) => c.name === mapping.class)?.values.map((v) => v.value) ?? [];
  return { ...mapping, classes: suggestClasses(values, classes) };
}

export function showLayer(key: number): void {
  const { importing } = getApp();
  if (importing) setSession({ importing: { ...importing, shown: key } });
}

/** Read the source of a layer again with another encoding; what was chosen for its layers is kept where it still fits. */
export async function rereadWith(key: number, encoding: string): Promise<void> {
  const label = words().reading(getApp().importing?.layers.find((l) => l.key === key)?.source ?? '');
  const answer = await runTask(dataThread(), 'reread', { key, encoding, city: cityFrame() }, { label });
  const { importing, open } = getApp();
  if (!answer || !importing || !open) return;
  if (!answer.ok) {
    setSession({ problems: answer.problems });
    return;
  }
  const again = new Map(answer.value.map((layer) => [layer.key, layer]));
  const layers = importing.layers.map((layer) => again.get(layer.key) ?? layer);
  const choices = Object.fromEntries(
    layers.map((layer) => {
      const before = importing.choices[layer.key]!;
      const mapping = again.has(layer.key)
        ? recalled(layer, before.purpose, mappingOf(layer, before.purpose, open.city))
        : before.mapping;
      return [layer.key, { ...before, mapping }];
    }),
  );
  setSession({ importing: { ...importing, layers, choices } });
}

export function cancelImport(): void {
  setSession({ importing: null });
}

interface Taken {
  readonly layer: OpenedLayer;
  readonly choice: ImportChoice;
  readonly taken: TakenLayer;
  readonly problems: readonly Problem[];
}

/** Open what was chosen. All of it is one step of undo; where one layer fails, nothing is opened and the problems stand. */
export async function finishImport(): Promise<void> {
  const { importing, open } = getApp();
  if (!importing || !open) return;
  const wanted = importing.layers.filter((l) => importing.choices[l.key]!.take);
  if (wanted.length === 0 || wanted.some((l) => missingOf(l, importing.choices[l.key]!) !== null)) return;
  const done: Taken[] = [];
  for (const layer of wanted) {
    const choice = importing.choices[layer.key]!;
    const answer = await take(layer, choice, open.city);
    if (!answer) return;
    if (!answer.ok) {
      setSession({ problems: answer.problems });
      return;
    }
    rememberMapping(kindOf(choice.purpose), choice.mapping);
    done.push({ layer, choice, taken: answer.value, problems: [...layer.problems, ...answer.problems] });
  }
  await keep(done, importing.problems);
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
    },
    { label: words().placing(layer.name), onCancel: endDataThread },
  );
}

async function keep(done: readonly Taken[], problems: readonly Problem[]): Promise<void> {
  const layers: UserLayer[] = [];
  const footprints: Footprint[] = [];
  const told: Problem[] = [...problems];
  for (const entry of done) {
    const { purpose } = entry.choice;
    if (purpose.kind === 'version' || purpose.kind === 'layer') {
      const stored = await putPack(new Uint8Array(entry.taken.pack));
      if (!stored.ok) {
        setSession({ problems: stored.problems });
        return;
      }
      told.push(...stored.problems);
      layers.push(userLayerOf(entry, purpose, stored.value, layers.length));
    } else {
      const made = await footprintsOf(entry, purpose.kind === 'project');
      footprints.push(...made.footprints);
      told.push(...made.problems);
    }
  }
  setSession({ importing: null, problems: told });
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
      footprints.length,
      layers.map((l) => l.name),
    ),
    true,
  );
}

/** One version of a layer is in force: those that were before give way to the new ones. */
export function withoutForce(before: readonly UserLayer[], added: readonly UserLayer[]): UserLayer[] {
  const taken = new Set(added.flatMap(({ as }) => (as.kind === 'version' && as.inForce ? [as.layerId] : [])));
  return before.map((layer) =>
    layer.as.kind === 'version' && layer.as.inForce && taken.has(layer.as.layerId)
      ? { ...layer, as: { ...layer.as, inForce: false } }
      : layer,
  );
}

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
      problems,
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

const around = (boxes: readonly Box[]): Box => [
  Math.min(...boxes.map((b) => b[0])),
  Math.min(...boxes.map((b) => b[1])),
  Math.max(...boxes.map((b) => b[2])),
  Math.max(...boxes.map((b) => b[3])),
];

interface Shape {
  readonly name: string;
  readonly polygons: PolygonCoordinates;
  readonly added: number;
}

function shapesOf(table: LayerTable, stem: string, added: readonly number[]): Shape[] {
  const shapes = table.features
    .map((f, i) => ({ name: f.properties.name.trim(), polygons: polygonsOf(f.geometry), added: added[i] ?? 0 }))
    .filter((s) => s.polygons.length > 0);
  return shapes.map((s, i) => ({
    ...s,
    name: s.name !== '' ? s.name : shapes.length === 1 ? stem : words().rowName(stem, i + 1),
  }));
}

/** A file's name without folders and ending. */
const stemOf = (source: string): string => source.replace(/^.*\//, '').replace(/\.[^.]*$/, '');

async function footprintsOf(
  { layer, taken }: Taken,
  joined: boolean,
): Promise<{ readonly footprints: readonly Footprint[]; readonly problems: readonly Problem[] }> {
  const pack = unpackTable(new Uint8Array(taken.pack));
  if (!pack.ok) return { footprints: [], problems: pack.problems };
  const stem = stemOf(layer.source);
  const shapes = shapesOf(pack.value.table, stem, taken.addedByFeature);
  if (joined && shapes.length > 1) return projectOf(stem, shapes);
  if (shapes.length === 1) {
    // The one way on which a shape that cannot be checked is kept for mending.
    const [{ name, polygons, added }] = shapes as [Shape];
    if (await tryFootprint(polygons, name, 'file', null, added)) zoomToPolygons(polygons);
    return { footprints: [], problems: [] };
  }
  const footprints: Footprint[] = [];
  const problems: Problem[] = [];
  for (const [feature, shape] of shapes.entries()) {
    const valid = await compute().call('validate', { footprint: shape.polygons });
    if (valid.ok) footprints.push(footprintOf(shape.name, valid.value, shape.added));
    else problems.push(...valid.problems.map((p) => ({ ...p, where: { ...p.where, file: layer.source, feature } })));
  }
  return { footprints, problems };
}

/** All parcels as one footprint, dissolved; the parcels are kept beside it. */
async function projectOf(name: string, shapes: readonly Shape[]) {
  const parcels = shapes.map(({ name: own, polygons }): Parcel => ({ name: own, polygons }));
  const added = shapes.reduce((sum, shape) => sum + shape.added, 0);
  const whole = await compute().call('repair', { footprint: parcels.flatMap((p) => p.polygons) });
  if (!whole.ok) return { footprints: [], problems: whole.problems };
  return { footprints: [{ ...footprintOf(name, whole.value, added), parcels }], problems: whole.problems };
}

const footprintOf = (name: string, polygons: Footprint['polygons'], addedVertices = 0): Footprint => ({
  id: newId('footprint'),
  name,
  polygons,
  start: polygons,
  origin: 'file',
  distanceMetres: null,
  ...(addedVertices > 0 ? { addedVertices } : {}),
});

/** A project of several parcels as a footprint for each. */
export function splitParcels(id: string): void {
  const footprint = getApp().project.footprints.find((f) => f.id === id);
  if (!footprint?.parcels) return;
  const made = footprint.parcels.map((parcel) => footprintOf(parcel.name, parcel.polygons));
  edit((p) => ({
    ...p,
    footprints: p.footprints.flatMap((f) => (f.id === id ? made : [f])),
    activeFootprintId: made[0]!.id,
  }));
  toast(words().split(made.length), true);
}
