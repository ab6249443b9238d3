import { useRef, useState } from 'react';
import { zipFiles } from '../../../../io/archive.ts';
import { downloadBlob, fileName } from '../../../export/download.ts';
import type { Scene } from '../../../state/scene.ts';
import { getApp } from '../../../state/store.ts';
import { textIn } from '../../../text/use-text.ts';
import { type Attachment, coverageAttachment, sitingAttachment } from './attach.ts';
import { type HandOut, makeHandOut } from './make-pages.ts';

export interface HandOutWishes {
  readonly format: 'pptx' | 'pdf';
  /** A4 with notes, of PDF only. */
  readonly withNotes: boolean;
  readonly siting: boolean;
  readonly coverage: boolean;
}

interface Making {
  /** Scenes done of how many, while it works. */
  readonly progress: { readonly done: number; readonly scenes: readonly Scene[] } | null;
  readonly said: string;
  /** Pages for the browser to print; null before. */
  readonly made: HandOut | null;
  readonly run: (wishes: HandOutWishes) => Promise<void>;
  readonly cancel: () => void;
}

/** One hand-out after another; what is cancelled leaves no file. */
export function useHandOut(): Making {
  const [progress, setProgress] = useState<Making['progress']>(null);
  const [said, setSaid] = useState('');
  const [made, setMade] = useState<HandOut | null>(null);
  const work = useRef<AbortController | null>(null);
  const text = () => textIn(getApp().language).handOut;

  const run: Making['run'] = async (wishes) => {
    const own = new AbortController();
    work.current = own;
    setMade(null);
    // Of the city on show now: others are opened on the way.
    const { scenes } = getApp().project;
    setProgress({ done: 0, scenes });
    setSaid('');
    const tell = (done: number, title: string): void => {
      setProgress({ done, scenes });
      setSaid(text().drawing(title));
    };
    try {
      const handOut = await makeHandOut(Date.now(), own.signal, tell);
      setProgress({ done: scenes.length, scenes });
      setSaid(text().attaching);
      const { files, lost } = await attachments(wishes, own.signal);
      setSaid(text().writing);
      const name = await hand(handOut, wishes, files, own.signal);
      if (wishes.format === 'pdf') setMade(handOut);
      const notAttached = lost.map((report) => text().notAttached(report));
      setSaid([name === null ? '' : text().made(name), ...notAttached].filter((s) => s !== '').join(' · '));
    } catch (error) {
      if (!own.signal.aborted) console.error(error);
      const reason = error instanceof Error ? error.message : String(error);
      setSaid(own.signal.aborted ? text().cancelled : text().broken(reason));
    } finally {
      setProgress(null);
      work.current = null;
    }
  };
  const cancel = (): void => {
    setSaid(text().restoring);
    work.current?.abort();
  };
  return { progress, said, made, run, cancel };
}

interface Attached {
  readonly files: readonly Attachment[];
  /** Names of reports that could not be made. */
  readonly lost: readonly string[];
}

async function attachments({ siting, coverage }: HandOutWishes, signal: AbortSignal): Promise<Attached> {
  const { report, board } = textIn(getApp().language);
  const madeAt = Date.now();
  const wanted = [
    ...(siting ? [{ name: report.title, make: sitingAttachment }] : []),
    ...(coverage ? [{ name: board.report.title, make: coverageAttachment }] : []),
  ];
  const files: Attachment[] = [];
  const lost: string[] = [];
  for (const { name, make } of wanted) {
    const file = await make(madeAt, signal);
    if (file) files.push(file);
    else lost.push(name);
  }
  return { files, lost };
}

const PPTX = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';

/** The file that is handed out, by its name; null where none is made and the browser prints alone. */
async function hand(
  handOut: HandOut,
  { format }: HandOutWishes,
  files: readonly Attachment[],
  signal: AbortSignal,
): Promise<string | null> {
  const name = fileName(handOut.title);
  const own = format === 'pptx' ? [{ path: `${name}.pptx`, bytes: await pptxOf(handOut) }] : [];
  const all = [...own, ...files];
  const [only] = all;
  signal.throwIfAborted();
  if (!only) return null;
  if (files.length === 0) {
    downloadBlob(only.path, new Blob([only.bytes.slice()], { type: PPTX }));
    return only.path;
  }
  const zip = await zipFiles(all);
  signal.throwIfAborted();
  downloadBlob(`${name}.zip`, new Blob([zip.slice()], { type: 'application/zip' }));
  return `${name}.zip`;
}

async function pptxOf({ pages, language, title }: HandOut): Promise<Uint8Array> {
  const { pagesPptx } = await import('../../../../report/slides/pptx.ts');
  return pagesPptx(pages, { language, title });
}
