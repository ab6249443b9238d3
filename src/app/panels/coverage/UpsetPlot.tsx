import { useState } from 'react';
import type { City } from '../../../domain/city.ts';
import { FILTER_PARTS } from '../../../domain/coverage/filter.ts';
import type { CoverageResult } from '../../../domain/coverage/result.ts';
import { setName, setNames } from '../../../text/combination-sets.ts';
import * as format from '../../format.ts';
import { select } from '../../state/actions.ts';
import type { Language } from '../../state/model.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { useArea } from './area-unit.ts';
import { BoardCard } from './BoardCard.tsx';
import { cellOf, combinationOf, sameFigure } from './figure.ts';
import { NumberHandle } from './NumberHandle.tsx';
import { combinationRows } from './tables-csv.ts';
import { drawnCombinations, type UpsetBar, upsetLayout, upsetSums } from './upset.ts';
import { DIGIT_WIDTH, SET_LINE, setLabels } from './upset-labels.ts';
import { useWidth } from './use-width.ts';
import './upset.css';

/** Exclusive combinations of the leading layers, largest first, with the check that they add up. */
export function UpsetPlot({ city, result }: { city: City; result: CoverageResult }) {
  const text = useText().coverage;
  const language = useApp((s) => s.language);
  const sums = upsetSums(result);
  const shown = drawnCombinations(result);
  const slivers = result.combinations.length - shown.combinations.length;
  const unit = useText().board.overview.units[useApp((s) => s.areaUnit)];
  const area = useArea();
  const isEmpty = result.combinationSets.length === 0;
  const handle = (aspect: 'union' | 'gross' | 'repeated', squareMetres: number) => (
    <>
      {aspect !== 'repeated' && text.upset.ofSets(result.combinationSets.length)}
      {text.upset[aspect]}{' '}
      <NumberHandle selection={cellOf('combinations', null, aspect)} label={text.names[aspect]}>
        {area(squareMetres)}
      </NumberHandle>
    </>
  );
  return (
    <BoardCard
      area="upset"
      follows={FILTER_PARTS}
      title={text.upset.title}
      unit={unit}
      right={isEmpty ? text.none : handle('union', result.unionSquareMetres)}
      rows={() => combinationRows(result, city, language, text)}
    >
      {result.combinations.length === 0 ? (
        <p className="board-empty">{text.upset.none}</p>
      ) : (
        <Plot city={city} result={shown} />
      )}
      {isEmpty || (
        <footer className="board-card-foot">
          <span>
            {text.upset.check(
              String(shown.combinations.length),
              area(sums.columnsSquareMetres),
              format.squareMetres(sums.residualSquareMetres),
            )}
            {slivers > 0 && text.upset.slivers(String(slivers))}
          </span>
          <span>
            {handle('gross', result.grossSquareMetres)} · {handle('repeated', sums.repeatedSquareMetres)}
          </span>
        </footer>
      )}
    </BoardCard>
  );
}

/** Room that names and sums of the sets have at least. */
const LABEL_WIDTH: Readonly<Record<Language, number>> = { zh: 122, en: 186 };

