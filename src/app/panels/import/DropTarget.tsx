import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { openUserFiles } from '../../state/import-verbs.ts';
import { getApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { droppedFiles } from './dropped-files.ts';
import './drop-target.css';

/** Files and folders may be dropped anywhere on the window; while one is over it, the window says so. */
export function DropTarget() {
  const { imports: text } = useText();
  const [over, setOver] = useState(false);
  useEffect(() => listen(setOver), []);
  if (!over) return null;
  return createPortal(
    <div className="drop-target" role="status">
      <strong>{text.drop}</strong>
      <span>{text.dropHint}</span>
      <small>{text.dropFormats}</small>
    </div>,
    document.body,
  );
}

const bringsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

function listen(setOver: (over: boolean) => void): () => void {
  const abort = new AbortController();
  const { signal } = abort;
  const onOver = (event: DragEvent): void => {
    if (!bringsFiles(event)) return;
    event.preventDefault();
    // What is being asked already comes first.
    setOver(getApp().importing === null);
  };
  const onLeave = (event: DragEvent): void => {
    if (event.relatedTarget === null) setOver(false);
  };
  const onDrop = (event: DragEvent): void => {
    if (!bringsFiles(event) || !event.dataTransfer) return;
    event.preventDefault();
    setOver(false);
    if (getApp().importing === null) void droppedFiles(event.dataTransfer).then(openUserFiles);
  };
  addEventListener('dragover', onOver, { signal });
  addEventListener('dragleave', onLeave, { signal });
  addEventListener('drop', onDrop, { signal });
  return () => abort.abort();
}
