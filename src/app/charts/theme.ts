/** Colours and type of charts, from the tokens of the page. */

/** Value of a token of the page, such as `--ink`. */
export const token = (element: Element, name: string): string =>
  getComputedStyle(element).getPropertyValue(name).trim();

/** Sizes follow the element the chart stands in: meeting mode has larger type. */
export function chartTheme(element: Element) {
  const of = (name: string) => token(element, name);
  const { fontFamily, fontSize } = getComputedStyle(element);
  const size = Number.parseFloat(fontSize);
  const words = { fontFamily, fontSize: size, color: of('--ink-2') };
  const axis = {
    axisLine: { lineStyle: { color: of('--ink-2') } },
    axisTick: { show: false },
    axisLabel: words,
    nameTextStyle: words,
    splitLine: { lineStyle: { color: of('--hairline') } },
  };
  return {
    color: ['--ink-2', '--range', '--band-1000', '--core', '--justify', '--site'].map(of),
    textStyle: { fontFamily, fontSize: size, color: of('--ink') },
    categoryAxis: { ...axis, splitLine: { show: false } },
    valueAxis: axis,
    legend: { textStyle: words, itemWidth: size * 1.6, itemHeight: size * 0.9 },
    tooltip: {
      renderMode: 'richText',
      backgroundColor: of('--ink'),
      borderWidth: 0,
      textStyle: { fontFamily, fontSize: size, color: of('--white') },
    },
  };
}
