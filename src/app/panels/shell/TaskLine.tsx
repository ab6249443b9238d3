import { count } from '../../format.ts';
import { setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { ProblemList } from './ProblemList.tsx';
import { useNewProblems } from './use-new-problems.ts';
import './task-line.css';

/** Work in progress inside a dialogue, which hides the line at the foot of the page; null where nothing runs. */
export function TaskLine() {
  const task = useApp((s) => s.task);
  const text = useText().shell.task;
  if (!task) return null;
  return (
    <div className="task-line" role="status">
      <span>{task.label}</span>
      <progress value={task.done} max={Math.max(task.total, 1)} aria-label={task.label} />
      <output>{text.of(count(task.done), count(task.total))}</output>
      <button type="button" className="button secondary" onClick={task.cancel}>
        {text.cancel}
      </button>
    </div>
  );
}

/** What went wrong since the dialogue was opened. */
export function DialogProblems() {
  const problems = useNewProblems();
  const text = useText().shell.problemBar;
  if (problems.length === 0) return null;
  return (
    <section className="dialog-problems" role="alert" aria-label={text.label}>
      <ProblemList problems={problems} />
      <button type="button" className="button secondary" onClick={() => setSession({ problems: [] })}>
        {text.dismiss}
      </button>
    </section>
  );
}
