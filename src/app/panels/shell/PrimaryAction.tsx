import { createPortal } from 'react-dom';
import { CoverageReportButton } from '../../export/coverage-report/CoverageReportButton.tsx';
import { CoverageReportDialog } from '../../export/coverage-report/CoverageReportDialog.tsx';
import { ExportButton } from '../../export/ExportButton.tsx';
import { PrintDialog } from '../../export/print/PrintDialog.tsx';
import { ReportButton } from '../../export/report/ReportButton.tsx';
import { ReportDialog } from '../../export/report/ReportDialog.tsx';
import { useApp } from '../../state/store.ts';

/** The one primary action at the right end of the bar, and the dialogues of what leaves. */
export function PrimaryAction() {
  const view = useApp((s) => s.view);
  const dialog = useApp((s) => s.dialog);
  return (
    <div className="primary-action">
      {view === 'siting' && <ReportButton />}
      {view === 'coverage' && <CoverageReportButton />}
      {view === 'meeting' && <ExportButton />}
      {/* Outside the bar, whose buttons look different. */}
      {dialog === 'export' && createPortal(<PrintDialog />, document.body)}
      {dialog === 'report' && createPortal(<ReportDialog />, document.body)}
      {dialog === 'coverage-report' && createPortal(<CoverageReportDialog />, document.body)}
    </div>
  );
}
