/**
 * Where the app's own files and threads come from: the server that the page came from. The build of the stand-alone folder
 * puts `from-folder.ts` in the place of this module.
 */
import chinese from '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff2?url';
import chineseBold from '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-700-normal.woff2?url';
import latin from '@fontsource/noto-sans-sc/files/noto-sans-sc-latin-400-normal.woff2?url';
import latinBold from '@fontsource/noto-sans-sc/files/noto-sans-sc-latin-700-normal.woff2?url';
import mapWorker from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { fontStyles } from './font-styles.ts';
import type { FontFiles, OwnFiles } from './own-files.ts';
import './fonts.css';

const urls = import.meta.glob<string>('../../../data/cities/*/*', { query: '?url', import: 'default', eager: true });

const THREADS = {
  overlay: () => new Worker(new URL('../../worker/overlay.worker.ts', import.meta.url), { type: 'module' }),
  data: () => new Worker(new URL('../../worker/data.worker.ts', import.meta.url), { type: 'module' }),
  batch: () => new Worker(new URL('../../worker/batch.worker.ts', import.meta.url), { type: 'module' }),
};

async function cityFile(cityId: string, file: string): Promise<ArrayBuffer> {
  const url = urls[`../../../data/cities/${cityId}/${file}`];
  if (!url) throw new Error(`no file ${file} for city ${cityId}`);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} for ${file} of ${cityId}`);
  return response.arrayBuffer();
}

const absolute = (url: string): string => new URL(url, location.href).href;

const fonts = (): FontFiles => ({
  latin: absolute(latin),
  latinBold: absolute(latinBold),
  chinese: absolute(chinese),
  chineseBold: absolute(chineseBold),
});

export const ownFiles: OwnFiles = {
  inFolder: false,
  cityFile,
  startThread: (name) => THREADS[name](),
  mapWorker: () => mapWorker,
  fonts,
  prepareFonts: () => {},
  fontStyles,
  project: () => null,
};
