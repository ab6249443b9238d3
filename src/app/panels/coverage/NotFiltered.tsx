import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import type { FilterPart } from './provenance.ts';

/** That a card does not follow a part of the filter, while that part is set. */
export function NotFiltered({ by }: { by: readonly FilterPart[] }) {
  const { file, filters } = useText().board.overview;
  const filter = useApp((s) => s.coverageFilter);
  const label = { districts: filters.districts, classKeys: filters.classes, within: filters.within };
  const set = by.filter((part) => filter[part] !== null);
  if (set.length === 0) return null;
  return <span className="loss not-filtered">{file.notBy(set.map((part) => label[part]))}</span>;
}
