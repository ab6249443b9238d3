import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { openUserFiles } from '../../state/import-verbs.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { droppedFiles } from './dropped-files.ts';
import './drop-target.css';

/** Files and folders may be dropped anywhere on the window; while one is over it, the window says so. */
export function DropTarget() {
  const [over, setOver] = useState(false);
  useEffect(() => listen(setOver), []);
  return over ? createPortal(<Invitation />, document.body) : null;
}

/** Above an open dialogue too. */
function Invitation() {
  const { imports: text } = useText();
  const later = useApp((s) => s.importing !== null || s.task !== null || s.opening !== 'ready');
  const area = useRef<HTMLDivElement>(null);
  useEffect(() => area.current?.showPopover(), []);
  return (
    <div ref={area} className="drop-target" role="status" popover="manual">
      <strong>{later ? text.dropLater : text.drop}</strong>
      <span>{text.dropHint}</span>
      <small>{text.dropFormats}</small>
    </div>
  );
}

const bringsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

function listen(setOver: (over: boolean) => void): () => void {
  const abort = new AbortController();
  const { signal } = abort;
  const onOver = (event: DragEvent): void => {
    if (!bringsFiles(event)) return;
    event.preventDefault();
    setOver(true);
  };
  const onLeave = (event: DragEvent): void => {
    if (event.relatedTarget === null) setOver(false);
  };
  const onDrop = (event: DragEvent): void => {
    if (!bringsFiles(event) || !event.dataTransfer) return;
    event.preventDefault();
    setOver(false);
    void droppedFiles(event.dataTransfer).then(openUserFiles);
  };
  addEventListener('dragover', onOver, { signal });
  addEventListener('dragleave', onLeave, { signal });
  addEventListener('drop', onDrop, { signal });
  return () => abort.abort();
}
