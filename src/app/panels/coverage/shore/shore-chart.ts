/** The zones of each group of shore as stacked bars. Pure. */
import type { EChartsCoreOption } from 'echarts/core';
import type { Shoreline } from '../../../../domain/coverage/shoreline.ts';
import * as format from '../../../format.ts';
import { classStyle } from '../../../map/styles.ts';
import type { Language } from '../../../state/model.ts';
import { type ShoreGroup, shoreMetres, shoreRows } from './shore-figure.ts';

/** White gaps where the zone's line on the map has them; none for whole lines. */
export function lineDecal(dash: readonly number[] | null) {
  if (!dash) return { symbol: 'none' };
  const [on = 0, off = 0] = dash;
  return { symbol: 'rect', symbolSize: 1, color: 'rgba(255,255,255,0.8)', dashArrayX: [2 * off, 2 * on], dashArrayY: [20, 0], rotation: 0 }; // biome-ignore format: one decal
}

interface ChartGroup {
  readonly group: ShoreGroup | null;
  readonly name: string;
}

/** Kilometres; series in the order of the zones, bars in that of the groups, from above. */
export function shoreOption(shore: Shoreline, groups: readonly ChartGroup[], language: Language): EChartsCoreOption {
  return {
    grid: { left: 0, right: 12, top: 2, bottom: 0, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'value',
      max: 'dataMax',
      axisLabel: { showMaxLabel: false, formatter: (km: number) => format.kilometres(1000 * km, 0) },
    },
    yAxis: { type: 'category', inverse: true, data: groups.map((g) => g.name), axisLine: { show: false } },
    tooltip: {
      formatter: ({ seriesName, name, value }: { seriesName: string; name: string; value: number }) =>
        `${name}\n${seriesName} ${format.kilometres(1000 * value)} km`,
    },
    series: shore.zones.map((zone) => {
      const { label, outline } = classStyle(zone.style);
      return {
        type: 'bar',
        stack: 'shore',
        name: zone.name[language],
        barMaxWidth: 14,
        itemStyle: { color: label, decal: lineDecal(outline?.dash ?? null), borderColor: '#FFFFFF', borderWidth: 0.5 },
        data: groups.map(({ group }) => shoreMetres(shore, shoreRows(shore, { zones: [zone.classId], group })) / 1000),
      };
    }),
  };
}
