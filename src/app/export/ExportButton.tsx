import { exportCommand } from '../commands/export-picture.ts';
import { useApp } from '../state/store.ts';
import { useText } from '../text/use-text.ts';

/** The one primary action of a view without a report. */
export function ExportButton() {
  const text = useText().print;
  const enabled = useApp(exportCommand.enabled);
  return (
    <button type="button" className="button" disabled={!enabled} title={text.command} onClick={exportCommand.run}>
      {text.title}
    </button>
  );
}
