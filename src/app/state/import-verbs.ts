/** Opening chosen or dropped files, and what the user says of them until they are kept. */
import type { City } from '../../domain/city.ts';
import { suggestClasses } from '../../domain/column-mapping-classes.ts';
import type { ColumnMapping } from '../../domain/imported-layer.ts';
import type { Problem } from '../../domain/problems.ts';
import { isZip, listArchive } from '../../io/archive.ts';
import type { OpenedLayer } from '../../worker/data-calls.ts';
import { dataThread, endDataThread } from '../data-thread.ts';
import { imports } from '../text/imports.ts';
import { cityFrame } from './city-frame.ts';
import { firstChoice, mappingOf, recordFor } from './first-choice.ts';
import { finishImport } from './import-keep.ts';
import { type ImportChoice, kindOf, type Purpose, targetOf } from './importing.ts';
import { openProjectFile } from './project-verbs.ts';
import { rememberedMapping } from './save-settings.ts';
import { getApp, setSession } from './store.ts';
import { isLeft, runTask, toast } from './tasks.ts';
import { openInTurn, type UserFile } from './waiting-files.ts';

const words = () => imports[getApp().language];

/** Open files, after those that are still being opened; asks what they are to be unless there is only one answer. */
export function openUserFiles(files: readonly UserFile[]): void {
  if (files.length === 0) return;
  const turn = openInTurn(files, open);
  if (turn === 'now') setSession({ problems: [] });
  else toast(words().queued(nameOf(files)), false);
}

const nameOf = (files: readonly UserFile[]): string =>
  files.length === 1 ? files[0]!.path : words().files(files.length);

async function open(files: readonly UserFile[]): Promise<void> {
  setSession({ refused: null, tool: 'move' });
  const read = await Promise.all(files.map(async ({ path, file }) => ({ path, bytes: await file.arrayBuffer() })));
  const [only] = read;
  if (only && read.length === 1 && isProjectFile(new Uint8Array(only.bytes))) {
    await openProjectFile(files[0]!.file);
    return;
  }
  const label = words().reading(nameOf(files));
  const { cityId } = getApp();
  const answer = await runTask(
    dataThread(),
    'open',
    { files: read, city: cityFrame() },
    { label, transfer: read.map((f) => f.bytes), onCancel: endDataThread },
  );
  if (!answer || isLeft(cityId)) return;
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
  // What its file says of its area is to be seen before it is taken.
  const isDoubtful = layer.problems.some((p) => p.code === 'parcel-area-disagrees');
  return sure && asFootprint && layer.featureCount === 1 && !isDoubtful;
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
