import { reportCommand } from '../../commands/report.ts';
import { activeFootprint } from '../../state/select.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';

/** The one primary action of 选址. */
export function ReportButton() {
  const text = useText().report;
  const enabled = useApp(reportCommand.enabled);
  const hasSite = useApp((s) => activeFootprint(s) !== null);
  const title = enabled ? text.command : hasSite ? text.unfinished : text.noSite;
  return (
    <button type="button" className="button" disabled={!enabled} title={title} onClick={reportCommand.run}>
      {text.button}
    </button>
  );
}
