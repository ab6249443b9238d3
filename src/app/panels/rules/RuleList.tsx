import { useState } from 'react';
import { isLooserThanFormer } from '../../../domain/siting/rule-limits.ts';
import type { RuleBook } from '../../../domain/siting/rules.ts';
import { statusOn } from '../../../domain/siting/rules.ts';
import { Swatch } from '../../map/Swatch.tsx';
import { shippedRules } from '../../state/open-city.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { OutcomeIcon } from '../siting/OutcomeIcon.tsx';
import { today } from './day.ts';
import {
  FILTER_FAULTS,
  filterRules,
  groupRules,
  type ListedRule,
  type RuleFilter,
  type RuleGroup,
} from './group-rules.ts';
import { kindWords, testWords } from './rule-words.ts';
import { useRuleWords } from './use-rule-words.ts';

interface RuleListProps {
  readonly book: RuleBook;
  /** Ids of the rules that differ from the shipped ones, those of the user's own among them. */
  readonly changed: ReadonlySet<string>;
  readonly own: ReadonlySet<string>;
  readonly selected: string | null;
  readonly select: (id: string) => void;
}

/** The rules by layer, with what they come to and how they stand. */
export function RuleList(props: RuleListProps) {
  const { book, changed } = props;
  const text = useText().rules;
  const city = useApp((s) => s.open?.city);
  const [words, setWords] = useState('');
  const [filter, setFilter] = useState<RuleFilter>('all');
  if (!city) return null;
  const groups = filterRules(groupRules(book, city, today()), words, filter, changed);
  return (
    <div className="rule-list">
      <div className="rule-filter">
        <input
          type="search"
          aria-label={text.filterLabel}
          placeholder={text.filter}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <select
          aria-label={text.statusFilter}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value as RuleFilter)}
        >
          <option value="all">{text.anyStatus}</option>
          {FILTER_FAULTS.map((fault) => (
            <option key={fault} value={fault}>
              {text.faults[fault]}
            </option>
          ))}
          <option value="changed">{text.changed}</option>
        </select>
      </div>
      <div className="rule-groups">
        {groups.length === 0 && <p className="rule-said">{text.noneFound}</p>}
        {groups.map((group) => (
          <Group key={group.layerId} group={group} {...props} />
        ))}
      </div>
    </div>
  );
}

function Group({ group, selected, select, changed, own }: RuleListProps & { group: RuleGroup }) {
  const text = useText().rules;
  const language = useApp((s) => s.language);
  return (
    <section>
      <h3>
        {group.name?.[language] ?? text.wholeCity}
        {!group.isLoaded && <span className="rule-chip missing">{text.layerMissing}</span>}
      </h3>
      <ul>
        {group.rules.map((listed) => (
          <Item
            key={listed.rule.id}
            listed={listed}
            isSelected={listed.rule.id === selected}
            mark={own.has(listed.rule.id) ? 'mine' : changed.has(listed.rule.id) ? 'changed' : null}
            isLoaded={group.isLoaded}
            select={select}
          />
        ))}
      </ul>
    </section>
  );
}

interface ItemProps {
  readonly listed: ListedRule;
  readonly isSelected: boolean;
  readonly mark: 'mine' | 'changed' | null;
  readonly isLoaded: boolean;
  readonly select: (id: string) => void;
}

function Item({ listed: { rule }, isSelected, mark, isLoaded, select }: ItemProps) {
  const { siting } = useText();
  const words = useRuleWords();
  const shipped = shippedRules();
  const isRelaxed = shipped !== null && isLooserThanFormer(rule, shipped);
  const style = useStyleOf(rule.target);
  if (!words) return null;
  return (
    <li>
      <button
        type="button"
        className="rule-item"
        aria-current={isSelected}
        ref={isSelected ? intoView : undefined}
        onClick={() => select(rule.id)}
      >
        <Swatch style={isLoaded ? style : null} />
        <span className="rule-item-name">{rule.name[words.language]}</span>
        <span className={`outcome ${rule.outcome}`}>
          <OutcomeIcon outcome={rule.outcome} />
          {siting.outcome[rule.outcome]}
        </span>
        <span className="rule-item-more">
          {rule.test.kind === 'within' && <span>{testWords(rule, words)}</span>}
          {rule.kinds && <span>{kindWords(rule.kinds, words)}</span>}
        </span>
        <Standing rule={rule} mark={mark} isRelaxed={isRelaxed} />
      </button>
    </li>
  );
}

/** Where the rule is pointed to from elsewhere, the list shows it. */
const intoView = (item: HTMLElement | null): void => item?.scrollIntoView({ block: 'nearest' });

function useStyleOf({ layer, classes }: ListedRule['rule']['target']): string | null {
  const known = useApp((s) => s.open?.city.layers.find((l) => l.id === layer));
  return (known?.classes.find((c) => c.id === classes?.[0]) ?? known?.classes[0])?.style ?? null;
}

interface StandingProps {
  readonly rule: ListedRule['rule'];
  readonly mark: ItemProps['mark'];
  readonly isRelaxed: boolean;
}

/** 现行 / 征求意见稿 / 已到期 / 待核实, and whether the user changed it, or made its limit looser. */
function Standing({ rule, mark, isRelaxed }: StandingProps) {
  const text = useText().rules;
  const status = rule.citation ? statusOn(rule.citation, today()) : null;
  const word = status && status !== 'unknown' ? text.status[status] : text.verification[rule.verification];
  const kind = rule.verification === 'unverified' ? 'unverified' : (status ?? rule.verification);
  return (
    <span className="rule-standing">
      <span className={`rule-chip ${kind}`}>{word}</span>
      {mark && <span className="rule-chip own">{text[mark]}</span>}
      {isRelaxed && <span className="rule-chip relaxed">{text.form.relaxed}</span>}
    </span>
  );
}
