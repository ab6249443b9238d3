import { useEffect, useState } from 'react';
import type { ReportPictures } from '../../../report/document.ts';
import type { Language } from '../../state/model.ts';
import { getApp } from '../../state/store.ts';
import { checkedSite } from './report-input.ts';
import { reportPictures } from './report-maps.ts';

export type DrawnPictures =
  | { readonly kind: 'none' }
  | { readonly kind: 'drawing'; readonly done: number; readonly total: number; readonly skip: () => void }
  | { readonly kind: 'done'; readonly pictures: ReportPictures }
  | { readonly kind: 'failed' };

const NONE: DrawnPictures = { kind: 'none' };

/** The maps of the report in its language, drawn once while they are wanted; `skip` is for the user who does not want to wait. */
export function usePictures(wanted: boolean, language: Language, skip: () => void): DrawnPictures {
  const [drawn, setDrawn] = useState<DrawnPictures>(NONE);
  useEffect(() => {
    const state = getApp();
    const site = checkedSite(state);
    if (!wanted || !site || !state.open) {
      setDrawn(NONE);
      return;
    }
    const abort = new AbortController();
    const { signal } = abort;
    const tell = (done: number, total: number) => !signal.aborted && setDrawn({ kind: 'drawing', done, total, skip });
    tell(0, 2);
    reportPictures(state.open, site.footprint.polygons, language, { signal, tell }).then(
      (pictures) => !signal.aborted && setDrawn({ kind: 'done', pictures }),
      (error: unknown) => {
        console.error(error);
        if (!signal.aborted) setDrawn({ kind: 'failed' });
      },
    );
    return () => abort.abort();
  }, [wanted, language, skip]);
  return drawn;
}
