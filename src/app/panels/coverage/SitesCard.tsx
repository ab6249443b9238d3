import { useMemo, useState } from 'react';
import { isInScope, siteScope } from '../../../domain/coverage/site-scope.ts';
import type { SiteTable } from '../../../domain/coverage/site-table.ts';
import { problemLine } from '../../../text/problems.ts';
import { Chart } from '../../charts/Chart.tsx';
import * as format from '../../format.ts';
import { select } from '../../state/actions.ts';
import { requestPart } from '../../state/coverage.ts';
import type { PartState } from '../../state/coverage-types.ts';
import type { OpenCity } from '../../state/model.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { today } from '../rules/day.ts';
import { BoardCard } from './BoardCard.tsx';
import { districtChoices } from './bar/choices.ts';
import { SiteList } from './SiteList.tsx';
import { SiteProgress } from './SiteProgress.tsx';
import { SiteTableView } from './SiteTableView.tsx';
import { siteChart } from './site-chart.ts';
import { inScope, type SiteWords, siteFigure, siteSheet } from './site-figures.ts';
import { DIMENSIONS, type Dimension, EVERY_SITE, sitePivot } from './site-pivot.ts';
import { usePart } from './use-part.ts';
import './sites.css';

/** Remediation sites by type and status, band, district, deadline, ...; progress, what is overdue, and every site. */
export function SitesCard({ open }: { open: OpenCity }) {
  const words = useText().board.sites;
  const day = today();
  const part = usePart('siteTable', { day });
  if (part.kind !== 'done') return <Unready part={part} day={day} />;
  if (part.result) return <Sites open={open} table={part.result} />;
  return (
    <BoardCard area="sites" title={words.title}>
      <p className="board-missing">
        <b>{words.missing}</b>
        {words.missingHint}
      </p>
    </BoardCard>
  );
}

function Unready({ part, day }: { part: Exclude<PartState<'siteTable'>, { kind: 'done' }>; day: string }) {
  const words = useText().board.sites;
  const language = useApp((s) => s.language);
  return (
    <BoardCard area="sites" title={words.title}>
      {part.kind === 'failed' ? (
        <p className="board-missing" role="alert">
          {words.failed(part.problems.map((p) => problemLine(p, language)).join(' '))}{' '}
          <button type="button" className="link" onClick={() => requestPart('siteTable', { day })}>
            {words.retry}
          </button>
        </p>
      ) : (
        <p className="board-note">{words.running(format.percent(part.kind === 'running' ? part.share : 0, 0))}</p>
      )}
    </BoardCard>
  );
}

function Sites({ open, table: all }: { open: OpenCity; table: SiteTable }) {
  const filter = useApp((s) => s.coverageFilter);
  const { scope, follows } = useMemo(() => siteScope(open.city, all, filter), [open.city, all, filter]);
  const table = useMemo(() => (scope ? { ...all, rows: all.rows.filter(isInScope(scope)) } : all), [all, scope]);
  const text = useText();
  const language = useApp((s) => s.language);
  // All of them: the rows of a board that is filtered have some only.
  const districts = useMemo(
    () => districtChoices(open)[0]!.choices.map(({ id, name }) => ({ districtId: id, name })),
    [open],
  );
  const [dimension, setDimension] = useState<Dimension>('status');
  const words = text.board.sites;
  const site: SiteWords = { text, language, city: open.city, table, districts, scope };
  const pivot = sitePivot(table, dimension);
  const title = words.dimensions[dimension];
  const passed = table.rows.filter((r) => r.passed).length;
  return (
    <BoardCard
      area="sites"
      title={words.title}
      unit={words.unit}
      right={words.day(table.statusDates.join(words.join))}
      follows={follows}
      scope={words.scope}
      rows={() => siteSheet(pivot, site)}
    >
      <div className="site-choices" role="radiogroup" aria-label={words.by}>
        {DIMENSIONS.map((d) => (
          // biome-ignore lint/a11y/useSemanticElements: chips that read as a radio group
          <button
            key={d}
            type="button"
            role="radio"
            aria-checked={d === dimension}
            className={d === dimension ? 'site-choice on' : 'site-choice'}
            onClick={() => setDimension(d)}
          >
            {words.dimensions[d]}
          </button>
        ))}
      </div>
      <div className="site-pivot">
        <SiteTableView pivot={pivot} words={site} />
        <Chart
          label={words.chart(title)}
          option={siteChart(pivot, site)}
          lines={Math.max(8, 2.2 * pivot.rows.length + 4)}
          onPick={({ series, index }) => {
            const row = pivot.rows[pivot.rows.length - 1 - index];
            const value = pivot.values[series];
            if (row && value !== undefined)
              select(
                siteFigure(table.day, inScope({ ...EVERY_SITE, type: row.type.key, in: { dimension, value } }, scope)),
              );
          }}
        />
      </div>
      <p className="board-note">
        {[
          dimension === 'control' ? words.controlNote : words.sumNote,
          passed > 0 && `${words.passed(format.count(passed), table.day)}${words.stop}`,
          table.leftOut > 0 && words.leftOut(format.count(table.leftOut)),
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
      <SiteProgress table={all} targets={open.city.targets} />
      <SiteList words={site} />
    </BoardCard>
  );
}
