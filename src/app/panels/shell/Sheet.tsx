import { type ReactNode, useEffect, useRef } from 'react';
import { setSession } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';

interface SheetProps {
  readonly title: string;
  readonly className?: string;
  readonly onClose?: () => void;
  readonly children: ReactNode;
}

const closeDialog = (): void => setSession({ dialog: null });

/** A modal dialogue: the browser holds the focus inside and gives it back; Escape and a click outside close it. */
export function Sheet({ title, className = '', onClose = closeDialog, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const text = useText().shell;
  useEffect(() => {
    const { current } = dialog;
    if (current && !current.open) current.showModal();
    // The browser would give the focus to the close button, which comes first.
    current?.querySelector<HTMLElement>('input, textarea, select')?.focus();
    return () => current?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`sheet ${className}`}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <header className="sheet-title on-ink">
        <span>{title}</span>
        <button type="button" className="sheet-close" title={text.closeEsc} aria-label={text.close} onClick={onClose}>
          ×
        </button>
      </header>
      {children}
    </dialog>
  );
}
