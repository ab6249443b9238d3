import { ruleChanges } from '../../../domain/siting/rule-edits.ts';
import { type ImportConcern, importConcerns } from '../../../domain/siting/rule-import.ts';
import type { RuleBook } from '../../../domain/siting/rules.ts';
import { acceptRules, proposedNow, type RuleProposal } from '../../state/rule-verbs.ts';
import { today } from './day.ts';
import { Change } from './RuleDiff.tsx';
import { type RuleWords, testWords } from './rule-words.ts';

interface Props {
  readonly proposal: RuleProposal;
  readonly inForce: RuleBook;
  readonly shipped: RuleBook;
  readonly words: RuleWords;
  readonly done: () => void;
}

/** The rules of a file against those in force: what they loosen, take away and leave wanting; to be taken or not. */
export function RuleImport({ proposal, inForce, shipped, words, done }: Props) {
  const { file } = proposal;
  const { book, layers } = proposedNow(proposal, inForce, shipped);
  const city = { ...words.city, absentLayers: [...words.city.absentLayers, ...layers] };
  const theirs: RuleWords = {
    ...words,
    city,
    kinds: [...new Map([...words.kinds, ...book.kinds].map((k) => [k.id, k])).values()],
  };
  const text = words.text.rules;
  const changes = ruleChanges(book, inForce);
  const concerns = importConcerns(book, { shipped, inForce, city, day: today() });
  return (
    <section className="rule-diff" aria-label={text.importing.title(file)}>
      <header>
        <h3>{text.importing.title(file)}</h3>
        <button type="button" className="button secondary" onClick={done}>
          {text.importing.cancel}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            acceptRules(proposal);
            done();
          }}
        >
          {text.importing.accept}
        </button>
      </header>
      <p>{text.importing.lead(inForce.version, book.version, book.rules.length, changes.length)}</p>
      {concerns.length > 0 && (
        <article className="rule-fault" role="note">
          <strong>{text.importing.concerns(concerns.length)}</strong>
          <ul className="rule-concerns">
            {concerns.map((concern) => (
              <li key={`${concern.rule.id} ${concern.kind === 'fault' ? concern.fault : concern.kind}`}>
                <b>{concern.rule.name[words.language]}</b> {concernWords(concern, theirs)}
              </li>
            ))}
          </ul>
        </article>
      )}
      {changes.map((change) => (
        <Change key={change.id} change={change} words={theirs} columns={text.importing} />
      ))}
    </section>
  );
}

function concernWords(concern: ImportConcern, words: RuleWords): string {
  const { importing, faults, faultsWhy } = words.text.rules;
  switch (concern.kind) {
    case 'relaxed':
      return importing.relaxed(testWords({ test: concern.before }, words), testWords(concern.rule, words));
    case 'removed':
      return importing.removed;
    case 'fault':
      return importing.fault(faults[concern.fault], faultsWhy[concern.fault]);
  }
}
