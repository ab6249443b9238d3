import { describe, expect, it } from 'vitest';
import { barLength, fullScale } from '../../src/app/panels/coverage/bar-scale.ts';
import { cellOf, combinationOf } from '../../src/app/panels/coverage/figure.ts';
import { recheckOf, recheckSummary } from '../../src/app/panels/coverage/recheck-summary.ts';
import { figureRecheckText, summaryText } from '../../src/app/panels/coverage/recheck-text.ts';
import { drawnCombinations, upsetLayout, upsetSums } from '../../src/app/panels/coverage/upset.ts';
import { SET_LINE, setLabels } from '../../src/app/panels/coverage/upset-labels.ts';
import { coverage } from '../../src/app/text/coverage.ts';
import type { CellRecheck } from '../../src/domain/coverage/recheck.ts';
import { setName } from '../../src/text/combination-sets.ts';
import { cityFixture, coverageFixture } from './coverage-fixture.ts';

const result = coverageFixture;

describe('bars', () => {
  it('have one round full scale that holds the largest', () => {
    expect(fullScale([0.2277, 0.02])).toBe(0.25);
    expect(fullScale([0.25])).toBe(0.25);
    expect(fullScale([])).toBe(1);
  });

  it('start at 0 and stay within the track', () => {
    expect(barLength(0, 0.25)).toBe(0);
    expect(barLength(0.125, 0.25)).toBe(0.5);
    expect(barLength(0.3, 0.25)).toBe(1);
  });
});

describe('combination plot', () => {
  const frame = { width: 400, labelWidth: 120, barHeight: 100, headHeight: 20, rowHeight: 22, gap: 14 };
  const layout = upsetLayout(result, frame);

  it('draws heights in proportion, all from one baseline', () => {
    const [first, second] = layout.bars;
    expect(first!.height).toBe(100);
    expect(second!.height).toBeCloseTo(75, 10);
    for (const bar of layout.bars) expect(bar.top + bar.height).toBeCloseTo(layout.baseline, 10);
  });

  it('stays within the frame and keeps columns apart', () => {
    for (const [i, bar] of layout.bars.entries()) {
      expect(bar.x - bar.width / 2).toBeGreaterThanOrEqual(120);
      expect(bar.x + bar.width / 2).toBeLessThanOrEqual(400);
      if (i > 0) expect(bar.x - layout.bars[i - 1]!.x).toBeGreaterThan(bar.width);
    }
  });

  it('joins members and marks them', () => {
    const joined = layout.bars[2]!;
    expect(joined.dots.map((d) => d.on)).toEqual([true, true, false]);
    expect(joined.join).toEqual({ from: layout.sets[0]!.y, to: layout.sets[1]!.y });
    expect(layout.bars[0]!.join).toBeNull();
  });

  it('checks its sums, slivers included', () => {
    expect(upsetSums(result)).toEqual({
      columnsSquareMetres: 41_000_000,
      residualSquareMetres: 0,
      repeatedSquareMetres: 6_000_000,
    });
    expect(drawnCombinations(result).combinations).toHaveLength(3);
  });

  it('names inner bands by the distance they span', () => {
    expect(setName(result.combinationSets[2]!, cityFixture).zh).toBe('0-1000 m 带');
    expect(setName(result.combinationSets[0]!, cityFixture).zh).toBe('红线');
  });
});

