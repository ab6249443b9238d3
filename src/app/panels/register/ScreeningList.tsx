import type { BatchEntry } from '../../../domain/siting/batch-entry.ts';
import { ROW_OUTCOMES } from '../../../domain/siting/batch-table.ts';
import { count } from '../../format.ts';
import { removeEntry } from '../../state/batch-register.ts';
import { openEntry } from '../../state/batch-verbs.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { OutcomeMark } from '../batch/OutcomeChips.tsx';
import { dateAndTime } from '../layer-record/when.ts';

/** Screenings whose rows are all done, latest first: one line each, which leads to the rows. */
export function ScreeningList() {
  const text = useText().batch;
  const entries = useApp((s) => s.screenings);
  if (entries.length === 0) return null;
  return (
    <section className="register-screenings" aria-label={text.entries}>
      <h3>{text.entries}</h3>
      <ul>
        {entries.toReversed().map((entry) => (
          <Line key={entry.serial} entry={entry} />
        ))}
      </ul>
    </section>
  );
}

function Line({ entry }: { entry: BatchEntry }) {
  const { batch: text, register } = useText();
  const language = useApp((s) => s.language);
  const isThere = useApp((s) => s.batch?.record.id === entry.batch);
  const ready = useApp((s) => s.opening === 'ready');
  const data = entry.data.map((d) => `${d.name[language]} ${d.date}`).join('\n');
  return (
    <li>
      <button
        type="button"
        className="link"
        disabled={!ready}
        title={isThere ? text.entryOpen : text.entryAgain}
        onClick={() => void openEntry(entry)}
      >
        {entry.name}
      </button>
      <span title={`${text.basis(entry.rulesVersion, dateAndTime(entry.at))}\n${data}`}>
        {text.entry(entry.file, count(entry.count), dateAndTime(entry.at))}
      </span>
      <span className="register-outcomes">
        {ROW_OUTCOMES.map((outcome) =>
          entry.outcomes[outcome] === 0 ? null : (
            <span key={outcome} title={text.outcome[outcome]}>
              <OutcomeMark outcome={outcome} /> {count(entry.outcomes[outcome])}
            </span>
          ),
        )}
      </span>
      <small>{entry.serial}</small>
      <button type="button" className="link" onClick={() => removeEntry(entry.serial)}>
        {register.remove}
      </button>
    </li>
  );
}
