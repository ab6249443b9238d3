import { MOST_VALID_DAYS } from '../../../domain/print-settings.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { ReportCheck } from './ReportCheck.tsx';
import type { ReportFormat } from './ReportDialog.tsx';
import type { ReportWishes } from './report-input.ts';
import type { DrawnPictures } from './use-pictures.ts';

interface OptionsProps {
  readonly format: ReportFormat;
  readonly wishes: ReportWishes;
  readonly setWishes: (wishes: ReportWishes) => void;
  readonly withPictures: boolean;
  readonly setWithPictures: (wanted: boolean) => void;
  readonly drawn: DrawnPictures;
  /** Sites that are not compared, in a sentence; empty where there are none. */
  readonly leftOut: string;
}

export function ReportOptions(props: OptionsProps) {
  const { format, wishes, leftOut } = props;
  const text = useText().report;
  const pending = useApp((s) => s.advice.kind === 'running');
  const isPaper = format === 'docx' || format === 'print';
  return (
    <>
      {isPaper && leftOut !== '' && <p className="output-note">{leftOut}</p>}
      {isPaper && <PaperOptions {...props} />}
      {(format === 'geojson' || format === 'shapefile') && <p className="output-note">{text.coordinatesIn}</p>}
      {isPaper && wishes.listsCorners && <p className="output-note">{text.cornersNote}</p>}
      {isPaper && pending && <p className="output-note">{text.advicePending}</p>}
    </>
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
          max={MOST_VALID_DAYS}
          value={wishes.validDays}
          onChange={({ currentTarget: { valueAsNumber: days } }) => {
            if (Number.isInteger(days) && days >= 1 && days <= MOST_VALID_DAYS)
              setWishes({ ...wishes, validDays: days });
          }}
        />
      </label>
      <ReportCheck
        label={text.internal}
        checked={wishes.internal}
        set={(internal) => setWishes({ ...wishes, internal })}
      />
      <ReportCheck
        label={text.corners}
        checked={wishes.listsCorners}
        set={(listsCorners) => setWishes({ ...wishes, listsCorners })}
      />
      <ReportCheck label={text.withPictures} checked={withPictures} set={setWithPictures} />
      <p className="output-note" role="status">
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
