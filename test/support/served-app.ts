/** The app as users get it: built once for a run, served on a free port. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';

export interface ServedApp {
  readonly url: string;
  /** Where the build lies. */
  readonly folder: string;
  readonly close: () => Promise<void>;
}

export async function serveApp(): Promise<ServedApp> {
  // A folder of this run's own: another run on the machine may be reading what it built.
  const outDir = mkdtempSync(join(tmpdir(), 'ecospace-app-'));
  await buildApp(outDir);
  const server = await preview({ logLevel: 'error', build: { outDir }, preview: { port: 0, open: false } });
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error('the preview server has no address');
  const close = async () => {
    await server.close();
    rmSync(outDir, { recursive: true, force: true });
  };
  return { url, folder: outDir, close };
}

/**
 * Build the app into a folder. Within tests NODE_ENV says otherwise, and React would come with all its checks.
 * @param mode `standalone` for the folder that opens without a server.
 */
export async function buildApp(outDir: string, mode = 'production'): Promise<void> {
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    await build({ mode, logLevel: 'error', build: { outDir, emptyOutDir: true } });
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
}
