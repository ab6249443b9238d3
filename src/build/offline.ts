/** The service worker's list: every file of the build, so that after the first visit the app needs no network. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const SERVICE_WORKER = 'service-worker';
const SCRIPT = `${SERVICE_WORKER}.js`;

interface Entry {
  readonly url: string;
  /** Null where the name itself changes with the content. */
  readonly revision: string | null;
}

/** @param root folder of the repository. @param publicFiles folder whose files are copied as they are. */
export function offline(root: string, publicFiles: string): Plugin {
  return {
    name: 'offline',
    apply: 'build',
    enforce: 'post',
    config: () => ({
      build: {
        rolldownOptions: {
          input: {
            index: join(root, 'index.html'),
            [SERVICE_WORKER]: join(root, 'src/service-worker/service-worker.ts'),
          },
          output: {
            // Its place is the folder that it serves.
            entryFileNames: ({ name }) => (name === SERVICE_WORKER ? SCRIPT : 'assets/[name]-[hash].js'),
          },
        },
      },
    }),
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const script = bundle[SCRIPT];
        if (script?.type !== 'chunk') throw new Error('the service worker was not built');
        if (script.imports.length > 0) throw new Error(`the service worker would import ${script.imports.join(', ')}`);
        const entries: Entry[] = [];
        for (const [url, file] of Object.entries(bundle)) {
          if (url === SCRIPT) continue;
          const content = file.type === 'chunk' ? file.code : file.source;
          entries.push({ url, revision: url.startsWith('assets/') ? null : revision(content) });
        }
        for (const url of readdirSync(publicFiles))
          entries.push({ url, revision: revision(readFileSync(join(publicFiles, url))) });
        script.code = script.code.replace('self.__WB_MANIFEST', () => JSON.stringify(entries));
      },
    },
  };
}

const revision = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 16);
