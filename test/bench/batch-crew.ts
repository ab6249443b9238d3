/** Screening threads of Node, compiled as the app compiles its own: run as TypeScript they would be slower. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import type { ScreenedRows } from '../../src/domain/siting/batch.ts';
import type { Asked, ToScreen } from './batch-thread.ts';

/** As the app asks for them. */
const CHUNK = 250;

export interface ScreeningCrew {
  /** Screen the first `rows` footprints with so many of the threads; the rows in their order. */
  screen(rows: number, threads: number): Promise<ScreenedRows[]>;
  end(): Promise<void>;
}

/** Threads that have read the city and the footprints. */
export async function screeningCrew(size: number, given: ToScreen): Promise<ScreeningCrew> {
  const folder = mkdtempSync(join(tmpdir(), 'ecospace-bench-'));
  const entry = fileURLToPath(new URL('./batch-thread.ts', import.meta.url));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: entry,
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: { output: { entryFileNames: 'thread.mjs' } },
    },
    ssr: { noExternal: true },
  });
  const workers = Array.from({ length: size }, () => new Worker(join(folder, 'thread.mjs'), { execArgv: [] }));
  await Promise.all(workers.map((worker) => ask(worker, given)));
  return {
    async screen(rows, threads) {
      const done: ScreenedRows[] = [];
      let next = 0;
      const work = async (worker: Worker): Promise<void> => {
        while (next < rows) {
          const from = next;
          next = Math.min(rows, from + CHUNK);
          done.push((await ask(worker, { from, to: next })) as ScreenedRows);
        }
      };
      await Promise.all(workers.slice(0, threads).map(work));
      return done.sort((a, b) => a.from - b.from);
    },
    async end() {
      await Promise.all(workers.map((worker) => worker.terminate()));
      rmSync(folder, { recursive: true });
    },
  };
}

const ask = (worker: Worker, asked: Asked): Promise<unknown> =>
  new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (answer) => {
      worker.off('error', reject);
      resolve(answer);
    });
    worker.postMessage(asked);
  });
