import type { ProjectFacts } from '../../../domain/siting/project.ts';
import type { Footprint } from '../../state/model.ts';
import { factsOf, proposedKind, stateFacts, takeProposed } from '../../state/siting-facts.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { useRules } from './use-rules.ts';

/** Where the kind of the project is stated. */
const KIND_FIELD = 'site-kind';

/** Open the list of kinds; where the browser does not let a page do so, it has the focus. */
export function askKind(): void {
  const field = document.getElementById(KIND_FIELD);
  if (!(field instanceof HTMLSelectElement)) return;
  field.focus();
  field.showPicker?.();
}

const LONGEST = 200;

/** What the project is: stated in place, for the check (项目类型) and for the report. */
export function FactsLine({ footprint }: { footprint: Footprint }) {
  return (
    <>
      <div className="line facts">
        <KindField footprint={footprint} />
        <FactField footprint={footprint} fact="industry" />
        <FactField footprint={footprint} fact="unit" />
        <FactField footprint={footprint} fact="purpose" />
      </div>
      <KindOffer footprint={footprint} />
    </>
  );
}

/** What the file says the parcel is for, where that is clearly a kind of project: offered, and not checked by before it is taken. */
function KindOffer({ footprint }: { footprint: Footprint }) {
  const { siting: text } = useText();
  const language = useApp((s) => s.language);
  const footprints = useApp((s) => s.project.footprints);
  const rules = useRules();
  const offer = rules && proposedKind(footprint, footprints, rules);
  if (!offer) return null;
  const name = rules.kinds.find((k) => k.id === offer.kind)?.name[language] ?? offer.kind;
  return (
    <p className="line kind-offer" role="note" title={text.header.kindOffer.hint}>
      <span>{text.header.kindOffer.says(offer.use, name)}</span>
      <button type="button" className="button secondary take" onClick={() => takeProposed(offer)}>
        {text.header.kindOffer.take(offer.footprintIds.length)}
      </button>
    </p>
  );
}

function KindField({ footprint }: { footprint: Footprint }) {
  const { siting: text } = useText();
  const language = useApp((s) => s.language);
  const kinds = useRules()?.kinds ?? [];
  const { kind } = factsOf(footprint);
  const known = kind === null || kinds.some((k) => k.id === kind);
  return (
    <select
      id={KIND_FIELD}
      className={kind === null ? 'fact unstated' : 'fact'}
      aria-label={text.header.kind}
      title={text.header.kind}
      value={kind ?? ''}
      onChange={(event) => stateFacts(footprint, { kind: event.target.value || null })}
    >
      <option value="">{text.header.kindNone}</option>
      {!known && <option value={kind}>{kind}</option>}
      {kinds.map((k) => (
        <option key={k.id} value={k.id}>
          {k.name[language]}
        </option>
      ))}
    </select>
  );
}

type TextFact = Exclude<keyof ProjectFacts, 'kind'>;

function FactField({ footprint, fact }: { footprint: Footprint; fact: TextFact }) {
  const { siting: text } = useText();
  const value = factsOf(footprint)[fact];
  return (
    <input
      className="fact"
      key={`${footprint.id} ${value}`}
      defaultValue={value}
      placeholder={text.header[fact]}
      aria-label={text.header[fact]}
      title={text.header[fact]}
      maxLength={LONGEST}
      spellCheck={false}
      onBlur={(event) => stateFacts(footprint, { [fact]: event.target.value.trim() })}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.value = value;
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}
