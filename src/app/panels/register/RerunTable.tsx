import { useState } from 'react';
import type { FindingChange, FindingFigures } from '../../../domain/siting/compare-checks.ts';
import type { CheckRecord } from '../../../domain/siting/register.ts';
import type { SitingOutcome } from '../../../domain/siting/result.ts';
import { type Relaxation, relaxations } from '../../../domain/siting/rule-limits.ts';
import { extentOf } from '../../../text/figures.ts';
import { markWords } from '../../../text/marks.ts';
import { hectares, metres } from '../../format.ts';
import { Swatch } from '../../map/Swatch.tsx';
import { shippedRules } from '../../state/open-city.ts';
import { keepRerun, type Rerun } from '../../state/register-verbs.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { OutcomeIcon } from '../siting/OutcomeIcon.tsx';

interface RerunTableProps {
  readonly record: CheckRecord;
  readonly rerun: Rerun;
  readonly select: (serial: string) => void;
}

/** A check of the register beside the same check today: what changed, and on what account. */
export function RerunTable({ record, rerun, select }: RerunTableProps) {
  const { diff } = useText().register;
  const { change } = rerun;
  const changed = change.findings.filter((f) => f.isChanged);
  const [onlyChanged, setOnlyChanged] = useState(true);
  const [kept, setKept] = useState(false);
  const keep = async (): Promise<void> => {
    const made = await keepRerun(record, rerun);
    setKept(true);
    select(made.serial);
  };
  const shown = onlyChanged ? changed : change.findings;
  const shipped = shippedRules();
  const own = shipped?.city === record.city ? shipped : null;
  const relaxed = [relaxations(record.result, own), relaxations(rerun.result, own)] as const;
  return (
    <section className="register-rerun" aria-label={diff.title}>
      <header>
        <h3>{diff.title}</h3>
        <span>{changed.length > 0 ? diff.changed(changed.length) : diff.same}</span>
        <button type="button" className="button secondary" disabled={kept} onClick={() => void keep()}>
          {kept ? diff.kept : diff.keep}
        </button>
      </header>
      <Accounts rerun={rerun} />
      <label>
        <input type="checkbox" checked={onlyChanged} onChange={() => setOnlyChanged(!onlyChanged)} />
        {diff.only}
      </label>
      {shown.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{diff.item}</th>
              <th scope="col">{diff.status}</th>
              <th scope="col" className="figure">
                {diff.area}
              </th>
              <th scope="col" className="figure">
                {diff.distance}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((f) => (
              <Row key={`${f.key}/${f.rule?.zh ?? ''}`} change={f} relaxed={relaxed} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** Outcome, rules and data, before and now. */
function Accounts({ rerun: { change, rules, data } }: { rerun: Rerun }) {
  const { diff } = useText().register;
  const language = useApp((s) => s.language);
  const dated = (version: { readonly date: string } | null) => version?.date ?? diff.none;
  return (
    <dl>
      <div>
        <dt>{diff.outcome}</dt>
        <dd>
          <Outcome outcome={change.before} /> → <Outcome outcome={change.after} />
        </dd>
      </div>
      <div>
        <dt>{diff.rules}</dt>
        <dd>{rules ? `${rules.before} → ${rules.after}` : diff.rulesSame}</dd>
      </div>
      <div>
        <dt>{diff.data}</dt>
        <dd>
          {data.length === 0
            ? diff.dataSame
            : data.map((d) => `${d.name[language]} ${dated(d.before)} → ${dated(d.after)}`).join(' · ')}
        </dd>
      </div>
    </dl>
  );
}

function Outcome({ outcome, isFinding = false }: { outcome: SitingOutcome; isFinding?: boolean }) {
  const { siting } = useText();
  return (
    <span className={`outcome ${outcome}`}>
      <OutcomeIcon outcome={outcome} />
      {isFinding && outcome === 'unchecked' ? siting.unchecked : siting.outcome[outcome]}
    </span>
  );
}

type Relaxed = ReadonlyMap<string, Relaxation>;

interface RowProps {
  readonly change: FindingChange;
  /** Of the findings before and now, by key. */
  readonly relaxed: readonly [before: Relaxed, now: Relaxed];
}

function Row({ change, relaxed: [relaxedBefore, relaxedNow] }: RowProps) {
  const language = useApp((s) => s.language);
  const { before, after } = change;
  return (
    <tr className={change.isChanged ? 'changed' : undefined}>
      <th scope="row">
        <div className="register-item">
          <Swatch style={change.style} />
          <span>
            {change.name[language]}
            {change.rule && <small>{change.rule[language]}</small>}
          </span>
        </div>
      </th>
      <td>
        <Pair
          before={<Word figures={before} relaxed={relaxedBefore} isNow={false} />}
          after={<Word figures={after} relaxed={relaxedNow} isNow />}
        />
      </td>
      <td className="figure">
        <Pair before={sizeOf(before)} after={sizeOf(after)} />
      </td>
      <td className="figure">
        <Pair before={metres(before?.distanceMetres)} after={metres(after?.distanceMetres)} />
      </td>
    </tr>
  );
}

/** Lines have a length, areas an area; what is not met has none. */
const sizeOf = (figures: FindingFigures | null): string => {
  if (!figures) return hectares(null);
  const { squareMetres, metres: length } = extentOf(figures);
  return length === null ? hectares(squareMetres) : `${metres(length)} m`;
};

function Pair({ before, after }: { before: React.ReactNode; after: React.ReactNode }) {
  return (
    <>
      <span className="was">{before}</span> <span className="now">{after}</span>
    </>
  );
}

function Word({ figures, relaxed, isNow }: { figures: FindingFigures | null; relaxed: Relaxed; isNow: boolean }) {
  const { diff } = useText().register;
  const language = useApp((s) => s.language);
  if (!figures) return isNow ? diff.gone : diff.fresh;
  if (relaxed.get(figures.key)?.hides)
    return (
      <span className="outcome notice">
        <OutcomeIcon outcome="notice" />
        {markWords[language].relaxed}
      </span>
    );
  return <Outcome outcome={figures.outcome} isFinding />;
}
