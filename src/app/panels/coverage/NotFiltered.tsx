import { FILTER_PARTS, type FilterPart } from '../../../domain/coverage/filter.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';

interface NotFilteredProps {
  readonly by: readonly FilterPart[];
  /** What of the card stays of the whole city, although it follows the rest of the filter. */
  readonly note?: string | undefined;
}

/** In the head of a card: which parts of the filter it does not follow, while they are set. */
export function NotFiltered({ by, note }: NotFilteredProps) {
  const { file, filters } = useText().board.overview;
  const filter = useApp((s) => s.coverageFilter);
  const label = { districts: filters.districts, classKeys: filters.classes, within: filters.within };
  const set = FILTER_PARTS.filter((part) => filter[part] !== null);
  const not = set.filter((part) => by.includes(part));
  const said = [
    ...(not.length > 0 ? [file.notBy(not.map((part) => label[part]))] : []),
    ...(note && set.length > not.length ? [note] : []),
  ];
  if (said.length === 0) return null;
  return <p className="not-filtered">{said.join(file.joiner)}</p>;
}
