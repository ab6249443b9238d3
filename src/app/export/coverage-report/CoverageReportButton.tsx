import { coverageReportCommand } from '../../commands/coverage-report.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';

/** The one primary action of 成效. */
export function CoverageReportButton() {
  const text = useText().board.report;
  const enabled = useApp(coverageReportCommand.enabled);
  return (
    <button
      type="button"
      className="button"
      disabled={!enabled}
      title={text.command}
      onClick={coverageReportCommand.run}
    >
      {text.button}
    </button>
  );
}
