import { problemLine } from '../../../text/problems.ts';
import * as format from '../../format.ts';
import type { PartName, PartState } from '../../state/coverage-types.ts';
import { useApp } from '../../state/store.ts';

interface PartNoteProps {
  readonly part: PartState<PartName>;
  readonly words: {
    readonly running: (share: string) => string;
    readonly failed: string;
    readonly retry: string;
  };
  readonly onRetry: () => void;
}

/** A part of the board that is not there yet: how far it is, or why it failed, with a way to ask again. */
export function PartNote({ part, words, onRetry }: PartNoteProps) {
  const language = useApp((s) => s.language);
  if (part.kind !== 'failed')
    return (
      <p className="board-note" aria-busy="true">
        {words.running(format.percent(part.kind === 'running' ? part.share : 0, 0))}
      </p>
    );
  return (
    <p className="board-missing" role="alert">
      <b>{words.failed}</b>
      {part.problems.map((p) => problemLine(p, language)).join(' ')}{' '}
      <button type="button" className="link" onClick={onRetry}>
        {words.retry}
      </button>
    </p>
  );
}
