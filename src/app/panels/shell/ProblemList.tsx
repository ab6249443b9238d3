import { useState } from 'react';
import type { Problem } from '../../../domain/problems.ts';
import { flyTo } from '../../map/camera.ts';
import { useText } from '../../text/use-text.ts';
import { groupsOf, type ProblemGroup } from '../layer-record/check-groups.ts';
import './problem-list.css';

/** Problems by kind: the first of each in words, the others behind a button. */
export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  return (
    <ul className="problem-list">
      {groupsOf(problems).map((group) => (
        <Group key={group.code} group={group} />
      ))}
    </ul>
  );
}

function Group({ group: { severity, problems } }: { group: ProblemGroup }) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const [first, ...more] = problems;
  if (!first) return null;
  return (
    <li className={`problem ${severity}`}>
      <ProblemMark severity={severity} />
      <div>
        <p className="problem-title">
          {text.problems.title(first)}
          {more.length > 0 && <span className="problem-count">{text.data.problemGroups.summary(problems.length)}</span>}
        </p>
        {(open ? problems : [first]).map((problem, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: problems have no identity; the list is replaced as a whole
          <Sentence key={i} problem={problem} />
        ))}
        {more.length > 0 && (
          <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? text.data.problemGroups.fewer : text.data.problemGroups.more(more.length)}
          </button>
        )}
      </div>
    </li>
  );
}

function Sentence({ problem }: { problem: Problem }) {
  const text = useText().problems;
  const { position } = problem.where;
  return (
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
  );
}

export function ProblemMark({ severity }: { severity: Problem['severity'] }) {
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
