import { importCommand } from '../../commands/tools.ts';
import { resetToShipped } from '../../state/rule-verbs.ts';
import { activeFootprint } from '../../state/select.ts';
import { stateFacts } from '../../state/siting-facts.ts';
import { getApp, setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { openRecord } from '../layer-record/open-record.ts';
import { askKind } from './FactsLine.tsx';
import { kindsOfRule, type Remedy } from './rows.ts';
import { useRules } from './use-rules.ts';

interface Props {
  readonly remedy: Remedy | null;
  readonly ruleId: string | null;
  readonly layerId: string;
}

/** What one click can do about a row that is not checked. */
export function RemedyLink({ remedy, ruleId, layerId }: Props) {
  const { siting: text } = useText();
  const canImport = useApp(importCommand.enabled);
  switch (remedy) {
    case 'import':
      return (
        <button type="button" className="link" disabled={!canImport} onClick={importCommand.run}>
          {text.table.import}
        </button>
      );
    case 'record':
      return (
        <button type="button" className="link" onClick={() => openRecord(layerId, 'check')}>
          {text.table.openRecord}
        </button>
      );
    case 'rule':
      return (
        <button
          type="button"
          className="link"
          onClick={() => setSession({ dialog: ruleId === null ? 'rules' : { rule: ruleId } })}
        >
          {text.table.openRules}
        </button>
      );
    case 'restore':
      return (
        <button type="button" className="link" onClick={() => ruleId !== null && resetToShipped(ruleId)}>
          {text.table.restoreRule}
        </button>
      );
    case 'kind':
      return <KindChoice ruleId={ruleId} />;
    default:
      return null;
  }
}

/** Rules for more kinds than this lead to the list of all kinds instead. */
const MOST_KINDS = 1;

/** The kind that a rule asks for, to be stated by one click, and the way to all others. */
function KindChoice({ ruleId }: { ruleId: string | null }) {
  const { siting: text } = useText();
  const language = useApp((s) => s.language);
  const book = useRules();
  const asked = kindsOfRule(book?.rules ?? [], ruleId);
  const wanted = asked.length > MOST_KINDS ? [] : asked;
  return (
    <span className="kind-choice">
      {book?.kinds
        .filter((kind) => wanted.includes(kind.id))
        .map((kind) => (
          <button key={kind.id} type="button" className="link" onClick={() => stateKind(kind.id)}>
            {text.table.isKind(kind.name[language])}
          </button>
        ))}
      <button type="button" className="link" onClick={askKind}>
        {text.table.otherKind}
      </button>
    </span>
  );
}

function stateKind(kind: string): void {
  const footprint = activeFootprint(getApp());
  if (footprint) stateFacts(footprint, { kind });
}
