import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { PrintSettings } from '../../../domain/print-settings.ts';
import { keyName } from '../../commands/key-name.ts';
import { Sheet } from '../../panels/shell/Sheet.tsx';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { copyPng, downloadBlob } from '../download.ts';
import { copyPage, downloadPages, printJob } from './outputs.ts';
import { PaperPreview } from './PaperPreview.tsx';
import { PrintOptions } from './PrintOptions.tsx';
import { type PrintJob, PrintPages } from './PrintPages.tsx';
import { keepSettings, readSettings } from './print-settings.ts';
import { useMaking } from './use-making.ts';
import { usePages } from './use-pages.ts';
import { type ScreenPicture, useScreenPicture } from './use-screen-picture.ts';
import { useTitle } from './use-title.ts';
import '../output-dialog.css';
import './print-dialog.css';

/** 打印与出图: maps on paper at a true scale, and the view as it is; one place for all pictures. */
export function PrintDialog() {
  const text = useText().print;
  const [settings, setSettings] = useState(readSettings);
  const [title, setTitle] = useTitle();
  const [stamp, setStamp] = useState(false);
  const [page, setPage] = useState(0);
  const onPaper = settings.medium === 'paper';
  const { options, laid, viewScale, move, moveSecond, status, recentre } = usePages(settings, title);
  const screen = useScreenPicture(!onPaper, title, stamp);
  const making = useMaking();
  const printing = usePrinting();
  const change = (part: Partial<PrintSettings>): void => {
    const next = { ...settings, ...part };
    setSettings(next);
    keepSettings(next);
  };
  const blob = screen.kind === 'done' ? screen.blob : null;
  const canMake = !making.busy && (onPaper ? laid !== null : blob !== null);
  const print = (): void => making.run((signal) => printing.print(options, signal, text.printed));
  const download = (): void => {
    if (onPaper) making.run((signal) => downloadPages(options, signal));
    else if (blob) downloadBlob(`${title}.png`, blob);
  };
  const copy = (): void =>
    making.run(async (signal) => {
      if (onPaper) return copyPage(options, signal);
      return blob && (await copyPng(blob)) ? text.copied : text.copyRefused;
    });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (keyName(event.nativeEvent) !== 'Ctrl+P') return;
    event.preventDefault();
    if (onPaper && canMake) print();
  };
  const last = (laid?.pages.length ?? 1) - 1;
  const shown = Math.min(page, last);
  return (
    <Sheet title={text.title} className="output-dialog print-dialog">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the controls within */}
      <div className="output-body print-body" onKeyDown={onKeyDown}>
        <PrintOptions
          {...{ settings, change, title, setTitle, viewScale, stamp, setStamp, status }}
          beside={options.beside}
        />
        <div className="print-view">
          {onPaper && laid && <PaperPreview {...{ options, laid, page: shown, move, moveSecond }} />}
          {!onPaper && <ScreenPreview picture={screen} />}
          {onPaper && <PageTurn page={shown} last={last} turn={setPage} recentre={recentre} />}
        </div>
      </div>
      <footer className="output-foot">
        <span role="status">{making.said}</span>
        {making.busy && (
          <button type="button" className="button secondary" onClick={making.cancel}>
            {text.cancel}
          </button>
        )}
        <button type="button" className="button secondary" disabled={!canMake} onClick={copy}>
          {text.copy}
        </button>
        {onPaper && (
          <button type="button" className="button secondary" disabled={!canMake} onClick={print}>
            {text.print}
          </button>
        )}
        <button type="button" className="button" disabled={!canMake} onClick={download}>
          {text.png}
        </button>
      </footer>
      {printing.job && <PrintPages job={printing.job} />}
    </Sheet>
  );
}

interface Printing {
  readonly job: PrintJob | null;
  readonly print: (options: Parameters<typeof printJob>[0], signal: AbortSignal, said: string) => Promise<string>;
}

/** Two frames later what was told to React is on the page and painted. */
const painted = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));

/** The last job stays until the next one, or until the dialogue closes. */
function usePrinting(): Printing {
  const [job, setJob] = useState<PrintJob | null>(null);
  const release = useRef<(() => void) | null>(null);
  useEffect(() => () => release.current?.(), []);
  const print: Printing['print'] = async (options, signal, said) => {
    const made = await printJob(options, signal);
    release.current?.();
    release.current = made.release;
    setJob(made.job);
    await painted();
    window.print();
    return said;
  };
  return { job, print };
}

function ScreenPreview({ picture }: { picture: ScreenPicture }) {
  const text = useText().exporting;
  return (
    <div className="print-room" aria-busy={picture.kind === 'drawing'}>
      {picture.kind === 'done' ? (
        <img src={picture.url} alt={text.preview} />
      ) : (
        <p>{picture.kind === 'failed' ? text.failed : text.drawing}</p>
      )}
    </div>
  );
}

interface TurnProps {
  readonly page: number;
  readonly last: number;
  readonly turn: (page: number) => void;
  readonly recentre: () => void;
}

function PageTurn({ page, last, turn, recentre }: TurnProps) {
  const text = useText().print;
  const language = useApp((s) => s.language);
  return (
    <div className="print-turn" lang={language}>
      {last > 0 && (
        <>
          <button type="button" className="link" disabled={page === 0} onClick={() => turn(page - 1)}>
            {text.previous}
          </button>
          <span>{text.pageOf(page + 1, last + 1)}</span>
          <button type="button" className="link" disabled={page === last} onClick={() => turn(page + 1)}>
            {text.next}
          </button>
        </>
      )}
      {page === 0 && <span>{text.previewHint}</span>}
      {page === 0 && (
        <button type="button" className="link" onClick={recentre}>
          {text.recentre}
        </button>
      )}
    </div>
  );
}
