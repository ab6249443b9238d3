import { reportCommand } from '../../commands/report.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';

/** The one primary action of 选址. */
export function ReportButton() {
  const text = useText().report;
  const enabled = useApp(reportCommand.enabled);
  return (
    <button type="button" className="button" disabled={!enabled} title={text.command} onClick={reportCommand.run}>
      {text.button}
    </button>
  );
}