describe('the second computation on the sphere', () => {
  const text = coverage.zh.recheck;
  const cell = (
    districtId: string,
    key: string,
    state: CellRecheck['state'],
    deviation: number | null,
  ): CellRecheck => ({
    districtId,
    key,
    state,
    sphereSquareMetres: deviation === null ? null : 1,
    deviation,
    expectedDeviation: deviation === null ? null : -0.001,
  });
  const cells = [
    cell('甲区', 'red-line/red-line', 'agrees', -0.00101),
    cell('乙区', 'red-line/red-line', 'too-large', null),
    cell('甲区', 'protected-areas/core', 'differs', 0.2),
    cell('乙区', 'protected-areas/general', 'failed', null),
  ];
  const done = { kind: 'done', of: result, cells } as const;
  const say = (...known: Parameters<typeof recheckOf>) => figureRecheckText(recheckOf(...known), text);

  it('counts what agrees, says aloud what differs, and never takes 未复核 for either', () => {
    const summary = recheckSummary(cells);
    expect(summary).toMatchObject({ total: 4, agrees: 1, tooLarge: 1, failed: 1 });
    expect(summaryText(summary, text)).toBe(
      '1 格不一致,请复查,1/4 格一致,1 格未复核(顶点过多),1 格未复核(Turf 未能算出),扣除应有偏差后最大偏差 20.1000%',
    );
    expect(summaryText(recheckSummary([]), text)).toBe('0/0 格一致');
  });

  it('says of each figure what is known of it', () => {
    expect(say(cellOf('red-line/red-line', '甲区'), result, done)).toBe(
      '一致,球面比椭球 \u22120.1010%,应有 \u22120.1000%',
    );
    expect(say(cellOf('red-line/red-line', '乙区'), result, done)).toBe('未复核(顶点过多)');
    expect(say(cellOf('protected-areas/core', '甲区'), result, done)).toMatch(/^不一致,请复查/);
    expect(say(cellOf('red-line/red-line'), result, done)).toMatch(/^按各区:1\/2 格一致,1 格未复核/);
  });

  it('says 未复核 of what was not looked at, or of another result', () => {
    for (const selection of [cellOf('sites/mine', null, 'overdue'), combinationOf(['red-line'])])
      expect(say(selection, result, done)).toBe('未复核(只复核分区表)');
    expect(say(cellOf('red-line/red-line', '甲区'), { ...result }, done)).toBe('未复核');
    expect(say(cellOf('red-line/red-line', '甲区'), result, { kind: 'none' })).toBe('未复核');
    expect(say(cellOf('red-line/red-line', '甲区'), result, { kind: 'running', of: result, done: 1, total: 4 })).toBe(
      '未复核(等待中)',
    );
  });
});

describe('names of the sets beside the plot', () => {
  const NAMES = ['Ecological red line', 'General ecological space', '沿黄 0–1,000 m 管控带', 'Parks'];
  const frame = { width: 292, columns: 12, figureWidth: 38.4, least: 186, grow: 1, growText: 1 };
  const SIGN = 6.4;

  it('stand in lines that leave the sums their room, with every sign', () => {
    for (const width of [240, 292, 380, 700]) {
      const { labelWidth, lines, rowHeight } = setLabels(NAMES, { ...frame, width });
      for (const [i, name] of NAMES.entries()) {
        expect(lines[i]!.join('').replaceAll(' ', '')).toBe(name.replaceAll(' ', ''));
        for (const line of lines[i]!) {
          const latin = line.replaceAll(/[^\x20-\x7e–]/g, '').length;
          const pixels = latin * SIGN + (line.length - latin) * 12;
          expect(pixels).toBeLessThanOrEqual(labelWidth - frame.figureWidth - 16 + 1e-9);
        }
        expect(rowHeight).toBeGreaterThanOrEqual(lines[i]!.length * SET_LINE);
      }
    }
  });

  it('stand in one line, in rows of the usual height, where the plot is wide', () => {
    const { labelWidth, lines, rowHeight } = setLabels(NAMES, { ...frame, width: 700 });
    expect(lines.map((l) => l.length)).toEqual([1, 1, 1, 1]);
    expect(rowHeight).toBe(22);
    expect(labelWidth).toBeGreaterThanOrEqual(frame.least);
  });

  it('leave the columns their dots', () => {
    const { labelWidth } = setLabels(NAMES, frame);
    expect((frame.width - labelWidth) / frame.columns).toBeGreaterThanOrEqual(11);
  });
});
