const zh = {
  rows: (n: number) => `另 ${n} 行`,
  parts: (n: number) => `另 ${n} 个图表`,
  columns: (n: number) => `另 ${n} 列`,
  onBoard: '其余见成效看板',
  join: ' · ',
  drawing: '正在绘制画面',
  change: {
    title: (layer: string) => `${layer}净变化`,
    span: (before: string, after: string) => `${before} → ${after}`,
    unit: '公顷',
  },
  pair: {
    title: (first: string, second: string) => `${first}与${second}`,
    scope: '面积为 km²,各自市域内;% 为占市域',
    scopeReference: '面积为 km²,各自市域内;% 为占市域;参考:该市规划未定此距离',
    reference: '参考',
    ground: '市域面积',
    kilometres: 'km',
    places: '处',
    none: '—',
    running: '正在计算',
    failed: '未能算出',
    more: (n: number) => `另 ${n} 类`,
  },
  keys: {
    title: '汇报快捷键',
    open: '快捷键',
    number: '到第几个场景',
    hint: '可直接拖动地块,读数随动;结束后复原。',
  },
  keep: '存为场景',
  keepHint: '把此刻的画面(含拖动后的地块)存为下一个场景',
  kept: (title: string, place: number) => `已存为第 ${place} 个场景“${title}”,结束汇报后保留`,
};

const en: typeof zh = {
  rows: (n) => `${n} more ${n === 1 ? 'row' : 'rows'}`,
  parts: (n) => `${n} more ${n === 1 ? 'table or chart' : 'tables or charts'}`,
  columns: (n) => `${n} more ${n === 1 ? 'column' : 'columns'}`,
  onBoard: 'see the coverage board',
  join: ' · ',
  drawing: 'Drawing the scene',
  change: {
    title: (layer) => `${layer}: net change`,
    span: (before, after) => `${before} → ${after}`,
    unit: 'ha',
  },
  pair: {
    title: (first, second) => `${first} and ${second}`,
    scope: 'areas in km² inside each city; % of the city',
    scopeReference: 'areas in km² inside each city; % of the city; reference: a distance that plan does not set',
    reference: 'reference',
    ground: 'City area',
    kilometres: 'km',
    places: 'sites',
    none: '—',
    running: 'Computing',
    failed: 'Could not be computed',
    more: (n) => `${n} more ${n === 1 ? 'class' : 'classes'}`,
  },
  keys: {
    title: 'Keys while presenting',
    open: 'Keys',
    number: 'Scene by its number',
    hint: 'The site can be dragged and its figures follow; it goes back afterwards.',
  },
  keep: 'Keep as scene',
  keepHint: 'Keep what is on the wall now, with the site where it was dragged, as the next scene',
  kept: (title, place) => `Kept as scene ${place} “${title}”; it stays after the meeting`,
};

/** Words of the wall. */
export const wall = { zh, en };
