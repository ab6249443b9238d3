import type { ReactNode } from 'react';
import type { ReportDocument, ReportPictures } from '../../../report/document.ts';
import { Sheet } from '../../panels/shell/Sheet.tsx';
import type { Language } from '../../state/model.ts';
import { setSession } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { Preview, PrintPages } from './ReportPages.tsx';
import { nextFrame, type useMaking } from './use-making.ts';
import './report-dialog.css';

/** Of `print` and `picture` no file is made here: the browser prints, and the picture has a dialogue of its own. */
export type FrameFormat = 'print' | 'picture';

interface FrameProps<F extends string> {
  readonly title: string;
  readonly formats: readonly F[];
  readonly format: F;
  readonly choose: (format: F) => void;
  readonly texts: Readonly<Record<F, { readonly name: string; readonly ending: string; readonly note: string }>>;
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
  readonly report: ReportDocument;
  readonly pictures: ReportPictures;
  /** Pictures are being drawn: nothing is made meanwhile. */
  readonly isDrawing: boolean;
  readonly making: ReturnType<typeof useMaking>;
  readonly make: () => void;
  /** Options of paper and notes, under the language. */
  readonly children: ReactNode;
}

/** The dialogue of a report: its first page as it will be, formats, options, and what makes it. */
export function ReportFrame<F extends string>(props: FrameProps<F>) {
  const text = useText().report;
  const { format, report, pictures, making } = props;
  return (
    <Sheet title={props.title} className="report-dialog">
      <div className="report-body">
        <Preview report={report} pictures={pictures} />
        <div className="report-options">
          <FormatChoice {...props} />
          {format !== 'picture' && <LanguageChoice {...props} />}
          {props.children}
        </div>
      </div>
      <footer className="report-foot">
        <span role="status">{making.said}</span>
        <button
          type="button"
          className="button secondary"
          onClick={() => (making.busy ? making.cancel() : setSession({ dialog: null }))}
        >
          {text.cancel}
        </button>
        <button type="button" className="button" disabled={making.busy || props.isDrawing} onClick={props.make}>
          {format === 'print' ? text.print : text.make(props.texts[format].name)}
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

type FormatProps<F extends string> = Pick<FrameProps<F>, 'formats' | 'format' | 'choose' | 'texts'>;

function FormatChoice<F extends string>({ formats, format, choose, texts }: FormatProps<F>) {
  const text = useText().report;
  return (
    <fieldset className="report-formats">
      <legend>{text.format}</legend>
      {formats.map((one) => {
        const { name, ending, note } = texts[one];
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