function Plot({ city, result }: { city: City; result: CoverageResult }) {
  const text = useText().coverage;
  const language = useApp((s) => s.language);
  const projector = useApp((s) => s.projector);
  const selection = useApp((s) => s.selection);
  const [hovered, setHovered] = useState<UpsetBar | null>(null);
  const [box, width] = useWidth(380);
  const unit = useText().board.overview.units[useApp((s) => s.areaUnit)];
  const area = useArea();
  const grow = projector ? 1.5 : 1;
  // On the projector letters grow more than the rest.
  const growText = projector ? 1.8 : 1;
  const longest = Math.max(
    ...[...result.combinationSets, ...result.combinations].map((c) => area(c.areaSquareMetres).length),
  );
  const names = (keys: readonly string[]) => setNames(keys, result, city, language).join(text.upset.joiner);
  const { labelWidth, lines, rowHeight } = setLabels(
    result.combinationSets.map((set) => setName(set, city)[language]),
    { width, columns: result.combinations.length, figureWidth: DIGIT_WIDTH * longest, least: LABEL_WIDTH[language], grow, growText }, // biome-ignore format: one frame
  );
  const figure = Math.max(FIGURE_WIDTH, DIGIT_WIDTH * longest + 4);
  const upright = (width - labelWidth) / result.combinations.length < figure * grow;
  const layout = upsetLayout(result, {
    width,
    labelWidth,
    headHeight: (upright ? 8 + DIGIT_WIDTH * longest : 20) * growText,
    // About as tall as the table of districts beside it.
    barHeight: Math.min(150, 84 + 22 * result.overview.rows.length) * grow,
    rowHeight,
    gap: 14,
  });
  const selectedBar = layout.bars.find((bar) => sameFigure(combinationOf(bar.keys), selection)) ?? null;
  return (
    <div className="upset" ref={box}>
      <svg width={width} height={layout.height} aria-hidden="true">
        {layout.sets.map((set, i) => (
          <g key={set.key}>
            {i % 2 === 0 && (
              <rect className="upset-stripe" x="0" y={set.y - rowHeight / 2} width={width} height={rowHeight} />
            )}
            {lines[i]!.map((line, at) => (
              <text
                key={line}
                className="upset-set"
                x="4"
                y={set.y + (at - (lines[i]!.length - 1) / 2) * SET_LINE * growText}
                dominantBaseline="central"
              >
                {line}
              </text>
            ))}
          </g>
        ))}
        <line className="upset-axis" x1={labelWidth} x2={width} y1={layout.baseline} y2={layout.baseline} />
        {layout.bars.map((bar) => (
          <Column
            key={bar.keys.join()}
            bar={bar}
            upright={upright}
            radius={4.6 * grow}
            state={bar === selectedBar ? 'selected' : bar.keys === hovered?.keys ? 'hovered' : 'rest'}
          />
        ))}
      </svg>
      {layout.sets.map((set, i) => (
        <span
          key={set.key}
          className={i % 2 === 0 ? 'upset-set-area striped' : 'upset-set-area'}
          style={{ right: width - labelWidth + 6 * grow, top: set.y }}
        >
          <NumberHandle
            selection={cellOf('combinations', null, `set:${set.key}`)}
            label={setName(result.combinationSets[i]!, city)[language]}
          >
            {area(set.areaSquareMetres)}
          </NumberHandle>
        </span>
      ))}
      {layout.bars.map((bar, i) => (
        <button
          key={bar.keys.join()}
          type="button"
          className="upset-hit"
          style={{ left: bar.x - columnWidth(layout.bars) / 2, width: columnWidth(layout.bars), height: layout.height }}
          aria-pressed={bar === selectedBar}
          aria-label={`${text.upset.only(names(bar.keys))} ${area(bar.areaSquareMetres)} ${unit}`}
          title={`${text.upset.only(names(bar.keys))} ${area(bar.areaSquareMetres)} ${unit}`}
          onClick={() => select(bar === selectedBar ? { kind: 'none' } : combinationOf(bar.keys))}
          onMouseEnter={() => setHovered(layout.bars[i] ?? null)}
          onMouseLeave={() => setHovered(null)}
        />
      ))}
    </div>
  );
}

/** Room that a figure such as 1,234.56 needs side by side with the next. */
const FIGURE_WIDTH = 44;

const columnWidth = (bars: readonly UpsetBar[]): number => (bars.length > 1 ? bars[1]!.x - bars[0]!.x : 60);

interface ColumnProps {
  readonly bar: UpsetBar;
  /** Columns too narrow for their figures set them upright. */
  readonly upright: boolean;
  readonly radius: number;
  readonly state: 'rest' | 'hovered' | 'selected';
}

function Column({ bar, upright, radius, state }: ColumnProps) {
  const area = useArea();
  const y = bar.top - 6;
  return (
    <g className={`upset-column ${state}`}>
      <text
        className="upset-value"
        x={bar.x}
        y={y}
        textAnchor={upright ? 'start' : 'middle'}
        transform={upright ? `rotate(-90 ${bar.x} ${y}) translate(0 4)` : undefined}
      >
        {area(bar.areaSquareMetres)}
      </text>
      <rect className="upset-bar" x={bar.x - bar.width / 2} y={bar.top} width={bar.width} height={bar.height} />
      {bar.join && <line className="upset-join" x1={bar.x} x2={bar.x} y1={bar.join.from} y2={bar.join.to} />}
      {bar.dots.map((dot) => (
        <circle key={dot.y} className={dot.on ? 'upset-dot on' : 'upset-dot'} cx={bar.x} cy={dot.y} r={radius} />
      ))}
    </g>
  );
}
