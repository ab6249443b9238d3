import { useEffect, useState } from 'react';
import type { ReportPictures } from '../../../report/document.ts';
import type { Language } from '../../state/model.ts';
import { coveragePictures } from './coverage-pictures.ts';

export type CoveragePictures =
  | { readonly kind: 'none' }
  | { readonly kind: 'drawing' }
  | { readonly kind: 'done'; readonly pictures: ReportPictures }
  | { readonly kind: 'failed' };

/** Drawn once while they are wanted, in the report's language. */
export function useCoveragePictures(wanted: boolean, language: Language): CoveragePictures {
  const [drawn, setDrawn] = useState<CoveragePictures>({ kind: 'none' });
  useEffect(() => {
    if (!wanted) {
      setDrawn({ kind: 'none' });
      return;
    }
    const abort = new AbortController();
    setDrawn({ kind: 'drawing' });
    coveragePictures(language, abort.signal).then(
      (pictures) => !abort.signal.aborted && setDrawn({ kind: 'done', pictures }),
      (error: unknown) => {
        console.error(error);
        if (!abort.signal.aborted) setDrawn({ kind: 'failed' });
      },
    );
    return () => abort.abort();
  }, [wanted, language]);
  return drawn;
}
