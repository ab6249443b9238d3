import type { Target } from '../../../domain/city.ts';
import type { SiteTable } from '../../../domain/coverage/site-table.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { figureOf } from './figure.ts';
import { NumberHandle } from './NumberHandle.tsx';

interface SiteProgressProps {
  readonly table: SiteTable;
  readonly targets: readonly Target[];
}

/** Tasks that the plan counts: how many are done, of how many on the map, and how many the plan asks for. */
export function SiteProgress({ table, targets }: SiteProgressProps) {
  const words = useText().board.sites;
  const language = useApp((s) => s.language);
  const tasks = targets.flatMap(({ indicator, name, value, measure }) => {
    if (measure.kind !== 'sites-done') return [];
    const rows = table.rows.filter((r) => r.layerId === measure.layerId && r.classId === measure.classId);
    if (rows.length === 0) return [];
    const done = rows.filter(({ status }) => measure.doneStatuses.some((s) => s === status)).length;
    return [{ indicator, name: name[language], done, total: rows.length, planned: value, deadline: measure.deadline }];
  });
  if (tasks.length === 0) return null;
  return (
    <section className="site-progress">
      <h3>{words.progress}</h3>
      <ul>
        {tasks.map(({ indicator, name, done, total, planned, deadline }) => {
          const whole = Math.max(total, planned ?? 0);
          return (
            <li key={indicator}>
              <span>{name}</span>
              <span className="site-progress-bar" aria-hidden="true">
                <i style={{ width: `${(100 * done) / whole}%` }} />
              </span>
              <b>
                <NumberHandle selection={figureOf('indicator', indicator)} label={name}>
                  {words.progressDone(String(done), String(total))}
                </NumberHandle>
              </b>
              <span className="site-progress-plan">
                {[
                  planned !== null && words.progressPlan(String(planned)),
                  deadline !== null && words.progressTerm(String(deadline)),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
