import { useMemo, useState } from 'react';
import { coverageReport } from '../../../report/coverage-report.ts';
import type { ReportPictures } from '../../../report/document.ts';
import { Sheet } from '../../panels/shell/Sheet.tsx';
import { setSession, useApp } from '../../state/store.ts';
import { textIn, useText } from '../../text/use-text.ts';
import { downloadBlob } from '../download.ts';
import { Preview, PrintPages } from '../report/ReportPages.tsx';
import { nextFrame, useMaking } from '../report/use-making.ts';
import { CoverageReportOptions } from './CoverageReportOptions.tsx';
import { type CoverageFileFormat, coverageReportFile } from './coverage-report-files.ts';
import { type CoverageReportWishes, coverageReportInputOf } from './coverage-report-input.ts';
import { useCoveragePictures } from './use-coverage-pictures.ts';
import '../report/report-dialog.css';

export type CoverageReportFormat = CoverageFileFormat | 'print' | 'picture';

const NO_PICTURES: ReportPictures = {};

/** Everything that leaves of the board: format, options, and the first page as it will be. */
export function CoverageReportDialog() {
  const words = useText();
  const text = words.board.report;
  const language = useApp((s) => s.language);
  const [format, setFormat] = useState<CoverageReportFormat>('docx');
  const [wishes, setWishes] = useState<CoverageReportWishes>({ language, internal: true, madeAt: Date.now() });
  const [withPictures, setWithPictures] = useState(true);
  const drawn = useCoveragePictures(withPictures, wishes.language);
  const pictures = drawn.kind === 'done' ? drawn.pictures : NO_PICTURES;
  const [open, project, coverage, coverageParts] = [
    useApp((s) => s.open),
    useApp((s) => s.project),
    useApp((s) => s.coverage),
    useApp((s) => s.coverageParts),
  ];
  const input = useMemo(
    () => coverageReportInputOf({ open, project, coverage, coverageParts }, wishes),
    [open, project, coverage, coverageParts, wishes],
  );
  const report = useMemo(() => input && coverageReport(input), [input]);
  const making = useMaking();
  if (!input || !report) return null;
  const make = (): void => {
    if (format === 'picture') setSession({ dialog: 'export' });
    else
      void making.run(async (isWanted) => {
        if (format === 'print') {
          await nextFrame();
          if (isWanted()) window.print();
          return null;
        }
        const blob = await coverageReportFile(format, input, pictures);
        const name = `${textIn(wishes.language).board.report.fileName(input.city.name[wishes.language])}.${format}`;
        if (isWanted()) downloadBlob(name, blob);
        return name;
      });
  };
  return (
    <Sheet title={text.title} className="report-dialog">
      <div className="report-body">
        <Preview report={report} pictures={pictures} />
        <CoverageReportOptions
          format={format}
          chooseFormat={setFormat}
          wishes={wishes}
          setWishes={setWishes}
          withPictures={withPictures}
          setWithPictures={setWithPictures}
          drawn={drawn}
          board={input.board}
        />
      </div>
      <footer className="report-foot">
        <span role="status">{making.said}</span>
        <button
          type="button"
          className="button secondary"
          onClick={() => (making.busy ? making.cancel() : setSession({ dialog: null }))}
        >
          {words.report.cancel}
        </button>
        <button type="button" className="button" disabled={making.busy || drawn.kind === 'drawing'} onClick={make}>
          {format === 'print' ? words.report.print : words.report.make(text.formats[format].name)}
        </button>
      </footer>
      <PrintPages report={report} pictures={pictures} />
    </Sheet>
  );
}
