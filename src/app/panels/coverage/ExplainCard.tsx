import { useEffect, useRef, useState } from 'react';
import type { CoverageResult } from '../../../domain/coverage/result.ts';
import { today } from '../../../worker/today.ts';
import { copyText, downloadCsv } from '../../export/download.ts';
import * as format from '../../format.ts';
import { fitExtent } from '../../map/camera.ts';
import { select } from '../../state/actions.ts';
import type { OpenCity } from '../../state/model.ts';
import { setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { ChangedPieces } from './ChangedPieces.tsx';
import { explain } from './explain.ts';
import { followKeyboard, keepInSight } from './explain-focus.ts';
import type { ExplainContext, Explained } from './explained.ts';
import { withOutline } from './explained-accuracy.ts';
import { type Cited, citation, explainedRows, methodOf } from './explained-out.ts';
import { litKey } from './figure.ts';
import { extentOf, placeOf } from './locate.ts';
import { NumberHandle } from './NumberHandle.tsx';
import { quantityText, quantityUnits } from './quantity-text.ts';
import { isDiffering, recheckOf } from './recheck-summary.ts';
import { figureRecheckText } from './recheck-text.ts';
import { regionOf } from './region-of.ts';
import { ShapeNote } from './ShapeNote.tsx';
import './explain.css';

/** Where the figure in hand comes from: one card beside the board. */
export function ExplainCard({ open, context }: { open: OpenCity; context: ExplainContext }) {
  const text = useText().coverage;
  const selection = useApp((s) => s.selection);
  const { result } = context;
  const plain = explain(selection, context);
  const trace = useApp((s) => s.trace);
  const explained = plain && withOutline(plain, trace);
  useEffect(() => {
    setSession({ hoverKey: litKey(selection) });
    return () => setSession({ hoverKey: null });
  }, [selection]);
  const close = useRef<HTMLButtonElement>(null);
  const isOpen = explained !== null;
  useEffect(() => {
    if (!isOpen) return;
    keepInSight();
    return followKeyboard(close.current);
  }, [isOpen]);
  if (!explained) return null;
  return (
    <aside className="explain" aria-label={text.explain.title} aria-live="polite">
      <header>
        <h2>{text.explain.title}</h2>
        <button ref={close} type="button" onClick={() => select({ kind: 'none' })}>
          <kbd>Esc</kbd> {text.explain.close}
        </button>
      </header>
      <div className="explain-body">
        <div className="explain-lead">
          <Figure explained={explained} hasGround={regionOf(selection, context) !== null} />
          <Actions explained={explained} open={open} result={result} />
          <ChangedPieces rows={result.rows} />
        </div>
        <Basis explained={explained} result={result} />
      </div>
    </aside>
  );
}

function Figure({ explained, hasGround }: { explained: Explained; hasGround: boolean }) {
  const text = useText().coverage;
  // Changes are told in hectares, as on their card, unless another unit was chosen.
  const chosen = useApp((s) => (s.areaUnit === 'km2' ? undefined : s.areaUnit));
  const [value, unit, ...others] = quantityUnits(explained.quantity, text, chosen);
  return (
    <div className="explain-figure">
      <p className="explain-value">
        {value} <span>{unit}</span>
      </p>
      <p>{explained.name}</p>
      {others.length > 0 && <p className="explain-units">{others.join(' · ')}</p>}
      {(explained.quantity.kind === 'area' || hasGround) && (
        <p className="explain-units">
          <ShapeNote hasGround={hasGround} />
        </p>
      )}
    </div>
  );
}

/** Shares of districts do not add up, and signed areas carry their signs. */
const addsUp = ({ quantity, split }: Explained): boolean =>
  quantity.kind !== 'share' &&
  split.every(({ quantity: part }) => part.kind === quantity.kind && !(part.kind === 'area' && part.signed));

function Basis({ explained, result }: { explained: Explained; result: CoverageResult }) {
  const text = useText().coverage;
  const selection = useApp((s) => s.selection);
  const recheck = useApp((s) => s.recheck);
  const { method, computation, data } = methodOf(explained, result.residualSquareMetres, text);
  const known = recheckOf(selection, result, recheck);
  const isArea = explained.quantity.kind === 'area';
  const residual = useApp((s) => (isArea && s.trace.kind === 'done' ? s.trace.region.residualSquareMetres : null));
  return (
    <dl className="explain-basis">
      <dt>{text.explain.formula}</dt>
      <dd>
        {explained.formula}
        {explained.operands?.map(({ name, quantity, selection: operand }) => (
          <span key={name} className="explain-input">
            {name}{' '}
            <NumberHandle selection={operand} label={name}>
              {quantityText(quantity, text)}
            </NumberHandle>
          </span>
        ))}
      </dd>
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
          <dt>{explained.parts ?? text.explain.split}</dt>
          <dd>
            {explained.split
              .map((part) => `${part.name} ${quantityText(part.quantity, text)}`)
              .join(addsUp(explained) ? ' + ' : text.formulas.list)}
          </dd>
        </>
      )}
      {explained.excluded && (
        <>
          <dt>{text.explain.excluded}</dt>
          <dd>{explained.excluded}</dd>
        </>
      )}
      {explained.notes && explained.notes.length > 0 && (
        <>
          <dt>{text.explain.notes}</dt>
          <dd>
            {explained.notes.map((note) => (
              <span key={note} className="explain-input">
                {note}
              </span>
            ))}
          </dd>
        </>
      )}
      <dt>{text.explain.method}</dt>
      <dd>{method}</dd>
      <dt>{text.explain.dataError}</dt>
      <dd>{data}</dd>
      <dt>{text.explain.computation}</dt>
      <dd>
        {computation}
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

/** What is copied and saved with a figure. */
function useCited(explained: Explained, { city }: OpenCity, result: CoverageResult): Cited {
  const text = useText().coverage;
  const selection = useApp((s) => s.selection);
  const recheck = useApp((s) => s.recheck);
  const isArea = explained.quantity.kind === 'area';
  return {
    city,
    residualSquareMetres: result.residualSquareMetres,
    recheck: isArea ? figureRecheckText(recheckOf(selection, result, recheck), text.recheck) : null,
    day: today(),
  };
}

interface ActionsProps {
  readonly explained: Explained;
  readonly open: OpenCity;
  readonly result: CoverageResult;
}

function Actions({ explained, open, result }: ActionsProps) {
  const cited = useCited(explained, open, result);
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
        onClick={async () => setCopied(await copyText(citation(explained, cited, text)))}
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
        onClick={() => downloadCsv(explained.name, explainedRows(explained, cited, text))}
      >
        {text.explain.csv}
      </button>
    </div>
  );
}
