import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import type { PictureId } from './marks.ts';
import { PageSvg } from './PageSvg.tsx';
import type { Page } from './page-layout.ts';
import type { Paper } from './paper.ts';
import { takePaper } from './print-paper.ts';

export interface PrintJob {
  readonly paper: Paper;
  readonly pages: readonly Page[];
  /** Addresses of the pictures, loaded already. */
  readonly pictures: Partial<Readonly<Record<PictureId, string>>>;
  readonly title: string;
}

/** What the browser prints while it is on the page: the job, and nothing else. */
export function PrintPages({ job: { paper, pages, pictures, title } }: { job: PrintJob }) {
  useEffect(() => takePaper(paper), [paper]);
  return createPortal(
    <div className="print-pages">
      {pages.map((page, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pages never change places
        <PageSvg key={i} page={page} pictures={pictures} title={`${title} ${i + 1}`} />
      ))}
    </div>,
    document.body,
  );
}
