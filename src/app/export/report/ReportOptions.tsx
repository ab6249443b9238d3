import type { Language } from '../../state/model.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import type { ReportFormat } from './ReportDialog.tsx';
import type { ReportWishes } from './report-input.ts';
import type { DrawnPictures } from './use-pictures.ts';

const FORMATS: readonly ReportFormat[] = ['docx', 'print', 'xlsx', 'csv', 'geojson', 'shapefile', 'picture'];
const LANGUAGES: readonly Language[] = ['zh', 'en'];
/** A year is the longest that anybody should rely on a check. */
const MOST_DAYS = 365;

interface OptionsProps {
  readonly format: ReportFormat;
  readonly chooseFormat: (format: ReportFormat) => void;
  readonly wishes: ReportWishes;
  readonly setWishes: (wishes: ReportWishes) => void;
  readonly withPictures: boolean;
  readonly setWithPictures: (wanted: boolean) => void;
  readonly drawn: DrawnPictures;
}

export function ReportOptions(props: OptionsProps) {
  const { format, wishes } = props;
  const text = useText().report;
  const pending = useApp((s) => s.advice.kind === 'running');
  const isPaper = format === 'docx' || format === 'print';
  return (
    <div className="report-options">
      <FormatChoice format={format} choose={props.chooseFormat} />
      {format !== 'picture' && <LanguageChoice {...props} />}
      {isPaper && <PaperOptions {...props} />}
      {(format === 'geojson' || format === 'shapefile') && <p className="report-note">{text.coordinatesIn}</p>}
      {isPaper && wishes.listsCorners && <p className="report-note">{text.cornersNote}</p>}
      {isPaper && pending && <p className="report-note">{text.advicePending}</p>}
    </div>
  );
}

function FormatChoice({ format, choose }: { format: ReportFormat; choose: (format: ReportFormat) => void }) {
  const text = useText().report;
  return (
    <fieldset className="report-formats">
      <legend>{text.format}</legend>
      {FORMATS.map((one) => {
        const { name, ending, note } = text.formats[one];
        return (
          <label key={one}>
            <input type="radio" name="report-format" checked={format === one} onChange={() => choose(one)} />
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
        onChange={({ currentTarget }) =>
          setWishes({ ...wishes, language: LANGUAGES.find((l) => l === currentTarget.value) ?? wishes.language })
        }
      >
        {LANGUAGES.map((one) => (
          <option key={one} value={one}>
            {text.languages[one]}
          </option>
        ))}
      </select>
    </label>
  );
}

function PaperOptions({ wishes, setWishes, withPictures, setWithPictures, drawn }: OptionsProps) {
  const text = useText().report;
  return (
    <>
      <label className="report-line">
        {text.validDays}
        <input
          type="number"
          min={1}
          max={MOST_DAYS}
          value={wishes.validDays}
          onChange={({ currentTarget: { valueAsNumber: days } }) => {
            if (Number.isInteger(days) && days >= 1 && days <= MOST_DAYS) setWishes({ ...wishes, validDays: days });
          }}
        />
      </label>
      <Check label={text.internal} checked={wishes.internal} set={(internal) => setWishes({ ...wishes, internal })} />
      <Check
        label={text.corners}
        checked={wishes.listsCorners}
        set={(listsCorners) => setWishes({ ...wishes, listsCorners })}
      />
      <Check label={text.withPictures} checked={withPictures} set={setWithPictures} />
      <p className="report-drawn" role="status">
        {drawn.kind === 'drawing' ? (
          <>
            {text.drawing(drawn.done, drawn.total)}{' '}
            <button type="button" className="link" onClick={drawn.skip}>
              {text.skip}
            </button>
          </>
        ) : (
          { done: text.drawn, none: text.notDrawn, failed: text.failedPictures }[drawn.kind]
        )}
      </p>
    </>
  );
}

interface CheckProps {
  readonly label: string;
  readonly checked: boolean;
  readonly set: (checked: boolean) => void;
}

function Check({ label, checked, set }: CheckProps) {
  return (
    <label className="report-check">
      <input type="checkbox" checked={checked} onChange={(event) => set(event.currentTarget.checked)} />
      {label}
    </label>
  );
}
