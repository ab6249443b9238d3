/** Wording of the scenes that a meeting may begin from (汇报草稿). */
const zh = {
  open: '生成汇报草稿…',
  title: '生成汇报草稿',
  parts: { pages: '页面', coverage: '成效', sites: '选址' },
  hint: '勾选要汇报的内容,生成后逐个改名、排序、删除、补备注。',
  noSites: '还没有地块:在选址里画一个或导入后再生成,会各成一个场景。',
  all: '全选',
  make: (n: number) => (n === 0 ? '生成' : `生成 ${n} 个场景`),
  drawing: (done: number, total: number) => `正在绘制缩略图 ${done} / ${total}`,
  cancel: '取消',
  close: '关闭',
  failed: '缩略图没有画成,场景未加入。',
  made: (n: number) => `已生成 ${n} 个场景`,
};

const en: typeof zh = {
  open: 'Draft a meeting…',
  title: 'Draft a meeting',
  parts: { pages: 'Pages', coverage: 'Coverage', sites: 'Siting' },
  hint: 'Tick what the meeting is about; rename, sort, delete and annotate the scenes afterwards.',
  noSites: 'No site yet: draw or import one under Siting first, and each becomes a scene.',
  all: 'All',
  make: (n) => (n === 0 ? 'Draft' : `Draft ${n} ${n === 1 ? 'scene' : 'scenes'}`),
  drawing: (done, total) => `Drawing thumbnails ${done} / ${total}`,
  cancel: 'Cancel',
  close: 'Close',
  failed: 'The thumbnails could not be drawn; no scene was added.',
  made: (n) => `${n} ${n === 1 ? 'scene' : 'scenes'} drafted`,
};

export const meetingDraft = { zh, en };
