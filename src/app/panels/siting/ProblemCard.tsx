import type { ReactNode } from 'react';
import type { Problem } from '../../../domain/problems.ts';
import { fitExtent } from '../../map/camera.ts';
import { useText } from '../../text/use-text.ts';
import { OutcomeIcon } from './OutcomeIcon.tsx';

interface Props {
  readonly title: string;
  readonly problems: readonly Problem[];
  readonly children?: ReactNode;
}

/** Half the side of the box that a position is shown in, degrees. */
const AROUND_DEGREES = 0.004;

/** What stops a shape, where, and the ways out. */
export function ProblemCard({ title, problems, children }: Props) {
  const { siting: text, problems: words } = useText();
  const place = problems.find((p) => p.where.position)?.where.position;
  return (
    <section className="problem-card outcome avoid" role="alert">
      <OutcomeIcon outcome="avoid" size="1.4em" />
      <div>
        <h3>{title}</h3>
        <ul>
          {problems.map((problem, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: problems have no identity and do not move
            <li key={i}>{words.sentence(problem)}</li>
          ))}
        </ul>
        <div className="buttons">
          {place && (
            <button type="button" className="button secondary" onClick={() => fitExtent(around(place))}>
              {text.refused.locate}
            </button>
          )}
          {children}
        </div>
      </div>
    </section>
  );
}

const around = ([lon, lat]: readonly [number, number]): [number, number, number, number] => [
  lon - AROUND_DEGREES,
  lat - AROUND_DEGREES,
  lon + AROUND_DEGREES,
  lat + AROUND_DEGREES,
];
