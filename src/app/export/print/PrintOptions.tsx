import { useState } from 'react';
import { PRINT_RESOLUTIONS, type PrintSettings } from '../../../domain/print-settings.ts';
import { useText } from '../../text/use-text.ts';
import type { Beside } from './beside.ts';
import { isScale, SCALE_LIMITS, scaleText, USUAL_SCALES } from './print-scale.ts';
import type { BesideStatus } from './use-beside.ts';

interface OptionsProps {
  readonly settings: PrintSettings;
  readonly change: (change: Partial<PrintSettings>) => void;
  readonly title: string;
  readonly setTitle: (title: string) => void;
  readonly viewScale: number;
  /** 内部使用 on the picture of the screen. */
  readonly stamp: boolean;
  readonly setStamp: (stamp: boolean) => void;
  readonly status: BesideStatus;
  readonly beside: Beside | null;
}

const MEDIA = ['A4', 'A3', 'screen'] as const;
const ORIENTATIONS = ['landscape', 'portrait'] as const;
const MODES = ['internal', 'public'] as const;
/** Longer values would not stand in the row of fields. */
const FIELDS = [
  ['approval', 24],
  ['unit', 30],
  ['author', 10],
  ['reviewer', 10],
] as const;
const TITLE_LENGTH = 60;

export function PrintOptions(props: OptionsProps) {
  const { settings, change, title, setTitle } = props;
  const text = useText().print.form;
  const onPaper = settings.medium === 'paper';
  return (
    <div className="output-options print-options">
      <Choices
        name={text.paper}
        choices={MEDIA}
        words={text.papers}
        chosen={onPaper ? settings.size : 'screen'}
        choose={(medium) => change(medium === 'screen' ? { medium } : { medium: 'paper', size: medium })}
      />
      <Compared {...props} />
      {onPaper && <PaperOptions {...props} />}
      <label className="print-field">
        <span>{text.name}</span>
        <textarea
          rows={2}
          maxLength={TITLE_LENGTH}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value.replace(/\n/g, ' '))}
        />
      </label>
      {onPaper ? (
        <>
          {FIELDS.map(([field, length]) => (
            <label key={field} className="print-field">
              <span>{text[field]}</span>
              <input
                maxLength={length}
                value={settings[field]}
                onChange={(event) => change({ [field]: event.currentTarget.value })}
              />
            </label>
          ))}
          <p className="output-note">{text.kept}</p>
        </>
      ) : (
        <label className="print-choice">
          <input
            type="checkbox"
            checked={props.stamp}
            onChange={(event) => props.setStamp(event.currentTarget.checked)}
          />
          {text.stamp}
        </label>
      )}
    </div>
  );
}

/** What becomes of a comparison that is on show. */
function Compared({ settings, status, beside }: OptionsProps) {
  const text = useText().print.form;
  if (status === 'none') return null;
  const said = (): string => {
    if (!beside) return text.comparedAlone;
    const { labels, side } = beside;
    if (settings.medium !== 'paper') return text.comparedScreen(labels.first);
    return side === 'left' ? text.compared(labels.second, labels.first) : text.compared(labels.first, labels.second);
  };
  return (
    <p className="output-note" role="status">
      {said()}
    </p>
  );
}

function PaperOptions({ settings, change, viewScale }: OptionsProps) {
  const text = useText().print.form;
  const dpiWords = { 150: text.dpiOf(150), 200: text.dpiOf(200), 300: text.dpiOf(300) };
  return (
    <>
      <Choices
        name={text.orientation}
        choices={ORIENTATIONS}
        words={text.orientations}
        chosen={settings.orientation}
        choose={(orientation) => change({ orientation })}
      />
      <ScaleChoice settings={settings} change={change} viewScale={viewScale} />
      <Choices
        name={text.dpi}
        choices={PRINT_RESOLUTIONS}
        words={dpiWords}
        chosen={settings.dpi}
        choose={(dpi) => change({ dpi })}
      />
      <Choices
        name={text.mode}
        choices={MODES}
        words={text.modes}
        chosen={settings.mode}
        choose={(mode) => change({ mode })}
      />
      <p className="output-note">{text.modeNotes[settings.mode]}</p>
    </>
  );
}

interface ChoicesProps<T extends string | number> {
  readonly name: string;
  readonly choices: readonly T[];
  readonly words: Readonly<Record<T, string>>;
  readonly chosen: T;
  readonly choose: (choice: T) => void;
}

function Choices<T extends string | number>({ name, choices, words, chosen, choose }: ChoicesProps<T>) {
  return (
    <fieldset>
      <legend>{name}</legend>
      {choices.map((choice) => (
        <label key={choice} className="print-choice">
          <input type="radio" name={name} checked={chosen === choice} onChange={() => choose(choice)} />
          {words[choice]}
        </label>
      ))}
    </fieldset>
  );
}

const isUsual = (scale: number | null): boolean => USUAL_SCALES.some((usual) => usual === scale);

/** The usual scales, the one of the view, or one of the user's own. */
function ScaleChoice({ settings, change, viewScale }: Pick<OptionsProps, 'settings' | 'change' | 'viewScale'>) {
  const text = useText().print.form;
  const { scale } = settings;
  const [own, setOwn] = useState(scale !== null && !isUsual(scale));
  const [typed, setTyped] = useState(String(scale ?? viewScale));
  const value = own ? 'own' : scale === null ? 'view' : String(scale);
  const choose = (choice: string): void => {
    setOwn(choice === 'own');
    setTyped(String(scale ?? viewScale));
    if (choice === 'own') change({ scale: scale ?? viewScale });
    else change({ scale: choice === 'view' ? null : Number(choice) });
  };
  const isWrong = own && !(isScale(Number(typed)) && Number.isInteger(Number(typed)));
  return (
    <>
      <label className="print-field">
        <span>{text.scale}</span>
        <select value={value} onChange={(event) => choose(event.currentTarget.value)}>
          <option value="view">{text.fromView(scaleText(viewScale))}</option>
          {USUAL_SCALES.map((usual) => (
            <option key={usual} value={usual}>
              {scaleText(usual)}
            </option>
          ))}
          <option value="own">{text.ownScale}</option>
        </select>
      </label>
      {own && (
        <label className="print-field">
          <span>{text.denominator}</span>
          <input
            inputMode="numeric"
            aria-invalid={isWrong}
            value={typed}
            onChange={({ currentTarget }) => {
              setTyped(currentTarget.value);
              const denominator = Number(currentTarget.value);
              if (isScale(denominator) && Number.isInteger(denominator)) change({ scale: denominator });
            }}
          />
        </label>
      )}
      {isWrong && (
        <p className="print-wrong">{text.scaleWrong(String(SCALE_LIMITS.least), String(SCALE_LIMITS.most))}</p>
      )}
    </>
  );
}
