/** What loading a million vertices costs, once: ours in time and memory, PostGIS's table, index and statistics. */
import type { CompiledLayer } from '../../src/engine/parts.ts';
import { benchLayers } from '../support/bench-layers.ts';
import { copyPolygons, indexed, type NativePostGis, printedTimes } from './native-postgis.ts';
import { compile } from './ours.ts';
import { median, milliseconds, print, quantile, show, times } from './timing.ts';

const RUNS = 5;

export async function compiling(native: NativePostGis | null): Promise<void> {
  const { a } = benchLayers();
  let layer = compile([]);
  const work = () => {
    layer = compile(a);
  };
  const first = await milliseconds(work);
  const warm = await median(RUNS, work);
  const rows = [
    ['EcoSpace, warm: compile', print(warm), '1'],
    ['EcoSpace, first', print(first), ''],
  ];
  if (native) {
    const load = copyPolygons('a', a).replace('copy a', '\\timing on\ncopy a') + indexed('a');
    const runs = Array.from({ length: RUNS }, () => printedTimes(native.run(load)).reduce((sum, ms) => sum + ms, 0));
    const ms = quantile(runs, 0.5);
    rows.push([`${native.name}: COPY of WKB, GiST, ANALYZE`, print(ms), times(ms, warm)]);
  }
  show(
    `Loading 200 polygons, ${layer.vertexCount.toLocaleString('en')} vertices`,
    ['', 'ms', 'x ours, warm'],
    rows,
    `A compiled layer takes ${(bytesOf(layer) / layer.vertexCount).toFixed(1)} bytes per vertex, index included.`,
  );
}

/** Bytes of all arrays and of the index. */
function bytesOf(layer: CompiledLayer): number {
  const buffers = new Set<ArrayBufferLike>();
  for (const value of Object.values(layer) as unknown[]) if (ArrayBuffer.isView(value)) buffers.add(value.buffer);
  if (layer.index) buffers.add(layer.index.data);
  return [...buffers].reduce((sum, buffer) => sum + buffer.byteLength, 0);
}
