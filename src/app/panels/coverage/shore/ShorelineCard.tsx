import { useEffect, useState } from 'react';
import { inBaseUnit } from '../../../../domain/coverage/indicator-judge.ts';
import type { Shoreline } from '../../../../domain/coverage/shoreline.ts';
import { type ShoreRate, shorelineRate, shorelineTrend } from '../../../../domain/coverage/shoreline-rate.ts';
import * as format from '../../../format.ts';
import { requestPart } from '../../../state/coverage.ts';
import type { OpenCity, Project } from '../../../state/model.ts';
import { useApp } from '../../../state/store.ts';
import { useText } from '../../../text/use-text.ts';
import { BoardCard } from '../BoardCard.tsx';
import { PartNote } from '../PartNote.tsx';
import { usePart } from '../use-part.ts';
import { CutTable } from './CutTable.tsx';
import { GroupTable } from './GroupTable.tsx';
import { ShoreReadings } from './ShoreReadings.tsx';
import { ShoreTrendTable } from './ShoreTrendTable.tsx';
import { groupingsOf } from './shore-figure.ts';
import { shoreFileRows } from './shore-tables.ts';
import { useShoreBaseline } from './use-shore-baseline.ts';
import { ZoneTable } from './ZoneTable.tsx';
import './shoreline.css';

const IN_FORCE = { versionId: null } as const;

/** The shore by zone and by bank, district and water; what of it counts, against its target; and where it is protected. */
export function ShorelineCard({ open }: { open: OpenCity }) {
  const words = useText().board.shore;
  const part = usePart('shoreline', IN_FORCE);
  if (part.kind !== 'done')
    return (
      <BoardCard area="shoreline" title={words.title}>
        <PartNote part={part} words={words} onRetry={() => void requestPart('shoreline', IN_FORCE)} />
      </BoardCard>
    );
  if (!part.result)
    return (
      <BoardCard area="shoreline" title={words.title}>
        <p className="board-missing">
          <b>{words.missing}</b>
          {words.missingHint}
        </p>
      </BoardCard>
    );
  return <Measured open={open} shore={part.result} />;
}

/** What the user entered, else what the plan sets. */
function targetOf({ city }: OpenCity, { targets }: Project['coverage']) {
  const target = city.targets.find((t) => t.measure.kind === 'shoreline-rate');
  if (!target) return null;
  const entered = targets[target.indicator];
  const value = entered?.value ?? target.value;
  return value === null ? null : { share: inBaseUnit(value, target.unit), entered: entered ?? null };
}

function Measured({ open, shore }: { open: OpenCity; shore: Shoreline }) {
  const words = useText().board.shore;
  const language = useApp((s) => s.language);
  const settings = useApp((s) => s.project.coverage);
  const baseline = useShoreBaseline(open, shore.layerId);
  const groupings = groupingsOf(shore);
  const [by, setBy] = useState(groupings[0]!);
  const record = open.city.shorelineRate;
  const counted = settings.countedClasses ?? record?.countedClasses ?? [];
  const target = targetOf(open, settings);
  const options = { unclassifiedClass: record?.unclassifiedClass ?? null, target: target?.share ?? null };
  const rate: ShoreRate = shorelineRate(shore, counted, options);
  const trend = baseline.shore && shorelineTrend(baseline.shore, shore, counted, options);
  const grouping = groupings.includes(by) ? by : groupings[0]!;
  const districts = useApp((s) => s.coverageFilter.districts);
  const isFiltered = districts !== null;
  // Rows of districts are what the filter reaches: they come first while it is set.
  useEffect(() => {
    if (isFiltered) setBy('district');
  }, [isFiltered]);
  const { line } = shore;
  return (
    <BoardCard
      area="shoreline"
      title={words.title}
      unit="km"
      follows={['districts']}
      scope={words.scope}
      right={words.line(line.name[language], line.date, format.metres(line.accuracyMetres, 0))}
      rows={() => shoreFileRows({ shore, counted, rate, trend, districts }, words, language)}
    >
      <div className="shore-top">
        <ZoneTable shore={shore} counted={counted} />
        <ShoreReadings shore={shore} counted={counted} rate={rate} target={target} />
      </div>
      <div className="board-tabs" role="tablist" aria-label={words.grouping}>
        {groupings.map((g) => (
          <button key={g} type="button" role="tab" aria-selected={g === grouping} onClick={() => setBy(g)}>
            {words.groupings[g]}
          </button>
        ))}
      </div>
      <GroupTable shore={shore} counted={counted} by={grouping} />
      {shore.cuts.length > 0 && <CutTable shore={shore} counted={counted} />}
      <ShoreTrendTable baseline={baseline} trend={trend} counted={counted} />
      {shore.leftOut > 0 && (
        <p className="board-missing" role="alert">
          {words.leftOut(format.count(shore.leftOut))}
        </p>
      )}
    </BoardCard>
  );
}
