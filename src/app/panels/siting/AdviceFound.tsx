import { useMemo } from 'react';
import type { Advice, Cut, Move } from '../../../domain/siting/advice-result.ts';
import type { SitingResult } from '../../../domain/siting/result.ts';
import { hectares, metres, percent } from '../../format.ts';
import { bringIntoView, isWholeInView } from '../../map/zoom.ts';
import { activeFootprint } from '../../state/select.ts';
import { acceptCut, acceptMove } from '../../state/siting-advice.ts';
import { afterMove, everywhereWords, openWords, remainingWords } from '../../state/siting-after.ts';
import { isConflict } from '../../state/siting-margin.ts';
import { chosenPatch } from '../../state/siting-select.ts';
import { getApp, setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';

interface Props {
  readonly advice: Advice;
  readonly result: SitingResult;
  readonly folded: boolean;
}

/** The advice as it was found: all that is to be known of it, or, folded, its main sentence and the way to take it. */
export function AdviceFound({ advice, result, folded }: Props) {
  return (
    <div className="advice-main">
      <Way advice={advice} result={result} folded={folded} />
      <Buttons advice={advice} folded={folded} />
      {advice.all && !folded && <Warning move={advice.all} before={result} />}
      <Fold advice={advice} result={result} folded={folded} />
    </div>
  );
}

/** Folds and unfolds; folded it says that the place is not free of everything. */
function Fold({ advice: { all }, result, folded }: Props) {
  const { advice: text } = useText().siting;
  const left = all ? afterMove(result, all.result).remaining.length : 0;
  const unfold = left > 0 ? text.unfoldStill(left) : text.unfold;
  return (
    <button
      type="button"
      className="link advice-fold"
      aria-expanded={!folded}
      title={folded ? text.unfold : text.fold}
      onClick={() => setSession({ adviceFolded: !folded })}
    >
      {folded ? unfold : text.fold}
      <svg width="8" height="8" viewBox="0 0 8 8" aria-hidden="true">
        <path d={folded ? 'M0 6 4 1l4 5z' : 'M0 2h8L4 7z'} fill="currentColor" />
      </svg>
    </button>
  );
}

/** What the place to come still touches or leaves unknown: told before it is taken. */
function Warning({ move, before }: { move: Move; before: SitingResult }) {
  const { siting: text } = useText();
  const language = useApp((s) => s.language);
  const after = afterMove(before, move.result);
  const open = openWords(after, text);
  const everywhere = everywhereWords(after, text, language);
  if (after.remaining.length === 0 && open === '' && everywhere === '') return null;
  return (
    <div className="advice-warning" role="note">
      {remainingWords(after.remaining, text, language).map((words) => (
        <p key={words}>
          <b>{text.advice.afterStill(words)}</b>
        </p>
      ))}
      {everywhere !== '' && <p>{everywhere}</p>}
      {open !== '' && <p title={text.advice.distrust}>{text.advice.afterStill(open)}</p>}
    </div>
  );
}

/** The site and the place offered, both whole. */
function seePlace(move: Move): void {
  const site = activeFootprint(getApp());
  bringIntoView([...(site?.polygons ?? []), ...move.polygons], PLACE_SURROUNDINGS);
}
const PLACE_SURROUNDINGS = 0.15;

function Way({ advice: { all: move, cut }, result, folded }: Props) {
  const { siting: text } = useText();
  const camera = useApp((s) => s.camera);
  // Asked again whenever the map has moved.
  const isHidden = useMemo(() => camera !== null && move !== null && !isWholeInView(move.polygons), [camera, move]);
  if (!move)
    return (
      <p className="advice-way none">
        {text.advice.none}
        {!folded && <NoneHint result={result} cut={cut} />}
      </p>
    );
  return (
    <p className="advice-way">
      {text.advice.way(text.bearing(move.bearingDegrees))}{' '}
      <button type="button" className="number-link" title={text.advice.seeHint} onClick={() => seePlace(move)}>
        <strong>{metres(move.metres)}</strong>
      </button>{' '}
      {text.units.metre}
      {isHidden && (
        <button type="button" className="link advice-see" title={text.advice.seeHint} onClick={() => seePlace(move)}>
          {folded ? text.advice.seeShort : text.advice.see}
        </button>
      )}
    </p>
  );
}

/** What can still be done where no move clears everything. */
function NoneHint({ result, cut }: Pick<Advice, 'cut'> & Pick<Props, 'result'>) {
  const { advice: text } = useText().siting;
  const language = useApp((s) => s.language);
  const districts = useApp((s) => s.open?.city.layers.find((l) => l.role === 'districts')?.id);
  const whole = result.findings.find((f) => isConflict(f) && f.layerId === districts);
  if (whole) return <small className="quiet">{text.noneCity(whole.name[language])}</small>;
  return <small className="quiet">{isWorthCutting(cut) ? text.noneHint : text.noneHintGround}</small>;
}

/** Less of a site than this is no site any more. */
const LEAST_KEPT_SHARE = 0.01;
const isWorthCutting = (cut: Cut | null): boolean => cut !== null && cut.keptShare >= LEAST_KEPT_SHARE;

function Buttons({ advice: { all, cut }, folded }: Pick<Props, 'advice' | 'folded'>) {
  const { siting: text } = useText();
  // Enter takes the place that the map shows: that of a chosen ground before the advised one.
  const isEnters = useApp((s) => chosenPatch(s) === null);
  return (
    <div className="buttons">
      {all && (
        <button
          type="button"
          className="button"
          aria-keyshortcuts={isEnters ? 'Enter' : undefined}
          onClick={acceptMove}
        >
          {text.advice.accept} {isEnters && <kbd>↵</kbd>}
        </button>
      )}
      {cut && isWorthCutting(cut) && !(folded && all) && (
        <button
          type="button"
          className="button secondary"
          title={text.advice.cutHint(percent(cut.keptShare))}
          onClick={acceptCut}
        >
          {text.advice.cut(hectares(cut.keptSquareMetres))}
        </button>
      )}
      {cut && cut.polygons.length > 0 && !isWorthCutting(cut) && !folded && (
        <span className="quiet">{text.advice.cutLittle(hectares(cut.keptSquareMetres), percent(cut.keptShare))}</span>
      )}
      {cut?.polygons.length === 0 && !folded && <span className="quiet">{text.advice.cutNothing}</span>}
    </div>
  );
}
