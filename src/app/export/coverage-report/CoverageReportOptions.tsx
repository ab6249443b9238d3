import type { Indicator } from '../../../domain/coverage/indicator.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import type { CoverageReportFormat } from './CoverageReportDialog.tsx';
import type { CoverageReportWishes } from './coverage-report-input.ts';
import type { CoveragePictures } from './use-coverage-pictures.ts';

const FORMATS: readonly CoverageReportFormat[] = ['docx', 'print', 'xlsx', 'picture'];

interface OptionsProps {
  readonly format: CoverageReportFormat;
  readonly chooseFormat: (format: CoverageReportFormat) => void;
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
    <div className="report-options">
      <FormatChoice {...props} />
      {format !== 'picture' && <LanguageChoice {...props} />}
      {isPaper && <PaperOptions {...props} />}
      {isPaper && wishes.language !== language && <p className="report-note">{text.otherLanguage}</p>}
      {isFiltered && <p className="report-note">{text.filtered}</p>}
      {isPending && <p className="report-note">{text.pending}</p>}
    </div>
  );
}

function FormatChoice({ format, chooseFormat }: OptionsProps) {
  const words = useText();
  return (
    <fieldset className="report-formats">
      <legend>{words.report.format}</legend>
      {FORMATS.map((one) => {
        const { name, ending, note } = words.board.report.formats[one];
        return (
          <label key={one}>
            <input type="radio" name="report-format" checked={format === one} onChange={() => chooseFormat(one)} />
            <span>
              <b>{name}</b> <code>{ending}</code>
              <small>{note}</small>
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}

function LanguageChoice({ wishes, setWishes }: OptionsProps) {
  const text = useText().report;
  return (
    <label className="report-line">
      {text.language}
      <select
        value={wishes.language}
        onChange={({ currentTarget: { value } }) => setWishes({ ...wishes, language: value === 'en' ? 'en' : 'zh' })}
      >
        {(['zh', 'en'] as const).map((one) => (
          <option key={one} value={one}>
            {text.languages[one]}
          </option>
        ))}
      </select>
    </label>
  );
}

function PaperOptions({ wishes, setWishes, withPictures, setWithPictures, drawn }: OptionsProps) {
  const words = useText();
  const { report } = words;
  const said = {
    drawing: words.board.report.drawing,
    done: report.drawn,
    none: report.notDrawn,
    failed: report.failedPictures,
  };
  return (
    <>
      <label className="report-check">
        <input
          type="checkbox"
          checked={wishes.internal}
          onChange={(event) => setWishes({ ...wishes, internal: event.currentTarget.checked })}
        />
        {report.internal}
      </label>
      <label className="report-check">
        <input
          type="checkbox"
          checked={withPictures}
          onChange={(event) => setWithPictures(event.currentTarget.checked)}
        />
        {words.board.report.withPictures}
      </label>
      <p className="report-drawn" role="status">
        {said[drawn.kind]}
      </p>
    </>
  );
}
