import { useEffect, useState } from 'react';
import type { CoverageResult } from '../../../domain/coverage/result.ts';
import { copyText, downloadCsv } from '../../export/download.ts';
import * as format from '../../format.ts';
import { fitExtent } from '../../map/camera.ts';
import { select } from '../../state/actions.ts';
import type { OpenCity } from '../../state/model.ts';
import { setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { ChangedPieces } from './ChangedPieces.tsx';
import { explain } from './explain.ts';
import type { Explained } from './explained.ts';
import { citation, explainedRows, methodOf } from './explained-out.ts';
import { litKey } from './figure.ts';
import { extentOf, placeOf } from './locate.ts';
import { quantityText, quantityUnits } from './quantity-text.ts';
import { isDiffering, recheckOf } from './recheck-summary.ts';
import { figureRecheckText } from './recheck-text.ts';
import { regionOf } from './region-of.ts';
import { ShapeNote } from './ShapeNote.tsx';
import './explain.css';

/** Where the figure in hand comes from: one card in a fixed place. */
export function ExplainCard({ open, result }: { open: OpenCity; result: CoverageResult }) {
  const text = useText().coverage;
  const language = useApp((s) => s.language);
  const selection = useApp((s) => s.selection);
  const { city } = open;
  const explained = explain(selection, { city, result, language, text });
  useEffect(() => {
    setSession({ hoverKey: litKey(selection) });
    return () => setSession({ hoverKey: null });
  }, [selection]);
  if (!explained) {
    return (
      <aside className="explain rest" aria-label={text.explain.title}>
        <strong>{text.explain.restTitle}</strong>
        <p>{text.explain.rest}</p>
      </aside>
    );
  }
  return (
    <aside className="explain" aria-label={text.explain.title} aria-live="polite">
      <header>
        <h2>{text.explain.title}</h2>
        <button type="button" onClick={() => select({ kind: 'none' })}>
          <kbd>Esc</kbd> {text.explain.close}
        </button>
      </header>
      <div className="explain-body">
        <div className="explain-lead">
          <Figure explained={explained} hasGround={regionOf(selection, result) !== null} />
          <Actions explained={explained} open={open} />
          <ChangedPieces rows={result.rows} />
        </div>
        <Basis explained={explained} result={result} />
      </div>
    </aside>
  );
}

function Figure({ explained, hasGround }: { explained: Explained; hasGround: boolean }) {
  const text = useText().coverage;
  const [value, unit, ...others] = quantityUnits(explained.quantity, text);
  return (
    <div className="explain-figure">
      <p className="explain-value">
        {value} <span>{unit}</span>
      </p>
      <p>{explained.name}</p>
      {others.length > 0 && <p className="explain-units">{others.join(' · ')}</p>}
      {explained.quantity.kind === 'area' && (
        <p className="explain-units">
          <ShapeNote hasGround={hasGround} />
        </p>
      )}
    </div>
  );
}

function Basis({ explained, result }: { explained: Explained; result: CoverageResult }) {
  const text = useText().coverage;
  const selection = useApp((s) => s.selection);
  const recheck = useApp((s) => s.recheck);
  const { method, error } = methodOf(explained, result.residualSquareMetres, text);
  const known = recheckOf(selection, result, recheck);
  const residual = useApp((s) => (s.trace.kind === 'done' ? s.trace.region.residualSquareMetres : null));
  return (
    <dl className="explain-basis">
      <dt>{text.explain.formula}</dt>
      <dd>{explained.formula}</dd>
      <dt>{text.explain.inputs}</dt>
      <dd>
        {explained.inputs.map((input) => (
          <span key={`${input.name} ${input.date}`} className="explain-input">
            {input.name} {text.explain.version(input.date)}
            {input.illustrative && <em className="badge-illustrative">{text.illustrative}</em>}
          </span>
        ))}
      </dd>
      {explained.split.length > 0 && (
        <>
          <dt>{text.explain.split}</dt>
          <dd>{explained.split.map((part) => `${part.name} ${quantityText(part.quantity, text)}`).join(' + ')}</dd>
        </>
      )}
      {explained.excluded && (
        <>
          <dt>{text.explain.excluded}</dt>
          <dd>{explained.excluded}</dd>
        </>
      )}
      <dt>{text.explain.method}</dt>
      <dd>{method}</dd>
      <dt>{text.explain.error}</dt>
      <dd>
        {error}
        {residual !== null && text.explain.shapeResidual(format.squareMetres(residual))}
      </dd>
      {explained.quantity.kind === 'area' && (
        <>
          <dt>{text.recheck.short}</dt>
          <dd className={isDiffering(known) ? 'differs' : undefined}>{figureRecheckText(known, text.recheck)}</dd>
        </>
      )}
    </dl>
  );
}

function Actions({ explained, open }: { explained: Explained; open: OpenCity }) {
  const { city } = open;
  const selection = useApp((s) => s.selection);
  const text = useText().coverage;
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const trace = useApp((s) => s.trace);
  const place = (trace.kind === 'done' ? extentOf(trace.region) : null) ?? placeOf(selection, explained.keys, open);
  return (
    <div className="explain-actions">
      <button
        type="button"
        className="button secondary"
        onClick={async () => setCopied(await copyText(citation(explained, city, text)))}
      >
        {copied ? text.explain.copied : text.explain.copy}
      </button>
      <button
        type="button"
        className="button secondary"
        disabled={place === null}
        onClick={() => place && fitExtent(place)}
      >
        {text.explain.locate}
      </button>
      <button
        type="button"
        className="button secondary"
        onClick={() => downloadCsv(explained.name, explainedRows(explained, city, text))}
      >
        {text.explain.csv}
      </button>
    </div>
  );
}
