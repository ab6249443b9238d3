import { createPortal } from 'react-dom';
import { exportCommand } from '../commands/export-picture.ts';
import { useApp } from '../state/store.ts';
import { useText } from '../text/use-text.ts';
import { ExportDialog } from './ExportDialog.tsx';

/** The one primary action of the bar, with its dialogue. */
export function ExportButton() {
  const text = useText().exporting;
  const enabled = useApp(exportCommand.enabled);
  const open = useApp((s) => s.dialog === 'export');
  return (
    <>
      <button type="button" className="button" disabled={!enabled} title={text.command} onClick={exportCommand.run}>
        {text.button}
      </button>
      {/* Outside the bar, whose buttons look different. */}
      {open && createPortal(<ExportDialog />, document.body)}
    </>
  );
}
