/** From a chosen or dropped file to footprints, or to a large layer that is only drawn. */
import type { LayerTable } from '../../../domain/feature-table.ts';
import type { Outcome } from '../../../domain/problems.ts';
import type { CallName, Calls, LargeLayer } from '../../../worker/calls.ts';
import { CancelledError } from '../../../worker/connect.ts';
import { compute } from '../../compute.ts';
import { fitExtent } from '../../map/camera.ts';
import { tryFootprint } from '../../map/edit/take-shape.ts';
import { zoomToPolygons } from '../../map/zoom.ts';
import { newId } from '../../state/actions.ts';
import type { Footprint } from '../../state/model.ts';
import { edit, getApp, setSession } from '../../state/store.ts';
import { siting } from '../../text/siting.ts';
import { becomesLarge, MOST_BYTES, shapesOf, stemOf } from './measure-file.ts';

const words = () => siting[getApp().language].import;
const toast = (text: string, undo: boolean): void => setSession({ toast: { id: Date.now(), text, undo } });

export async function openUserFile(file: File): Promise<void> {
  if (getApp().opening !== 'ready' || getApp().task) return;
  setSession({ problems: [], refused: null, view: 'siting', tool: 'move' });
  if (file.size > MOST_BYTES) return openAsLarge(file.name, await file.arrayBuffer());
  const answer = await runTask('openFile', file.name, await file.arrayBuffer());
  if (!answer) return;
  if (!answer.ok) setSession({ problems: answer.problems });
  else if (becomesLarge(shapesOf(answer.value))) await openAsLarge(file.name, await file.arrayBuffer());
  else await takeTable(file.name, answer.value, answer.problems);
}

async function takeTable(name: string, table: LayerTable, problems: Outcome<unknown>['problems']): Promise<void> {
  const [first, ...more] = shapesOf(table);
  setSession({ problems });
  if (!first) {
    setSession({
      problems: [{ code: 'geojson-no-polygons', severity: 'error', where: { file: name }, values: {} }],
    });
  } else if (more.length > 0) setSession({ incoming: { name, table } });
  else if (await tryFootprint(first.polygons, first.name ?? stemOf(name), 'file')) zoomToPolygons(first.polygons);
}

/** Each polygon feature as a footprint of its own; all of them are one step of undo. */
export async function takeEach(name: string, table: LayerTable): Promise<void> {
  setSession({ incoming: null });
  const made: Footprint[] = [];
  const shapes = shapesOf(table);
  for (const [i, shape] of shapes.entries()) {
    const valid = await compute().call('validate', { footprint: shape.polygons });
    if (valid.ok) made.push(footprintOf(shape.name ?? words().rowName(stemOf(name), i + 1), valid.value));
  }
  const left = shapes.length - made.length;
  if (made.length > 0) {
    edit((p) => ({ ...p, footprints: [...p.footprints, ...made], activeFootprintId: made[0]!.id }));
    zoomToPolygons(made.flatMap((f) => f.polygons));
  }
  toast([words().imported(made.length), ...(left > 0 ? [words().skipped(left)] : [])].join(' · '), made.length > 0);
}

const footprintOf = (name: string, polygons: Footprint['polygons']): Footprint => ({
  id: newId('footprint'),
  name,
  polygons,
  start: polygons,
  origin: 'file',
  distanceMetres: null,
});

/** All polygons dissolved into one footprint. */
export async function takeDissolved(name: string, table: LayerTable): Promise<void> {
  setSession({ incoming: null });
  const polygons = shapesOf(table).flatMap((s) => s.polygons);
  const whole = await compute().call('repair', { footprint: polygons });
  if (!whole.ok) setSession({ problems: whole.problems });
  else if (await tryFootprint(whole.value, stemOf(name), 'file')) zoomToPolygons(whole.value);
}

async function openAsLarge(name: string, bytes: ArrayBuffer): Promise<void> {
  const answer = await runTask('openLarge', name, bytes);
  if (!answer) return;
  if (!answer.ok) {
    setSession({ problems: answer.problems });
    return;
  }
  setSession({ large: { name, layer: answer.value, shown: 0 }, problems: answer.problems });
  fitExtent(answer.value.extent);
  showChunks(answer.value);
  toast(words().opened(name), false);
}

/** One chunk a frame: handing over all of them at once would hold the page for half a second. */
const CHUNKS_A_FRAME = 1;

function showChunks(layer: LargeLayer): void {
  const { large } = getApp();
  if (large?.layer !== layer || large.shown >= layer.chunks.length) return;
  setSession({ large: { ...large, shown: large.shown + CHUNKS_A_FRAME } });
  requestAnimationFrame(() => showChunks(layer));
}

type Reader = Extract<CallName, 'openFile' | 'openLarge'>;

/** Run a reading call as the task of the session, with progress and cancel; null where the user cancelled it. */
async function runTask<N extends Reader>(
  name: N,
  file: string,
  bytes: ArrayBuffer,
): Promise<Calls[N]['output'] | null> {
  const abort = new AbortController();
  const task = (done: number, total: number) =>
    setSession({ task: { label: words().reading(file), done, total, cancel: () => abort.abort() } });
  task(0, 1);
  try {
    return await compute().call(
      name,
      { name: file, bytes },
      {
        transfer: [bytes],
        onProgress: task,
        signal: abort.signal,
      },
    );
  } catch (error) {
    if (error instanceof CancelledError) {
      toast(words().cancelled, false);
      return null;
    }
    const message = error instanceof Error ? error.message : String(error);
    setSession({
      problems: [{ code: 'computation-failed', severity: 'error', where: { file }, values: { message } }],
    });
    return null;
  } finally {
    setSession({ task: null });
  }
}
