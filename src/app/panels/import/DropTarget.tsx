import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useText } from '../../text/use-text.ts';
import { openUserFile } from './open-file.ts';
import './import.css';

/** Files may be dropped anywhere on the window; while one is over it, the window says so. */
export function DropTarget() {
  const { siting: text } = useText();
  const [over, setOver] = useState(false);
  useEffect(() => listen(setOver), []);
  if (!over) return null;
  return createPortal(
    <div className="drop-target" role="status">
      <strong>{text.import.drop}</strong>
      <span>{text.import.dropHint}</span>
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
    setOver(true);
  };
  const onLeave = (event: DragEvent): void => {
    if (event.relatedTarget === null) setOver(false);
  };
  const onDrop = (event: DragEvent): void => {
    const file = event.dataTransfer?.files[0];
    if (!bringsFiles(event)) return;
    event.preventDefault();
    setOver(false);
    if (file) void openUserFile(file);
  };
  addEventListener('dragover', onOver, { signal });
  addEventListener('dragleave', onLeave, { signal });
  addEventListener('drop', onDrop, { signal });
  return () => abort.abort();
}
