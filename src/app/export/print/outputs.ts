/** Pages as files, pictures in the clipboard and jobs for the browser's printer. */
import { textIn } from '../../text/use-text.ts';
import { copyPng, downloadBlob } from '../download.ts';
import { drawPage, drawPages, drawPictures, layPages, type PageOptions, preparePages } from './make-page.ts';
import type { PrintJob } from './PrintPages.tsx';

const pngOf = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture is too large'))), 'image/png');
  });

const wordsOf = ({ state }: PageOptions) => textIn(state.language).print;

/** One file for each page; what it says afterwards. */
export async function downloadPages(options: PageOptions, signal: AbortSignal): Promise<string> {
  const pages = await drawPages(options, signal);
  const words = wordsOf(options);
  const names: string[] = [];
  for (const [i, page] of pages.entries()) {
    const name = `${words.fileName(options.title, i + 1, pages.length)}.png`;
    const blob = await pngOf(page);
    signal.throwIfAborted();
    downloadBlob(name, blob);
    names.push(name);
  }
  return words.made(names.join(', '));
}

/** The page with the map; what it says afterwards. */
export async function copyPage(options: PageOptions, signal: AbortSignal): Promise<string> {
  const words = wordsOf(options);
  const blob = await pngOf(await drawPage(options, signal));
  signal.throwIfAborted();
  return (await copyPng(blob)) ? words.copied : words.copyRefused;
}

/** Pages with their pictures loaded, ready to be printed; `release` their addresses when they are no longer shown. */
export async function printJob(
  options: PageOptions,
  signal: AbortSignal,
): Promise<{ readonly job: PrintJob; readonly release: () => void }> {
  await preparePages(options);
  const laid = layPages(options);
  const drawn = await drawPictures(options, laid, signal);
  const pictures = Object.fromEntries(
    await Promise.all(
      Object.entries(drawn).map(async ([id, canvas]) => [id, URL.createObjectURL(await pngOf(canvas))] as const),
    ),
  );
  const addresses = Object.values(pictures);
  const release = (): void => {
    for (const address of addresses) URL.revokeObjectURL(address);
  };
  await Promise.all(addresses.map(loaded));
  if (signal.aborted) release();
  signal.throwIfAborted();
  const { size, orientation } = options.settings;
  const job = { paper: { size, orientation }, pages: laid.pages, pictures, title: options.title };
  return { job, release };
}

function loaded(address: string): Promise<void> {
  const image = new Image();
  image.src = address;
  return image.decode();
}
