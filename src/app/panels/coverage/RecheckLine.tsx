import type { CoverageResult } from '../../../domain/coverage/result.ts';
import type { Language, RecheckState } from '../../state/model.ts';
import { useApp } from '../../state/store.ts';
import type { Text } from '../../text/use-text.ts';
import { useText } from '../../text/use-text.ts';
import { districtColumns } from './district-columns.ts';
import { type RecheckSummary, recheckSummary } from './recheck-summary.ts';
import { summaryText } from './recheck-text.ts';
import './recheck.css';

/** 球面复核 of the table: one quiet line, unless a figure differs. */
export function RecheckLine({ result }: { result: CoverageResult }) {
  const words = useText();
  const text = words.coverage.recheck;
  const language = useApp((s) => s.language);
  const recheck = useApp((s) => s.recheck);
  const summary = recheck.kind === 'done' && recheck.of === result ? recheckSummary(recheck.cells) : null;
  const presenting = useApp((s) => s.presenting !== null);
  const { filter } = result.overview;
  const isFiltered = filter.districts !== null || filter.classKeys !== null;
  const isLoud = summary !== null && summary.differs.length > 0;
  // On the wall nobody waits for it: there it is told once it is done.
  if (presenting && !summary) return null;
  return (
    <p
      className={isLoud ? 'recheck-line differs' : 'recheck-line'}
      role={isLoud ? 'alert' : undefined}
      title={text.why}
    >
      <strong>{text.title}</strong> {filter.within === null && isFiltered && text.unfiltered}
      {summary ? summaryText(summary, text) : filter.within === null ? stateText(recheck, words) : text.within}
      {isLoud && <span>{text.where(differing(summary, result, language), summary.differs.length > NAMED)}</span>}
    </p>
  );
}

/** Figures that are named; all are framed in the table. */
const NAMED = 3;

function stateText(recheck: RecheckState, { coverage: { recheck: text }, problems }: Text): string {
  if (recheck.kind === 'running')
    return recheck.total > 0 ? text.running(String(recheck.done), String(recheck.total)) : text.waiting;
  return recheck.kind === 'failed'
    ? text.stopped(recheck.problems.map((p) => problems.sentence(p)).join(' '))
    : text.notDone;
}

function differing({ differs }: RecheckSummary, result: CoverageResult, language: Language): string[] {
  const columns = districtColumns(result);
  return differs.slice(0, NAMED).map(({ districtId, key }) => {
    const district = result.rows.find((r) => r.districtId === districtId)?.name?.[language] ?? '';
    return `${district} ${columns.find((c) => c.key === key)?.name[language] ?? ''}`.trim();
  });
}
