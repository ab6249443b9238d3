import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { useEffect, useRef } from 'react';
import { useApp } from '../state/store.ts';
import { chartTheme } from './theme.ts';
import './chart.css';

interface ChartProps {
  /** What the chart shows, for those who do not see it: its table stands beside it. */
  readonly label: string;
  readonly option: EChartsCoreOption;
  /** Height in lines of text, so that it grows with the type of meeting mode. */
  readonly lines: number;
  /** A bar or point that was clicked. */
  readonly onPick?: (at: { readonly series: number; readonly index: number }) => void;
}

/**
 * A chart of the library, drawn on a canvas: the page's policy allows no style attributes, which its SVG and its HTML
 * tooltips need. Colours never stand alone: each series has its pattern. Nothing moves: figures change in place.
 */
export function Chart(props: ChartProps) {
  const projector = useApp((s) => s.projector);
  // Meeting mode has other sizes and colours: a chart takes them when it is made.
  return <Canvas key={String(projector)} {...props} />;
}

function Canvas({ label, option, lines, onPick }: ChartProps) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const latest = useRef({ option, onPick });
  latest.current = { option, onPick };
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    let gone = false;
    const observer = new ResizeObserver(() => chart.current?.resize());
    void import('./library.ts').then(({ init }) => {
      if (gone) return;
      const made = init(element, chartTheme(element), {
        renderer: 'canvas',
        devicePixelRatio: Math.max(2, devicePixelRatio),
      });
      chart.current = made;
      made.on('click', ({ seriesIndex, dataIndex }) => {
        if (seriesIndex !== undefined) latest.current.onPick?.({ series: seriesIndex, index: dataIndex });
      });
      draw(made, latest.current.option);
      observer.observe(element);
    });
    return () => {
      gone = true;
      observer.disconnect();
      chart.current?.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => {
    if (chart.current) draw(chart.current, option);
  }, [option]);
  return (
    <div
      ref={host}
      className={onPick ? 'chart pickable' : 'chart'}
      role="img"
      aria-label={label}
      style={{ height: `${lines * 1.45}em` }}
    />
  );
}

function draw(chart: EChartsType, option: EChartsCoreOption): void {
  chart.setOption(
    {
      animation: false,
      // The page says in `label` what there is to see; the library adds the patterns.
      aria: { enabled: true, label: { enabled: false }, decal: { show: true } },
      ...option,
    },
    { notMerge: true },
  );
}
