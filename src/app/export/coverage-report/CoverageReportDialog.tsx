import { useMemo, useState } from 'react';
import { coverageReport } from '../../../report/coverage-report.ts';
import { setSession, useApp } from '../../state/store.ts';
import { textIn, useText } from '../../text/use-text.ts';
import { downloadBlob } from '../download.ts';
import { type FrameFormat, picturesOf, printReport, ReportFrame } from '../report/ReportFrame.tsx';
import { useMaking } from '../report/use-making.ts';
import { CoverageReportOptions } from './CoverageReportOptions.tsx';
import { type CoverageFileFormat, coverageReportFile } from './coverage-report-files.ts';
import { type CoverageReportWishes, coverageReportInputOf } from './coverage-report-input.ts';
import { useCoveragePictures } from './use-coverage-pictures.ts';

export type CoverageReportFormat = CoverageFileFormat | FrameFormat;

const FORMATS: readonly CoverageReportFormat[] = ['docx', 'print', 'xlsx', 'picture'];

/** Everything that leaves of the board: format, options, and the first page as it will be. */
export function CoverageReportDialog() {
  const text = useText().board.report;
  const language = useApp((s) => s.language);
  const [format, setFormat] = useState<CoverageReportFormat>('docx');
  const [wishes, setWishes] = useState<CoverageReportWishes>({ language, internal: true, madeAt: Date.now() });
  const [withPictures, setWithPictures] = useState(true);
  const drawn = useCoveragePictures(withPictures, wishes.language);
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
        if (format === 'print') return printReport(isWanted);
        const blob = await coverageReportFile(format, input, picturesOf(drawn));
        const name = `${textIn(wishes.language).board.report.fileName(input.city.name[wishes.language])}.${format}`;
        if (isWanted()) downloadBlob(name, blob);
        return name;
      });
  };
  return (
    <ReportFrame
      text={text}
      formats={FORMATS}
      format={format}
      choose={setFormat}
      language={wishes.language}
      setLanguage={(chosen) => setWishes({ ...wishes, language: chosen })}
      report={report}
      drawn={drawn}
      making={making}
      make={make}
    >
      <CoverageReportOptions
        format={format}
        wishes={wishes}
        setWishes={setWishes}
        withPictures={withPictures}
        setWithPictures={setWithPictures}
        drawn={drawn}
        board={input.board}
      />
    </ReportFrame>
  );
}
