/** The app as users get it: built once for a run, served on a free port. */
import { build, preview } from 'vite';

export interface ServedApp {
  readonly url: string;
  readonly close: () => Promise<void>;
}

export async function serveApp(): Promise<ServedApp> {
  const outDir = 'node_modules/.cache/browser-tests';
  await build({ logLevel: 'error', build: { outDir, emptyOutDir: true } });
  const server = await preview({ logLevel: 'error', build: { outDir }, preview: { port: 0, open: false } });
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error('the preview server has no address');
  return { url, close: () => server.close() };
}
