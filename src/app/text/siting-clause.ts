/** Words of what a figure rests on: clause, method, the second computation on the sphere. */

const zh = {
  method: {
    title: '方法与精度',
    area: '面积为 CGCS2000 椭球面积,距离为测地线长度;合计取未舍入值。',
    bound: (value: string) => `本次面积的计算误差 ${value} m²。`,
    accuracy: '各图层数据精度',
    accuracyOf: (name: string, metres: string) => `${name} ±${metres} m`,
    notApproval: '仅供参考,不替代行政审批。',
    illustrative: '示意数据',
  },
  sphere: {
    title: '球面复核(Turf)',
    why: '同一叠加由另一套代码在球面上再算一次。球面与椭球本有固定偏差,随纬度而定;实际偏差与应有偏差相符,即无粗差。以椭球面积为准。',
    waiting: '静止后自动复核',
    summary: (agrees: number, differs: number, notDone: number): string =>
      [`相符 ${agrees}`, differs > 0 ? `不符 ${differs}` : '', notDone > 0 ? `未复核 ${notDone}` : '']
        .filter(Boolean)
        .join(' · '),
    column: { class: '管控要素', area: '球面 公顷', deviation: '偏差', expected: '应有偏差', state: '结果' },
    state: { agrees: '相符', differs: '不符,请复查', 'too-large': '未复核(图形过大)', failed: '未复核(未完成)' },
  },
  clause: {
    title: '依据',
    close: '关闭',
    document: '文件',
    number: '文号',
    article: '条款',
    requirement: '要求',
    requirementNone: '要求未知,请在规则库中补录',
    quote: '原文',
    inForce: '时效',
    from: (date: string) => `${date} 起`,
    to: (date: string) => `至 ${date}`,
    source: '来源',
    sources: { FOUND: '已核对公开原文', SEED: '本市规划文本', USER: '用户录入' },
    activities: '有限人为活动清单',
    note: '说明',
    rule: '规则编号',
    test: '判定',
    tests: {
      overlap: (value: string) => `重叠面积大于 ${value} m²`,
      crosses: (value: string) => `穿越长度大于 ${value} m`,
      within: (value: string) => `最近距离不大于 ${value} m`,
    },
    measured: '实测',
    measures: {
      area: (hectares: string, share: string) => `重叠 ${hectares} 公顷,占 ${share}`,
      length: (metres: string) => `穿越 ${metres} m`,
      distance: (metres: string) => `最近距离 ${metres} m`,
    },
    margin: '余量',
    data: '数据版本',
    /** What a rule comes to where it is met. */
    ifMet: (outcome: string) => `此条涉及时:${outcome}`,
    now: (outcome: string) => `本次:${outcome}`,
    recalled: '待核实:此条凭记录转述,尚未对照原文,不作引用,结论不超过提示。',
    confirmed: (name: string, date: string) => `已由 ${name} 于 ${date} 确认`,
    unruled: '规则库中没有对应条款,仅作提示。',
    edit: '在规则库中打开',
    none: '未载',
  },
};

const en: typeof zh = {
  method: {
    title: 'Method and accuracy',
    area: 'Areas on the CGCS2000 ellipsoid, distances geodesic; sums are made of unrounded values.',
    bound: (value) => `Error of the areas computed ${value} m².`,
    accuracy: 'Accuracy of the layers',
    accuracyOf: (name, metres) => `${name} ±${metres} m`,
    notApproval: 'For reference; does not replace an administrative decision.',
    illustrative: 'Illustrative data',
  },
  sphere: {
    title: 'Second computation on the sphere (Turf)',
    why: 'The same overlaps by other code on a sphere. The sphere deviates from the ellipsoid by a share fixed for each latitude; where the deviation found is the one expected, there is no gross error. The ellipsoidal area leads.',
    waiting: 'runs once the footprint rests',
    summary: (agrees, differs, notDone) =>
      [`${agrees} agree`, differs > 0 ? `${differs} differ` : '', notDone > 0 ? `${notDone} not done` : '']
        .filter(Boolean)
        .join(' · '),
    column: { class: 'Class', area: 'Sphere, ha', deviation: 'Deviation', expected: 'Expected', state: 'Result' },
    state: {
      agrees: 'agrees',
      differs: 'differs: look again',
      'too-large': 'not done (shapes too large)',
      failed: 'not done (did not finish)',
    },
  },
  clause: {
    title: 'Basis',
    close: 'Close',
    document: 'Document',
    number: 'Number',
    article: 'Article',
    requirement: 'Requirement',
    requirementNone: 'Not known; please enter it in the rule book',
    quote: 'Original text',
    inForce: 'Validity',
    from: (date) => `from ${date}`,
    to: (date) => `to ${date}`,
    source: 'Source',
    sources: { FOUND: 'compared with the published text', SEED: "the city's own plan", USER: 'entered by a user' },
    activities: 'Limited activities',
    note: 'Remark',
    rule: 'Rule',
    test: 'Test',
    tests: {
      overlap: (value) => `overlap above ${value} m²`,
      crosses: (value) => `length inside above ${value} m`,
      within: (value) => `distance of at most ${value} m`,
    },
    measured: 'Measured',
    measures: {
      area: (hectares, share) => `overlap ${hectares} ha, ${share}`,
      length: (metres) => `${metres} m inside`,
      distance: (metres) => `distance ${metres} m`,
    },
    margin: 'Margin',
    data: 'Data version',
    ifMet: (outcome) => `Where this is met: ${outcome}`,
    now: (outcome) => `This site: ${outcome}`,
    recalled: 'Unverified: told from memory, not yet compared with the text; not cited, and never more than a note.',
    confirmed: (name, date) => `confirmed by ${name} on ${date}`,
    unruled: 'The rule book has no rule for this class: a note only.',
    edit: 'Open in the rule book',
    none: 'not given',
  },
};

export const sitingClause = { zh, en };
