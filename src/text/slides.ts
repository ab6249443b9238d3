/** Words that stand on slides (讲义) beside titles, names and figures. */

const zh = {
  legend: '图例',
  legendMore: (n: number) => `另 ${n} 类见图例页`,
  legendElsewhere: '图例见图例页',
  rowsMore: (n: number) => `另 ${n} 行见下页`,
  rowsAt: (n: number, title: string) => `另 ${n} 行见“${title}”`,
  tablesAt: (title: string) => `各表见“${title}”`,
  remarksMore: (n: number) => `另 ${n} 条说明见备注页`,
  north: '北',
  sources: (lines: string) => `资料来源:${lines}`,
  sourcesMore: (n: number) => `;另 ${n} 项见备注页`,
  semicolon: ';',
  and: '、',
  continued: (title: string, n: number) => `${title}(续 ${n})`,
  tableOf: (title: string, caption: string) => `${title} · ${caption}`,
  footer: (city: string, version: string, date: string) =>
    `${city} · 数据版本 ${version} · CGCS2000,面积为椭球面积 · ${date}`,
  disclaimer: '仅供参考,不替代行政审批',
  mapOf: (title: string) => `地图:${title}`,
  swatchOf: (name: string) => `图例:${name}`,
};

const en: typeof zh = {
  legend: 'Legend',
  legendMore: (n) => `${n} more on the legend page`,
  legendElsewhere: 'Legend: see the legend page',
  rowsMore: (n) => `${n} more rows on the next page`,
  rowsAt: (n, title) => `${n} more rows: see “${title}”`,
  tablesAt: (title) => `Tables: see “${title}”`,
  remarksMore: (n) => `${n} more remarks on the notes page`,
  north: 'N',
  sources: (lines) => `Sources: ${lines}`,
  sourcesMore: (n) => `; ${n} more on the notes page`,
  semicolon: '; ',
  and: ', ',
  continued: (title, n) => `${title} (continued, ${n})`,
  tableOf: (title, caption) => `${title}: ${caption}`,
  footer: (city, version, date) => `${city} · data ${version} · CGCS2000, areas on the ellipsoid · ${date}`,
  disclaimer: 'For reference only; does not replace administrative approval',
  mapOf: (title) => `Map: ${title}`,
  swatchOf: (name) => `Legend: ${name}`,
};

export type SlideWords = typeof zh;

export const slideWords = { zh, en };
