import { setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { ProblemList } from './ProblemList.tsx';

/** What is wrong, where, and what to do; stays until it is dismissed. */
export function ProblemBar() {
  const text = useText();
  const problems = useApp((s) => s.problems);
  const failed = useApp((s) => s.opening === 'failed');
  if (problems.length === 0 || failed) return null;
  return (
    <section className="problem-bar" aria-label={text.shell.problemBar.label} role="alert">
      <div className="problem-scroll">
        <ProblemList problems={problems} />
      </div>
      <footer>
        <span>{problems.length > 1 && text.data.problemGroups.summary(problems.length)}</span>
        <button type="button" className="button secondary" onClick={() => setSession({ problems: [] })}>
          {text.shell.problemBar.dismiss}
        </button>
      </footer>
    </section>
  );
}
