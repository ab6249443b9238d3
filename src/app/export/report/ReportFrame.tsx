import type { ReactNode } from 'react';
import type { ReportDocument, ReportPictures } from '../../../report/document.ts';
import { Sheet } from '../../panels/shell/Sheet.tsx';
import type { Language } from '../../state/model.ts';
import { setSession } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { Preview, PrintPages } from './ReportPages.tsx';
import { nextFrame, type useMaking } from './use-making.ts';
import '../output-dialog.css';
import './report-dialog.css';

/** Of `print` and `picture` no file is made here: the browser prints, and the picture has a dialogue of its own. */
export type FrameFormat = 'print' | 'picture';

type Drawn =
  | { readonly kind: 'none' | 'drawing' | 'failed' }
  | { readonly kind: 'done'; readonly pictures: ReportPictures };

const NO_PICTURES: ReportPictures = {};

export const picturesOf = (drawn: Drawn): ReportPictures => (drawn.kind === 'done' ? drawn.pictures : NO_PICTURES);

interface FrameText<F extends string> {
  readonly title: string;
  readonly formats: Readonly<Record<F, { readonly name: string; readonly ending: string; readonly note: string }>>;
}

interface FrameProps<F extends string> {
  readonly text: FrameText<F>;
  readonly formats: readonly F[];
  readonly format: F;
  readonly choose: (format: F) => void;
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
  readonly report: ReportDocument;
  /** While they are drawn nothing is made. */
  readonly drawn: Drawn;
  readonly making: ReturnType<typeof useMaking>;
  readonly make: () => void;
  /** Options of paper and notes, under the language. */
  readonly children: ReactNode;
}

/** The dialogue of a report: its first page as it will be, formats, options, and what makes it. */
export function ReportFrame<F extends string>(props: FrameProps<F>) {
  const text = useText().report;
  const { format, report, drawn, making } = props;
  const pictures = picturesOf(drawn);
  return (
    <Sheet title={props.text.title} className="output-dialog report-dialog">
      <div className="output-body report-body">
        <Preview report={report} pictures={pictures} />
        <div className="output-options">
          <FormatChoice {...props} />
          {format !== 'picture' && <LanguageChoice {...props} />}
          {props.children}
        </div>
      </div>
      <footer className="output-foot">
        <span role="status">{making.said}</span>
        <button
          type="button"
          className="button secondary"
          onClick={() => (making.busy ? making.cancel() : setSession({ dialog: null }))}
        >
          {text.cancel}
        </button>
        <button
          type="button"
          className="button"
          disabled={making.busy || drawn.kind === 'drawing'}
          onClick={props.make}
        >
          {format === 'print' ? text.print : text.make(props.text.formats[format].name)}
        </button>
      </footer>
      <PrintPages report={report} pictures={pictures} />
    </Sheet>
  );
}

/** What the browser prints is on the page by then. */
export async function printReport(isWanted: () => boolean): Promise<null> {
  await nextFrame();
  if (isWanted()) window.print();
  return null;
}

type FormatProps<F extends string> = Pick<FrameProps<F>, 'formats' | 'format' | 'choose' | 'text'>;

function FormatChoice<F extends string>({ formats, format, choose, text: words }: FormatProps<F>) {
  const text = useText().report;
  return (
    <fieldset className="report-formats">
      <legend>{text.format}</legend>
      {formats.map((one) => {
        const { name, ending, note } = words.formats[one];
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

const LANGUAGES: readonly Language[] = ['zh', 'en'];

function LanguageChoice({ language, setLanguage }: { language: Language; setLanguage: (language: Language) => void }) {
  const text = useText().report;
  return (
    <label className="report-line">
      {text.language}
      <select
        value={language}
        onChange={({ currentTarget }) => setLanguage(LANGUAGES.find((l) => l === currentTarget.value) ?? language)}
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
