import { useEffect } from 'react';
import { requestCoverage, select } from '../../state/actions.ts';
import { setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { DistrictTable } from './DistrictTable.tsx';
import { ExplainCard } from './ExplainCard.tsx';
import { LedgerCard } from './LedgerCard.tsx';
import { ShorelineCard } from './ShorelineCard.tsx';
import { SitesCard } from './SitesCard.tsx';
import { UpsetPlot } from './UpsetPlot.tsx';
import './coverage-board.css';

/** Coverage of the city: areas, combinations, shore, the red line's account and the sites. */
export function CoverageBoard() {
  const text = useText().coverage;
  const open = useApp((s) => s.open);
  const opening = useApp((s) => s.opening);
  const coverage = useApp((s) => s.coverage);
  useEffect(() => {
    if (opening === 'ready' && coverage.kind === 'none') void requestCoverage();
  }, [opening, coverage.kind]);
  useEffect(() => () => select({ kind: 'none' }), []);
  if (!open || coverage.kind === 'none' || coverage.kind === 'running') {
    return (
      <section className="coverage-board waiting" aria-busy="true" aria-label={text.board}>
        <p>{text.loading}</p>
      </section>
    );
  }
  if (coverage.kind === 'failed') return <FailedBoard />;
  const { result } = coverage;
  if (result.classes.length === 0 || result.rows.length === 0) {
    return (
      <section className="coverage-board waiting" aria-label={text.board}>
        <p>
          <strong>{text.noLayer}</strong>
          {text.noLayerHint}
        </p>
      </section>
    );
  }
  return (
    <section className="coverage-board" aria-label={text.board}>
      <DistrictTable result={result} />
      <UpsetPlot result={result} />
      <ShorelineCard shoreline={result.shoreline} />
      <LedgerCard ledger={result.ledger} />
      <SitesCard sites={result.sites} />
      <ExplainCard city={open.city} result={result} />
    </section>
  );
}

function FailedBoard() {
  const text = useText().coverage;
  return (
    <section className="coverage-board waiting failed" role="alert">
      <p>
        <strong>{text.failed}</strong>
      </p>
      <button
        type="button"
        className="button"
        onClick={() => {
          setSession({ coverage: { kind: 'none' } });
          void requestCoverage();
        }}
      >
        {text.retry}
      </button>
    </section>
  );
}
