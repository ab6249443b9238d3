import type { Indicator } from '../../../domain/coverage/indicator.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { ReportCheck } from '../report/ReportCheck.tsx';
import type { CoverageReportFormat } from './CoverageReportDialog.tsx';
import type { CoverageReportWishes } from './coverage-report-input.ts';
import type { CoveragePictures } from './use-coverage-pictures.ts';

interface OptionsProps {
  readonly format: CoverageReportFormat;
  readonly wishes: CoverageReportWishes;
  readonly setWishes: (wishes: CoverageReportWishes) => void;
  readonly withPictures: boolean;
  readonly setWithPictures: (wanted: boolean) => void;
  readonly drawn: CoveragePictures;
  readonly board: readonly Indicator[];
}

export function CoverageReportOptions(props: OptionsProps) {
  const { format, wishes, board } = props;
  const text = useText().board.report;
  const language = useApp((s) => s.language);
  const filter = useApp((s) => s.coverageFilter);
  const isPaper = format === 'docx' || format === 'print';
  const isFiltered = Object.values(filter).some((part) => part !== null);
  const isPending = board.some((i) => i.reasons.includes('pending'));
  return (
    <>
      {isPaper && <PaperOptions {...props} />}
      {isPaper && wishes.language !== language && <p className="output-note">{text.otherLanguage}</p>}
      {isFiltered && <p className="output-note">{text.filtered}</p>}
      {isPending && <p className="output-note">{text.pending}</p>}
    </>
  );
}

function PaperOptions({ wishes, setWishes, withPictures, setWithPictures, drawn }: OptionsProps) {
  const { report, board } = useText();
  const said = {
    drawing: board.report.drawing,
    done: report.drawn,
    none: report.notDrawn,
    failed: report.failedPictures,
  };
  return (
    <>
      <ReportCheck
        label={report.internal}
        checked={wishes.internal}
        set={(internal) => setWishes({ ...wishes, internal })}
      />
      <ReportCheck label={board.report.withPictures} checked={withPictures} set={setWithPictures} />
      <p className="output-note" role="status">
        {said[drawn.kind]}
      </p>
    </>
  );
}
