import { useEffect } from 'react';
import { undoCommand } from '../../commands/undo.ts';
import { count } from '../../format.ts';
import { setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { ProblemBar } from './ProblemBar.tsx';
import './notices.css';

const TOAST_MS = 6000;

/** What the page says unasked: problems, work in progress, things done. */
export function Notices() {
  return (
    <div className="notices">
      <TaskProgress />
      <ProblemBar />
      <ToastLine />
    </div>
  );
}

/** Also for dialogues, which hide the foot of the page. */
export function ToastLine() {
  const toast = useApp((s) => s.toast);
  const { shell } = useText();
  const text = shell.toast;
  const id = toast?.id;
  useEffect(() => {
    if (id === undefined) return;
    const timer = setTimeout(() => setSession({ toast: null }), TOAST_MS);
    return () => clearTimeout(timer);
  }, [id]);
  return (
    <div role="status" aria-live="polite" className="toast-place">
      {toast && (
        <div className="toast on-ink">
          <span>{toast.text}</span>
          {toast.undo && (
            <button
              type="button"
              onClick={() => {
                setSession({ toast: null });
                if (typeof toast.undo === 'function') toast.undo();
                else undoCommand.run();
              }}
            >
              {/* The key takes back the last step of the work only. */}
              {toast.undo === true ? text.undo : shell.undo}
            </button>
          )}
          <button type="button" aria-label={text.close} onClick={() => setSession({ toast: null })}>
            ×
          </button>
        </div>
      )}
    </div>
  );
}

function TaskProgress() {
  const task = useApp((s) => s.task);
  const text = useText().shell.task;
  if (!task) return null;
  return (
    <section className="task" aria-label={task.label}>
      <p>
        <strong>{task.label}</strong>
        <span>{text.of(count(task.done), count(task.total))}</span>
      </p>
      <progress value={task.done} max={Math.max(task.total, 1)} aria-label={task.label} />
      <button type="button" className="button secondary" onClick={task.cancel}>
        {text.cancel}
      </button>
    </section>
  );
}
