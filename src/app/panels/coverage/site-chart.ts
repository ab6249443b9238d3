/** The picture of the sites: types as bars, the values of a dimension as their parts. Pure. */
import type { EChartsCoreOption } from 'echarts/core';
import { type SiteWords, valueName } from './site-figures.ts';
import type { SitePivot } from './site-pivot.ts';

/** One hue from open to closed: shape and pattern tell the parts apart, colour comes last. */
const STATUS: Readonly<Record<string, string>> = {
  untreated: '#4B2A3A',
  treating: '#8C6B7A',
  accepted: '#BFAAB4',
  closed: '#E6DEE2',
  none: '#C4BDAE',
};

export function siteChart(pivot: SitePivot, words: SiteWords): EChartsCoreOption {
  const { dimension, values } = pivot;
  const rows = [...pivot.rows].reverse();
  return {
    grid: { left: 4, right: 24, top: 4, bottom: 46, containLabel: true },
    legend: { bottom: 0 },
    tooltip: { trigger: 'item' },
    xAxis: { type: 'value', minInterval: 1, axisLabel: { hideOverlap: true } },
    yAxis: { type: 'category', data: rows.map((r) => r.type.name[words.language]) },
    series: values.map((value, i) => ({
      type: 'bar',
      stack: 'sites',
      barMaxWidth: 18,
      name: valueName(words, dimension, value),
      data: rows.map((row) => row.cells[i]),
      ...(dimension === 'status'
        ? { itemStyle: { color: STATUS[value ?? 'none'], borderColor: '#4B2A3A', borderWidth: 0.6 } }
        : {}),
    })),
  };
}
