/** Gains and losses of the districts as bars from zero to both sides. Pure. */
import type { EChartsCoreOption } from 'echarts/core';
import type { LayerChanges } from '../../../../domain/coverage/change.ts';
import * as format from '../../../format.ts';
import type { Language } from '../../../state/model.ts';

interface Look {
  readonly lost: { readonly name: string; readonly colour: string };
  readonly gained: { readonly name: string; readonly colour: string };
}

/** Bars of losses are striped, so that they are told apart without colour. */
const STRIPES = { symbol: 'rect', symbolSize: 1, color: 'rgba(255,255,255,0.55)', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: Math.PI / 4 }; // biome-ignore format: one decal

/** Hectares; first the losses, then the gains, in the order of the districts from above. */
export function changeOption({ rows }: Pick<LayerChanges, 'rows'>, look: Look, language: Language): EChartsCoreOption {
  const series = (kind: 'lost' | 'gained', areas: readonly number[]) => ({
    type: 'bar',
    stack: 'change',
    name: look[kind].name,
    barMaxWidth: 12,
    itemStyle: { color: look[kind].colour, decal: kind === 'lost' ? STRIPES : { symbol: 'none' } },
    data: areas.map((squareMetres) => squareMetres / 10_000),
  });
  return {
    grid: { left: 0, right: 16, top: 2, bottom: 0, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: { type: 'value', axisLabel: { formatter: (ha: number) => format.signedHectares(10_000 * ha, 0) } },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map((r) => r.name?.[language] ?? ''),
      axisLine: { show: true, onZero: true },
    },
    tooltip: {
      formatter: ({ seriesName, name, value }: { seriesName: string; name: string; value: number }) =>
        `${name}\n${seriesName} ${format.signedHectares(10_000 * value)}`,
    },
    series: [
      series(
        'lost',
        rows.map((r) => -r.lostSquareMetres),
      ),
      series(
        'gained',
        rows.map((r) => r.gainedSquareMetres),
      ),
    ],
  };
}
