import { requestPart } from '../../../state/coverage.ts';
import { useApp } from '../../../state/store.ts';
import { useText } from '../../../text/use-text.ts';
import { BoardCard } from '../BoardCard.tsx';
import type { ExplainContext } from '../explained.ts';
import { PartNote } from '../PartNote.tsx';
import { usePart } from '../use-part.ts';
import { ApartCard } from './ApartCard.tsx';
import { MatrixCard } from './MatrixCard.tsx';
import { PairsCard } from './PairsCard.tsx';
import './overlap.css';

/** What layers have in common: the matrix, red line against protected areas, and protected areas that overlap each other. */
export function OverlapSection({ context }: { context: ExplainContext }) {
  const { coverage, board } = useText();
  const words = board.overlap;
  const districts = useApp((s) => s.coverageFilter.districts);
  const part = usePart('overlaps', { districts });
  if (part.kind !== 'done') {
    return (
      <BoardCard area="overlap" title={words.matrix.title}>
        <PartNote
          part={part}
          words={{ running: words.running, failed: words.failed, retry: coverage.retry }}
          onRetry={() => void requestPart('overlaps', { districts })}
        />
      </BoardCard>
    );
  }
  return (
    <>
      <MatrixCard table={part.result} context={context} />
      <ApartCard table={part.result} context={context} />
      <PairsCard table={part.result} context={context} />
    </>
  );
}
