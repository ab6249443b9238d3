/** From the live map to a PNG. */
import { currentResult } from '../map/deck/lit.ts';
import { mapView } from '../map/map-view.ts';
import { getApp } from '../state/store.ts';
import { textIn } from '../text/use-text.ts';
import { drawSheet } from './draw-sheet.ts';
import { extentOf, metresPerPixel } from './map-scale.ts';
import { sheetOf } from './sheet.ts';
import { type Pills, type Snapshot, takeSnapshot } from './snapshot.ts';

export interface PictureOptions {
  readonly title: string;
  readonly stamp: boolean;
}

/** The map as it is now, with the fonts the picture is lettered in. */
export async function photograph(pills: Pills = 'all'): Promise<Snapshot> {
  const faces = ['400', '700'].map((weight) => document.fonts.load(`${weight} 12px "Noto Sans SC"`, '图 0'));
  const [snapshot] = await Promise.all([takeSnapshot(mapView(), pills), ...faces]);
  return snapshot;
}

/** A photograph with everything it needs to stand alone. Throws where the browser cannot make it. */
export async function makePicture(snapshot: Snapshot, { title, stamp }: PictureOptions): Promise<Blob> {
  const state = getApp();
  if (!state.open) throw new Error('no city is open');
  const { map } = mapView();
  const text = textIn(state.language);
  const sheet = sheetOf({
    state,
    city: state.open.city,
    tables: state.open.tables,
    extent: extentOf(map),
    result: currentResult(state),
    title,
    stamp,
    now: Date.now(),
    language: state.language,
    text,
  });
  const canvas = drawSheet(sheet, {
    snapshot,
    metresPerPixel: metresPerPixel(map),
    bearingDegrees: map.getBearing(),
    north: text.exporting.north,
    illustrativeText: text.exporting.illustrativeData,
  });
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture is too large'))), 'image/png');
  });
}
