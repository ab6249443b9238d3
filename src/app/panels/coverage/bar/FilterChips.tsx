import { NO_FILTER } from '../../../../domain/coverage/filter.ts';
import { filterBoard } from '../../../state/board-filters.ts';
import type { OpenCity } from '../../../state/model.ts';
import { useApp } from '../../../state/store.ts';
import { useText } from '../../../text/use-text.ts';
import { chosenNames, classChoices, districtChoices, withinChoices } from './choices.ts';

/** Names in a chip before the rest is counted. */
const NAMED = 3;

/** What the figures are restricted to, said in a line as long as it is; each chip takes its filter off. */
export function FilterChips({ open, uncounted }: { open: OpenCity; uncounted: readonly string[] }) {
  const text = useText().board.overview;
  const language = useApp((s) => s.language);
  const filter = useApp((s) => s.coverageFilter);
  const list = language === 'zh' ? '、' : ', ';
  const chips = [
    {
      name: text.filters.districts,
      part: 'districts',
      names: chosenNames(districtChoices(open), filter.districts, language),
    },
    {
      name: text.filters.classes,
      part: 'classKeys',
      names: chosenNames(classChoices(open, uncounted), filter.classKeys, language),
    },
    {
      name: text.filters.within,
      part: 'within',
      names: chosenNames(withinChoices(open, uncounted), filter.within, language),
    },
  ] as const;
  const set = chips.filter(({ part }) => filter[part] !== null);
  if (set.length === 0) return null;
  const short = (names: readonly string[]) => {
    const first = names.slice(0, NAMED).join(list);
    return names.length > NAMED ? text.namesAndMore(first, String(names.length)) : first;
  };
  const ground = filter.within === null ? text.ground.districts : text.ground.within;
  return (
    <p className="filter-chips">
      <b>{text.filtered}</b>
      {set.map(({ name, part, names }) => (
        <button
          key={part}
          type="button"
          className="filter-chip"
          aria-label={text.remove(name)}
          onClick={() => filterBoard({ [part]: null })}
        >
          {text.chip(name, short(names))} <span aria-hidden="true">×</span>
        </button>
      ))}
      <button type="button" className="link" onClick={() => filterBoard(NO_FILTER)}>
        {text.clearAll}
      </button>
      <span className="filter-basis">
        {text.denominator(ground)} ·{' '}
        {[...set.map(({ part }) => text.reach[part]), text.reach.rest].join(text.file.joiner)}
      </span>
    </p>
  );
}
