import { type ReactNode, useEffect } from 'react';
import type { CoverageResult } from '../../../domain/coverage/result.ts';
import { select } from '../../state/actions.ts';
import { requestCoverage } from '../../state/coverage.ts';
import type { OpenCity } from '../../state/model.ts';
import { setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { BoardBar } from './bar/BoardBar.tsx';
import { ChangeCard } from './change/ChangeCard.tsx';
import { DistrictTable } from './DistrictTable.tsx';
import { ExplainCard } from './ExplainCard.tsx';
import { ExplainHint } from './ExplainHint.tsx';
import { IndicatorStrip } from './IndicatorStrip.tsx';
import { IndicatorsCard } from './IndicatorsCard.tsx';
import { OverlapSection } from './overlap/OverlapSection.tsx';
import { ServicesCard } from './ServicesCard.tsx';
import { SitesCard } from './SitesCard.tsx';
import { ShorelineCard } from './shore/ShorelineCard.tsx';
import { UpsetPlot } from './UpsetPlot.tsx';
import { useBoardGround } from './use-board-ground.ts';
import { useExplainContext } from './use-context.ts';
import { useFilteredMap } from './use-filtered-map.ts';
import { useRecheck } from './use-recheck.ts';
import { useTrace } from './use-trace.ts';
import { useWholeCity } from './use-whole-city.ts';
import './coverage-board.css';

/** Coverage of the city: areas, combinations, shore, the red line's account and the sites. */
export function CoverageBoard() {
  const opening = useApp((s) => s.opening);
  const state = useApp((s) => s.coverage.kind);
  useEffect(() => {
    if (opening === 'ready' && state === 'none') void requestCoverage();
  }, [opening, state]);
  useEffect(() => () => select({ kind: 'none' }), []);
  useWholeCity(opening === 'ready');
  return (
    <div className="coverage-board">
      <Board />
    </div>
  );
}

function Board() {
  const text = useText().coverage;
  const open = useApp((s) => s.open);
  const coverage = useApp((s) => s.coverage);
  if (coverage.kind === 'failed') return <FailedBoard />;
  if (!open || coverage.kind !== 'done') {
    return (
      <Waiting busy>
        <p>{text.loading}</p>
      </Waiting>
    );
  }
  if (coverage.result.overview.classes.length === 0 || coverage.result.rows.length === 0) {
    return (
      <Waiting>
        <strong>{text.noLayer}</strong>
        <p>{text.noLayerHint}</p>
      </Waiting>
    );
  }
  return <Figures open={open} result={coverage.result} />;
}

function Figures({ open, result }: { open: OpenCity; result: CoverageResult }) {
  const text = useText().coverage;
  const context = useExplainContext(open, result);
  useTrace(context);
  useRecheck(result);
  useFilteredMap(open);
  useBoardGround();
  return (
    <>
      <IndicatorStrip city={open.city} board={context.indicators ?? []} />
      <section className="coverage-main" aria-label={text.board}>
        <BoardBar open={open} result={result} />
        <div className="board-room">
          <div className="board-body">
            <div className="board-scroll">
              <div className="board-row first" id="board-overview">
                <DistrictTable context={context} result={result} />
                <UpsetPlot city={open.city} result={result} />
              </div>
              <ExplainHint />
              <section className="board-section" id="board-overlap">
                <OverlapSection context={context} />
              </section>
              <section className="board-section" id="board-shoreline">
                <ShorelineCard open={open} />
              </section>
              <section className="board-section" id="board-changes">
                <ChangeCard open={open} />
              </section>
              <section className="board-section" id="board-services">
                <ServicesCard open={open} />
              </section>
              <section className="board-section" id="board-sites">
                <SitesCard open={open} />
              </section>
              <section className="board-section" id="board-indicators">
                <IndicatorsCard city={open.city} board={context.indicators ?? []} />
              </section>
            </div>
          </div>
          <ExplainCard open={open} context={context} />
        </div>
      </section>
    </>
  );
}

function Waiting({ busy = false, children }: { busy?: boolean; children: ReactNode }) {
  const text = useText().coverage;
  return (
    <section className="coverage-main waiting" aria-busy={busy} aria-label={text.board}>
      {children}
    </section>
  );
}

function FailedBoard() {
  const text = useText().coverage;
  return (
    <Waiting>
      <strong role="alert">{text.failed}</strong>
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
    </Waiting>
  );
}
