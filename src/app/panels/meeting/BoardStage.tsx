/** What of the board stands beside the map while presenting: the figure in hand, a card, or the read-out. */
import type { ReactNode } from 'react';
import type { CoverageResult } from '../../../domain/coverage/result.ts';
import type { OpenCity } from '../../state/model.ts';
import type { SceneCard } from '../../state/scene.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { ChangeCard } from '../coverage/change/ChangeCard.tsx';
import { DistrictTable } from '../coverage/DistrictTable.tsx';
import { explain } from '../coverage/explain.ts';
import type { ExplainContext, Explained } from '../coverage/explained.ts';
import { IndicatorsCard } from '../coverage/IndicatorsCard.tsx';
import { OverlapSection } from '../coverage/overlap/OverlapSection.tsx';
import { ServicesCard } from '../coverage/ServicesCard.tsx';
import { SitesCard } from '../coverage/SitesCard.tsx';
import { ShorelineCard } from '../coverage/shore/ShorelineCard.tsx';
import { useExplainContext } from '../coverage/use-context.ts';
import { useTrace } from '../coverage/use-trace.ts';
import { inHandWords } from './in-hand-words.ts';
import { WallCard } from './WallCard.tsx';

interface StageProps {
  readonly card: SceneCard | null;
  /** Shown where no card is asked for, and until the figures are there. */
  readonly plain: ReactNode;
}

export function BoardStage({ card, plain }: StageProps) {
  const open = useApp((s) => s.open);
  const coverage = useApp((s) => s.coverage);
  if (!open || coverage.kind !== 'done') return plain;
  return <Figures open={open} result={coverage.result} card={card} plain={plain} />;
}

function Figures({ open, result, card, plain }: StageProps & { open: OpenCity; result: CoverageResult }) {
  const context = useExplainContext(open, result);
  const selection = useApp((s) => s.selection);
  useTrace(context);
  const explained = explain(selection, context);
  if (card !== null) {
    return (
      <div className="presenter-board" data-over-map>
        {explained && <InHand explained={explained} result={result} />}
        <WallCard key={card}>
          <Card card={card} context={context} open={open} result={result} />
        </WallCard>
      </div>
    );
  }
  return explained ? (
    <div className="presenter-readout" data-over-map>
      <InHand explained={explained} result={result} />
    </div>
  ) : (
    plain
  );
}

interface CardProps {
  readonly card: SceneCard;
  readonly context: ExplainContext;
  readonly open: OpenCity;
  readonly result: CoverageResult;
}

function Card({ card, context, open, result }: CardProps) {
  switch (card) {
    case 'overview':
      return <DistrictTable context={context} result={result} />;
    case 'overlap':
      return <OverlapSection context={context} />;
    case 'shoreline':
      return <ShorelineCard open={open} />;
    case 'changes':
      return <ChangeCard open={open} />;
    case 'services':
      return <ServicesCard open={open} />;
    case 'sites':
      return <SitesCard open={open} />;
    case 'indicators':
      return <IndicatorsCard city={open.city} board={context.indicators ?? []} />;
  }
}

/** The number in hand, with its errors: what the room is to read first. */
function InHand({ explained, result }: { explained: Explained; result: CoverageResult }) {
  const text = useText().coverage;
  const areaUnit = useApp((s) => s.areaUnit);
  const trace = useApp((s) => s.trace);
  const { value, unit, others, errors } = inHandWords(explained, { result, areaUnit, trace }, text);
  return (
    <section className="presenter-in-hand" aria-label={text.explain.title}>
      <p className="in-hand-name">{explained.name}</p>
      <p className="in-hand-value">
        {value} <span>{unit}</span>
      </p>
      {others !== '' && <p>{others}</p>}
      <p className="in-hand-errors">{errors}</p>
    </section>
  );
}
