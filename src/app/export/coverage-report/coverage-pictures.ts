/** The pictures of a coverage report: the map and the combinations in its language, charts as they stand on the board. */
import type { CoveragePictureId, ReportPicture, ReportPictures } from '../../../report/document.ts';
import type { Language } from '../../state/model.ts';
import { getApp } from '../../state/store.ts';
import { cityPicture } from '../report/report-maps.ts';
import { upsetPicture } from './draw-upset.ts';

/** Where each stands on the board. */
const CHARTS: readonly (readonly [CoveragePictureId, string])[] = [
  ['shoreline', '#board-shoreline .chart canvas'],
  ['changes', '#board-changes .chart canvas'],
  ['sites', '#board-sites .chart canvas'],
];

/** Charts only where their lettering is in the language asked for; none of what the board does not show. */
export async function coveragePictures(language: Language, signal: AbortSignal): Promise<ReportPictures> {
  const { open, coverage, language: shown } = getApp();
  if (!open || coverage.kind !== 'done') return {};
  const pictures: Partial<Record<CoveragePictureId, ReportPicture>> = {
    combinations: await asPicture(await upsetPicture(open.city, coverage.result, language)),
  };
  for (const [id, selector] of language === shown ? CHARTS : []) {
    const chart = document.querySelector<HTMLCanvasElement>(selector);
    if (chart && chart.clientWidth > 0) pictures[id] = await asPicture(await onWhite(chart));
  }
  const city = await cityPicture(open, language, signal);
  if (city) pictures.city = city;
  return signal.aborted ? {} : pictures;
}

/** CSS pixels across the paper: a narrower chart keeps its size in the middle. */
const PAPER_WIDTH = 560;

async function onWhite(chart: HTMLCanvasElement): Promise<Blob> {
  const { width, height, clientWidth } = chart;
  const whole = Math.round(width * Math.max(1, PAPER_WIDTH / clientWidth));
  const canvas = new OffscreenCanvas(whole, height);
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#FFFFFF';
  context.fillRect(0, 0, whole, height);
  context.drawImage(chart, (whole - width) / 2, 0);
  return canvas.convertToBlob({ type: 'image/png' });
}

async function asPicture(blob: Blob): Promise<ReportPicture> {
  const bitmap = await createImageBitmap(blob);
  const { width, height } = bitmap;
  bitmap.close();
  return { png: new Uint8Array(await blob.arrayBuffer()), width, height };
}
