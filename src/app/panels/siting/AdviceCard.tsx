import type { Advice, Move } from '../../../domain/siting/advice-result.ts';
import type { SitingResult } from '../../../domain/siting/result.ts';
import { hectares, metres, percent } from '../../format.ts';
import { acceptCut, acceptMove, hasConflict, searchAdvice } from '../../state/siting-advice.ts';
import { afterMove, borderlineCount, openWords, remainingWords } from '../../state/siting-after.ts';
import { openGround } from '../../state/siting-ground.ts';
import type { AdviceState } from '../../state/siting-types.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { LeastMoves } from './LeastMoves.tsx';
import { SafetyMargin } from './SafetyMargin.tsx';
import './advice-card.css';

/** 避让建议: the least move that clears everything, what is left without the conflict, and the way to other ground. */
export function AdviceCard({ result }: { result: SitingResult }) {
  const { siting: text } = useText();
  const advice = useApp((s) => s.advice);
  const conflict = hasConflict(result);
  const found = conflict && advice.kind === 'done' ? advice.advice : null;
  return (
    <>
      {/* In sight at the foot of a long table; the rest of the card follows where the table ends. */}
      <section className="advice-strip" aria-label={text.advice.title}>
        <header>
          <MoveMark />
          <h3>{text.advice.title}</h3>
          <span className="quiet">
            {conflict
              ? text.advice.lead
              : text.advice.nothing(text.advice.open(result.counts.unchecked, borderlineCount(result)))}
          </span>
        </header>
        {conflict && <Body advice={advice} result={result} />}
      </section>
      <div className="advice-more">
        {found && <Details advice={found} result={result} />}
        <footer>
          {conflict && <SafetyMargin result={result} />}
          <GroundButton />
        </footer>
      </div>
    </>
  );
}

function Details({ advice, result }: { advice: Advice; result: SitingResult }) {
  const { siting: text } = useText();
  return (
    <>
      {advice.all && <Cleared move={advice.all} before={result} />}
      {advice.undecided.includes('all') && <p className="quiet">{text.advice.undecided}</p>}
      <LeastMoves advice={advice} result={result} />
    </>
  );
}

function GroundButton() {
  const { ground: text } = useText().siting;
  const open = useApp((s) => s.freeGround.kind !== 'none');
  return (
    <button type="button" className="button secondary ground-open" disabled={open} onClick={openGround}>
      {text.button}
    </button>
  );
}

function Body({ advice, result }: { advice: AdviceState; result: SitingResult }) {
  const { siting: text, problems: words } = useText();
  switch (advice.kind) {
    case 'none':
      return <p className="advice-line quiet">{text.advice.rest}</p>;
    case 'running':
      return (
        <div className="advice-line">
          <span>{text.advice.searching}</span>
          <progress value={advice.share} max={1} aria-label={text.advice.searching} />
          <button type="button" className="button secondary" onClick={advice.cancel}>
            {text.advice.cancel}
          </button>
        </div>
      );
    case 'stopped':
      return <Again line={text.advice.stopped} />;
    case 'failed':
      return (
        <Again
          line={[text.advice.failed, ...advice.problems.map((p) => words.sentence(p))].join(text.table.semicolon)}
        />
      );
    case 'done':
      return <Found advice={advice.advice} result={result} />;
  }
}

function Again({ line }: { line: string }) {
  const { siting: text } = useText();
  return (
    <div className="advice-line">
      <span>{line}</span>
      <button type="button" className="button secondary" onClick={() => void searchAdvice()}>
        {text.advice.again}
      </button>
    </div>
  );
}

function Found({ advice, result }: { advice: Advice; result: SitingResult }) {
  return (
    <div className="advice-main">
      <Way move={advice.all} />
      <Buttons advice={advice} />
      {advice.all && <Warning move={advice.all} before={result} />}
    </div>
  );
}

/** What the place to come still touches or leaves unknown: told before it is taken. */
function Warning({ move, before }: { move: Move; before: SitingResult }) {
  const { siting: text } = useText();
  const language = useApp((s) => s.language);
  const after = afterMove(before, move.result);
  const open = openWords(after, text);
  if (after.remaining.length === 0 && open === '') return null;
  return (
    <div className="advice-warning" role="note">
      {remainingWords(after.remaining, text, language).map((words) => (
        <p key={words}>
          <b>{text.advice.afterStill(words)}</b>
        </p>
      ))}
      {open !== '' && <p title={text.advice.distrust}>{text.advice.afterStill(open)}</p>}
    </div>
  );
}

function Way({ move }: { move: Move | null }) {
  const { siting: text } = useText();
  if (!move)
    return (
      <p className="advice-way none">
        {text.advice.none}
        <small className="quiet">{text.advice.noneHint}</small>
      </p>
    );
  return (
    <p className="advice-way">
      {text.advice.way(text.bearing(move.bearingDegrees))} <strong>{metres(move.metres)}</strong> {text.units.metre}
    </p>
  );
}

function Buttons({ advice: { all, cut } }: { advice: Advice }) {
  const { siting: text } = useText();
  return (
    <div className="buttons">
      {all && (
        <button type="button" className="button" aria-keyshortcuts="Enter" onClick={acceptMove}>
          {text.advice.accept} <kbd>↵</kbd>
        </button>
      )}
      {cut && cut.polygons.length > 0 && (
        <button
          type="button"
          className="button secondary"
          title={text.advice.cutHint(percent(cut.keptShare))}
          onClick={acceptCut}
        >
          {text.advice.cut(hectares(cut.keptSquareMetres))}
        </button>
      )}
      {cut?.polygons.length === 0 && <span className="quiet">{text.advice.cutNothing}</span>}
    </div>
  );
}

/** The conflicts that the place to come leaves behind. */
function Cleared({ move, before }: { move: Move; before: SitingResult }) {
  const { siting: text } = useText();
  const language = useApp((s) => s.language);
  const { cleared } = afterMove(before, move.result);
  if (cleared.length === 0) return null;
  return (
    <p className="advice-after">
      <span>{text.advice.cleared}</span>
      {cleared.map(({ key, name }) => (
        <span key={key}>{name[language]}</span>
      ))}
    </p>
  );
}

function MoveMark() {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M3 13 12.4 3.6M6 3h7v7" fill="none" stroke="var(--accent)" strokeWidth="2" />
    </svg>
  );
}
