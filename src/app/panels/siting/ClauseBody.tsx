import type { ReactNode } from 'react';
import type { Clause } from '../../../domain/siting/result.ts';
import type { Citation } from '../../../domain/siting/rules.ts';
import { isUnseen } from '../../../text/basis.ts';
import { setSession, useApp } from '../../state/store.ts';
import { type Text, useText } from '../../text/use-text.ts';

/** The clause in full: what it asks, where it stands written, since when, and how far it was verified. */
export function ClauseBody({ clause }: { clause: Clause | null }) {
  const { siting: text } = useText();
  const language = useApp((s) => s.language);
  if (!clause) return <p className="recalled">{text.clause.unruled}</p>;
  const { citation } = clause;
  return (
    <>
      <h3>
        {clause.name[language]}
        {citation && <span className={`legal ${clause.status}`}>{text.table.status[clause.status]}</span>}
      </h3>
      {clause.verification === 'unverified' && <p className="recalled">{text.clause.recalled}</p>}
      {clause.confirmedBy && (
        <p className="recalled">{text.clause.confirmed(clause.confirmedBy.name, clause.confirmedBy.date)}</p>
      )}
      <dl>
        <Fact name={text.clause.requirement}>
          {clause.requirement?.[language] ?? <span className="quiet">{text.clause.requirementNone}</span>}
        </Fact>
        {citation && <CitationFacts citation={citation} text={text} />}
        {clause.activities && (
          <Fact name={text.clause.activities}>
            <ol className="activities">
              {clause.activities.map((activity) => (
                <li key={activity.zh}>{activity[language]}</li>
              ))}
            </ol>
          </Fact>
        )}
        {clause.note && <Fact name={text.clause.note}>{clause.note[language]}</Fact>}
        <Fact name={text.clause.rule}>
          {clause.ruleId}{' '}
          <button type="button" className="link" onClick={() => setSession({ dialog: { rule: clause.ruleId } })}>
            {text.clause.edit}
          </button>
        </Fact>
      </dl>
    </>
  );
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function CitationFacts({ citation, text }: { citation: Citation; text: Text['siting'] }) {
  const { clause } = text;
  const { number, quote, url, from, to } = citation;
  const unseen = isUnseen(citation) ? <span className="recalled">{text.table.recalled}</span> : null;
  const validity = [from && clause.from(from), to && clause.to(to)].filter(Boolean).join(' ');
  return (
    <>
      <Fact name={clause.document}>{citation.document}</Fact>
      {number && <Fact name={clause.number}>{number}</Fact>}
      {(citation.clause || unseen) && <Fact name={clause.article}>{citation.clause ?? unseen}</Fact>}
      <Fact name={clause.quote}>
        {quote ? <blockquote>{quote}</blockquote> : (unseen ?? <span className="quiet">{clause.none}</span>)}
      </Fact>
      <Fact name={clause.inForce}>{validity || <span className="quiet">{clause.none}</span>}</Fact>
      <Fact name={clause.source}>
        {clause.sources[citation.source]}
        {url && <span className="url">{url}</span>}
      </Fact>
    </>
  );
}
