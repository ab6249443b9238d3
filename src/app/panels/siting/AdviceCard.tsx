import { useRef } from 'react';
import type { Advice, Move } from '../../../domain/siting/advice-result.ts';
import type { SitingResult } from '../../../domain/siting/result.ts';
import { hasConflict, searchAdvice } from '../../state/siting-advice.ts';
import { afterMove, borderlineCount } from '../../state/siting-after.ts';
import { openGround } from '../../state/siting-ground.ts';
import type { AdviceState } from '../../state/siting-types.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { AdviceFound } from './AdviceFound.tsx';
import { LeastMoves } from './LeastMoves.tsx';
import { LeftOut } from './LeftOut.tsx';
import { SafetyMargin } from './SafetyMargin.tsx';
import { useLittleRoom } from './use-little-room.ts';
import './advice-card.css';

/** 避让建议: the least move that clears everything, what is left without the conflict, and the way to other ground. */
export function AdviceCard({ result }: { result: SitingResult }) {
  const { siting: text } = useText();
  const advice = useApp((s) => s.advice);
  const strip = useRef<HTMLElement>(null);
  const isShort = useLittleRoom(strip);
  const folded = useApp((s) => s.adviceFolded) ?? isShort;
  const conflict = hasConflict(result);
  const found = conflict && advice.kind === 'done' ? advice.advice : null;
  return (
    <>
      {/* In sight at the foot of a long table; the rest of the card follows where the table ends. */}
      <section
        ref={strip}
        className={folded && conflict ? 'advice-strip folded' : 'advice-strip'}
        aria-label={text.advice.title}
      >
        <header>
          <MoveMark />
          <h3>{text.advice.title}</h3>
          <span className="quiet">
            {conflict
              ? text.advice.lead
              : text.advice.nothing(text.advice.open(result.counts.unchecked, borderlineCount(result)))}
          </span>
        </header>
        {conflict && <Body advice={advice} result={result} folded={folded} />}
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
      <LeftOut rules={advice.leftOut} />
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

interface BodyProps {
  readonly advice: AdviceState;
  readonly result: SitingResult;
  readonly folded: boolean;
}

function Body({ advice, result, folded }: BodyProps) {
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
      return <AdviceFound advice={advice.advice} result={result} folded={folded} />;
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
