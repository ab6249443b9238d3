/**
 * Where the app's own files and threads come from in the stand-alone folder. A page opened from `file:` may load classic
 * scripts and style sheets, and no more: so all else lies in scripts that put texts into `ecospaceFiles`.
 */
import mapWorkerFile from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { EMBEDDED_PROJECT } from '../../io/embedded-project.ts';
import threadFile from './folder.worker.ts?worker&url';
import type { FontFiles, OwnFiles } from './own-files.ts';

declare global {
  /** Files of the folder by name: text as it is, all else in base 64. */
  var ecospaceFiles: Record<string, string> | undefined;
}

const FAMILY = 'Noto Sans SC';
const LATIN = 'U+0020-00B6, U+00B8-00FF';
const FACES = [
  { file: 'chinese-simplified-400', weight: '400', unicodeRange: 'U+0-10FFFF' },
  { file: 'chinese-simplified-700', weight: '700', unicodeRange: 'U+0-10FFFF' },
  { file: 'latin-400', weight: '400', unicodeRange: LATIN },
  { file: 'latin-700', weight: '700', unicodeRange: LATIN },
] as const;

function text(name: string): string {
  const found = globalThis.ecospaceFiles?.[name];
  if (found === undefined) throw new Error(`no file ${name} in the folder`);
  return found;
}

const loading = new Map<string, Promise<void>>();

/** A city's files come when it is opened first. */
function loadCity(cityId: string): Promise<void> {
  const known = loading.get(cityId);
  if (known) return known;
  const loaded = new Promise<void>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = `./data/${cityId}.js`;
    script.onload = () => resolve();
    script.onerror = () => {
      loading.delete(cityId);
      reject(new Error(`no data/${cityId}.js in the folder`));
    };
    document.head.append(script);
  });
  loading.set(cityId, loaded);
  return loaded;
}

async function cityFile(cityId: string, file: string): Promise<ArrayBuffer> {
  await loadCity(cityId);
  return new TextEncoder().encode(text(`${cityId}/${file}`)).buffer as ArrayBuffer;
}

/** The build writes a worker's address; the file itself came as a text under the last part of it. */
function scriptAddress(file: string): string {
  const source = text(file.slice(file.lastIndexOf('/') + 1));
  return URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
}

let threads: string | null = null;

const binary = (name: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text(name)), (c) => c.charCodeAt(0));

const addresses = new Map<string, string>();

/** MapLibre asks for a font by its address. */
function fontAddress(name: string): string {
  const address = addresses.get(name) ?? URL.createObjectURL(new Blob([binary(name)], { type: 'font/woff2' }));
  addresses.set(name, address);
  return address;
}

const fonts = (): FontFiles => ({
  latin: fontAddress('latin-400'),
  latinBold: fontAddress('latin-700'),
  chinese: fontAddress('chinese-simplified-400'),
  chineseBold: fontAddress('chinese-simplified-700'),
});

function prepareFonts(): void {
  for (const { file, weight, unicodeRange } of FACES)
    document.fonts.add(new FontFace(FAMILY, binary(file), { weight, unicodeRange }));
}

const fontStyles = async (): Promise<string> =>
  FACES.map(
    ({ file, weight, unicodeRange }) =>
      `@font-face { font-family: "${FAMILY}"; font-weight: ${weight}; unicode-range: ${unicodeRange}; src: url("data:font/woff2;base64,${text(file)}") format("woff2"); }`,
  ).join('\n');

function project(): File | null {
  return globalThis.ecospaceFiles?.[EMBEDDED_PROJECT] === undefined
    ? null
    : new File([binary(EMBEDDED_PROJECT)], EMBEDDED_PROJECT);
}

export const ownFiles: OwnFiles = {
  inFolder: true,
  cityFile,
  startThread: (name) => {
    threads ??= scriptAddress(threadFile);
    return new Worker(threads, { name });
  },
  // MapLibre starts a module otherwise, which Chromium refuses from a page without an origin.
  mapWorker: () => `${scriptAddress(mapWorkerFile)}#.cjs`,
  fonts,
  prepareFonts,
  fontStyles,
  project,
};
