import type { Shoreline } from '../../../../domain/coverage/shoreline.ts';
import type { ShoreRate } from '../../../../domain/coverage/shoreline-rate.ts';
import * as format from '../../../format.ts';
import { useApp } from '../../../state/store.ts';
import { useText } from '../../../text/use-text.ts';
import { NumberHandle } from '../NumberHandle.tsx';
import { shoreFigure } from './shore-figure.ts';
import { zoneNames } from './shore-names.ts';

interface ShoreReadingsProps {
  readonly shore: Shoreline;
  readonly counted: readonly string[];
  readonly rate: ShoreRate;
  readonly target: null | {
    readonly share: number;
    readonly entered: { readonly by: string; readonly date: string } | null;
  };
}

/** Both readings of the rate side by side: of the whole shore, and of the target. */
export function ShoreReadings({ shore, counted, rate, target }: ShoreReadingsProps) {
  const words = useText().board.shore;
  const language = useApp((s) => s.language);
  const {
    share,
    achievement,
    dataErrorShare,
    countedMetres,
    totalMetres,
    unclassifiedMetres,
    countsUnclassified,
    classifiedShare,
  } = rate;
  const zones = zoneNames(counted, shore, words, language);
  const isWithin =
    share !== null && target !== null && dataErrorShare !== null && Math.abs(share - target.share) <= dataErrorShare;
  return (
    <div>
      <div className="shore-readings">
        <div className="shore-reading">
          <span className="shore-reading-name">{words.readingShare}</span>
          {share === null ? (
            '—'
          ) : (
            <NumberHandle selection={shoreFigure({ kind: 'share', zones: counted })} label={words.names.share('')}>
              {format.percent(share)}
            </NumberHandle>
          )}
          <span className="shore-reading-sum">
            {format.kilometres(countedMetres)} ÷ {format.kilometres(totalMetres)} km
          </span>
          {dataErrorShare !== null && (
            <span className="shore-reading-sum">
              {words.dataError(words.points(format.percentagePoints(dataErrorShare)))}
            </span>
          )}
        </div>
        <div className="shore-reading">
          <span className="shore-reading-name">{words.readingTarget}</span>
          {achievement === null || target === null ? (
            <>
              <span className="shore-reading-none">—</span>
              <span className="shore-reading-sum">{words.noTarget}</span>
            </>
          ) : (
            <>
              <NumberHandle
                selection={shoreFigure({ kind: 'achievement', zones: counted, target: target.share })}
                label={words.names.achievement}
              >
                {format.percent(achievement)}
              </NumberHandle>
              <span className="shore-reading-sum">
                {words.ofTarget(format.percent(share), format.percent(target.share))}
              </span>
              <span className="shore-reading-sum">
                {target.entered ? words.targetEntered(target.entered.by, target.entered.date) : words.targetOfPlan}
              </span>
              {isWithin && <strong className="borderline">{words.within}</strong>}
            </>
          )}
        </div>
      </div>
      <p className="board-note">
        {zones === '' ? words.countedNone : words.countedNow(zones)}
        {words.stop}
        {unclassifiedMetres === 0 && words.allClassified}
        {unclassifiedMetres > 0 && !countsUnclassified && words.unclassified(format.kilometres(unclassifiedMetres))}
        {countsUnclassified && (
          <strong className="borderline">{words.unclassifiedCounted(format.kilometres(unclassifiedMetres))}</strong>
        )}
        {unclassifiedMetres > 0 && classifiedShare !== null && (
          <>
            {' '}
            <NumberHandle
              selection={shoreFigure({ kind: 'classified', zones: counted })}
              label={words.names.classified('')}
            >
              {format.percent(classifiedShare)}
            </NumberHandle>
          </>
        )}
      </p>
    </div>
  );
}
