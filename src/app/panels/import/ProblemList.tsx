import type { Problem } from '../../../domain/problems.ts';
import { useText } from '../../text/use-text.ts';
import { errorsFirst } from './arrange.ts';
import { MarkIcon } from './icons.tsx';

interface Props {
  readonly problems: readonly Problem[];
  /** File that the list stands under, so that it need not be named again. */
  readonly under?: string;
}

/** Problems in words, errors first. */
export function ProblemList({ problems, under }: Props) {
  const { problems: words, imports: text } = useText();
  return (
    <ul className="import-problems">
      {errorsFirst(problems).map((problem, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: problems have no identity; the list is replaced as a whole
        <li key={i}>
          <MarkIcon mark={problem.severity} label={text.found.marks[problem.severity]} />
          <div>
            <strong>{words.title(problem)}</strong>
            <p>{words.sentence(withoutFile(problem, under))}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}

function withoutFile(problem: Problem, under: string | undefined): Problem {
  const { file, ...where } = problem.where;
  return file === under ? { ...problem, where } : problem;
}
