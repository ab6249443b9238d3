import { createPortal } from 'react-dom';
import { ExportButton } from '../../export/ExportButton.tsx';
import { ExportDialog } from '../../export/ExportDialog.tsx';
import { ReportButton } from '../../export/report/ReportButton.tsx';
import { ReportDialog } from '../../export/report/ReportDialog.tsx';
import { useApp } from '../../state/store.ts';

/** The one primary action at the right end of the bar, and the dialogues of what leaves. */
export function PrimaryAction() {
  const isSiting = useApp((s) => s.view === 'siting');
  const dialog = useApp((s) => s.dialog);
  return (
    <div className="primary-action">
      {isSiting ? <ReportButton /> : <ExportButton />}
      {/* Outside the bar, whose buttons look different. */}
      {dialog === 'export' && createPortal(<ExportDialog />, document.body)}
      {dialog === 'report' && createPortal(<ReportDialog />, document.body)}
    </div>
  );
}
