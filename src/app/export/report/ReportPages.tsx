import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import type { ReportDocument, ReportPictures } from '../../../report/document.ts';
import { useText } from '../../text/use-text.ts';
import { takePaper } from './print-page.ts';
import { ReportPaper } from './ReportPaper.tsx';

interface PagesProps {
  readonly report: ReportDocument;
  readonly pictures: ReportPictures;
}

/** The first page as it will be. */
export function Preview({ report, pictures }: PagesProps) {
  const text = useText().report;
  return (
    <section className="report-preview" aria-label={text.preview}>
      <div className="report-sheet" inert>
        <ReportPaper report={report} pictures={pictures} />
      </div>
    </section>
  );
}

/** What the browser prints while the dialogue is open: the report, and nothing else. */
export function PrintPages({ report, pictures }: PagesProps) {
  useEffect(() => takePaper(report), [report]);
  return createPortal(
    <div className="report-print">
      <ReportPaper report={report} pictures={pictures} />
    </div>,
    document.body,
  );
}
