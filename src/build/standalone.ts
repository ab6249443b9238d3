/**
 * The stand-alone folder: a build that opens by double-click, without a server. From `file:` a page may load classic scripts
 * and style sheets only; so there is one script for the page, and workers, fonts and cities are texts within scripts
 * (`src/app/offline/from-folder.ts` takes them from there).
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Plugin, UserConfig } from 'vite';
import { EMBEDDED_SCRIPT, embeddingScript, FOLDER_LIST } from '../io/embedded-project.ts';
import { withPolicy } from './policy.ts';
import { README } from './readme.ts';

export const STANDALONE = 'standalone';

/** Scripts that the page needs before its own. */
const FIRST = ['app/threads.js', 'data/fonts.js', EMBEDDED_SCRIPT];

const FONTS = ['latin-400', 'latin-700', 'chinese-simplified-400', 'chinese-simplified-700'];

/** A classic script has no address of its own; the libraries that ask for it carry what they would look for there. */
const NO_MODULE = { checks: { emptyImportMeta: false } };

/** A script that registers files by name. */
const registering = (files: Readonly<Record<string, string>>): string =>
  `self.ecospaceFiles ??= {};\n${Object.entries(files)
    .map(([name, text]) => `ecospaceFiles[${JSON.stringify(name)}] = ${JSON.stringify(text)};\n`)
    .join('')}`;

/** @param root folder of the repository. */
export function standaloneConfig(root: string): UserConfig {
  const at = (path: string) => join(root, 'src', path);
  return {
    publicDir: false,
    define: { 'import.meta.env.ECOSPACE_TIANDITU': 'false' },
    resolve: {
      alias: [
        { find: /^.*\/from-server\.ts$/, replacement: at('app/offline/from-folder.ts') },
        { find: /^.*\/start-crew\.ts$/, replacement: at('worker/start-crew-alike.ts') },
      ],
    },
    worker: { format: 'iife', rolldownOptions: { ...NO_MODULE, output: { entryFileNames: 'app/[name].js' } } },
    build: {
      outDir: 'dist/standalone',
      // One file of styles: those of split code would be put into the page by script, which the policy refuses.
      cssCodeSplit: false,
      chunkSizeWarningLimit: 8000,
      rolldownOptions: {
        ...NO_MODULE,
        output: {
          format: 'iife',
          codeSplitting: false,
          entryFileNames: 'app/app.js',
          assetFileNames: 'app/app[extname]',
        },
      },
    },
    plugins: [folder(root)],
  };
}

function folder(root: string): Plugin {
  return {
    name: 'standalone-folder',
    enforce: 'post',
    transformIndexHtml: { order: 'post', handler: (html) => classic(withPolicy(html, 'folder')) },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const emit = (fileName: string, source: string) => this.emitFile({ type: 'asset', fileName, source });
        const threads: Record<string, string> = {};
        for (const [name, file] of Object.entries(bundle)) {
          if (name === 'app/app.js' || !name.endsWith('.js')) continue;
          threads[basename(name)] = file.type === 'chunk' ? file.code : text(file.source);
          delete bundle[name];
        }
        emit('app/threads.js', registering(threads));
        emit('data/fonts.js', registering(fonts(root)));
        emit(EMBEDDED_SCRIPT, embeddingScript(null));
        emit('README.txt', README);
        // What is handed on carries the notices of its parts.
        emit('THIRD-PARTY.md', readFileSync(join(root, 'THIRD-PARTY.md'), 'utf8'));
        for (const { id, files } of cities(root)) emit(`data/${id}.js`, registering(files));
      },
    },
    // The app in its usual build packs these files for whoever asks for a folder.
    writeBundle({ dir }, bundle) {
      const files = Object.keys(bundle).sort();
      writeFileSync(join(dir!, FOLDER_LIST), `${JSON.stringify(files, null, 1)}\n`);
    },
  };
}

const text = (source: string | Uint8Array): string =>
  typeof source === 'string' ? source : new TextDecoder().decode(source);

/** Module scripts and what asks for CORS do not load from `file:`. */
function classic(html: string): string {
  const first = FIRST.map((src) => `<script defer src="./${src}"></script>\n    `).join('');
  return html
    .replace(/<script type="module" crossorigin src=/, `${first}<script defer src=`)
    .replaceAll(' crossorigin', '')
    .replace(/\s*<link rel="(?:icon|manifest)"[^>]*>/g, '');
}

function fonts(root: string): Record<string, string> {
  const from = join(root, 'node_modules/@fontsource/noto-sans-sc/files');
  const file = (name: string) => readFileSync(join(from, `noto-sans-sc-${name}-normal.woff2`)).toString('base64');
  return Object.fromEntries(FONTS.map((name) => [name, file(name)]));
}

function cities(root: string): { id: string; files: Record<string, string> }[] {
  const from = join(root, 'data/cities');
  return readdirSync(from, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name: id }) => ({
      id,
      files: Object.fromEntries(
        readdirSync(join(from, id)).map((file) => [`${id}/${file}`, readFileSync(join(from, id, file), 'utf8')]),
      ),
    }));
}
