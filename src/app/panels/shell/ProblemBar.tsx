import type { Problem } from '../../../domain/problems.ts';
import { flyTo } from '../../map/camera.ts';
import { setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';

const MOST = 3;

/** What is wrong, where, and what to do; stays until it is dismissed. */
export function ProblemBar() {
  const text = useText().shell;
  const problems = useApp((s) => s.problems);
  const failed = useApp((s) => s.opening === 'failed');
  if (problems.length === 0 || failed) return null;
  return (
    <section className="problem-bar" aria-label={text.problemBar.label} role="alert">
      <ul>
        {problems.slice(0, MOST).map((problem, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: problems have no identity; the list is replaced as a whole
          <ProblemRow key={`${problem.code}-${i}`} problem={problem} />
        ))}
      </ul>
      {problems.length > MOST && <p className="problem-more">{text.problemBar.more(problems.length - MOST)}</p>}
      <button type="button" className="button secondary" onClick={() => setSession({ problems: [] })}>
        {text.problemBar.dismiss}
      </button>
    </section>
  );
}

function ProblemRow({ problem }: { problem: Problem }) {
  const text = useText().problems;
  const { position } = problem.where;
  return (
    <li className={`problem ${problem.severity}`}>
      <ProblemMark severity={problem.severity} />
      <div>
        <p className="problem-title">{text.title(problem)}</p>
        <p>
          {text.sentence(problem)}{' '}
          {position && (
            <button
              type="button"
              className="link"
              onClick={() => flyTo({ lon: position[0], lat: position[1], zoom: 15, bearing: 0 })}
            >
              {text.locate}
            </button>
          )}
        </p>
      </div>
    </li>
  );
}

function ProblemMark({ severity }: { severity: Problem['severity'] }) {
  return (
    <svg className="problem-mark" viewBox="0 0 18 18" aria-hidden="true">
      {severity === 'error' ? (
        <>
          <path d="M5.6 1h6.800L17 5.600v6.800L12.4 17H5.600L1 12.400V5.600Z" fill="#A3153F" />
          <path d="M4.6 9h8.8" stroke="#fff" strokeWidth="2.4" />
        </>
      ) : (
        <>
          <path d="M9 .6L17.4 9L9 17.400L.6 9Z" fill="#8A5200" />
          <path d="M9 4.600v5.200M9 11.600v1.8" stroke="#fff" strokeWidth="2" />
        </>
      )}
    </svg>
  );
}
