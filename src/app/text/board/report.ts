/** Wording of the dialogue of the coverage report (成效报告). */
const zh = {
  button: '出成效报告',
  command: '出成效报告',
  title: '出成效报告',
  formats: {
    docx: { name: 'Word 文档', ending: '.docx', note: '完整报告,可编辑、可签署' },
    print: { name: '打印 / PDF', ending: 'A4', note: '由浏览器打印,可存为 PDF' },
    xlsx: { name: 'Excel', ending: '.xlsx', note: '全部表格,数字保留完整位数' },
    picture: { name: '图片', ending: '.png', note: '当前画面,另行设置' },
  },
  withPictures: '附地图与图表',
  drawing: '正在绘制附图',
  otherLanguage: '图表为界面语言,报告用另一种语言时只附地图。',
  pending: '部分结果仍在计算,报告中注明;可稍候再出。',
  filtered: '当前有筛选:分区成效与叠加组合按筛选统计,报告中注明。',
  fileName: (city: string) => `${city}-成效报告`,
};

const en: typeof zh = {
  button: 'Make report',
  command: 'Make the coverage report',
  title: 'Coverage report',
  formats: {
    docx: { name: 'Word', ending: '.docx', note: 'The whole report, to edit and to sign' },
    print: { name: 'Print / PDF', ending: 'A4', note: 'Printed by the browser, or saved as PDF' },
    xlsx: { name: 'Excel', ending: '.xlsx', note: 'All tables, figures in full' },
    picture: { name: 'Picture', ending: '.png', note: 'The present view, set up on its own' },
  },
  withPictures: 'With map and charts',
  drawing: 'Drawing the pictures',
  otherLanguage: 'Charts are in the language of the page; a report in the other one has the map alone.',
  pending: 'Some results are still being computed; the report says so.',
  filtered: 'A filter is on: the chapter by district and the combinations follow it, and the report says so.',
  fileName: (city) => `${city}-coverage-report`,
};

export const report = { zh, en };
