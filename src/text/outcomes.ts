/** Words for outcomes and findings. No outcome permits anything. */
import { isCityWide } from '../domain/siting/city-wide.ts';
import type { Finding, FindingStatus, SitingOutcome, UncheckedReason } from '../domain/siting/result.ts';
import type { LegalStatus } from '../domain/siting/rules.ts';

interface OutcomeWords {
  readonly outcomes: Readonly<Record<SitingOutcome, string>>;
  readonly statuses: Readonly<Record<FindingStatus, string>>;
  /** Met wherever in the city the site stands (see `isCityWide`). */
  readonly cityWide: string;
  readonly reasons: Readonly<Record<UncheckedReason, string>>;
  readonly legal: Readonly<Record<LegalStatus, string>>;
}

const zh: OutcomeWords = {
  outcomes: {
    avoid: '建议避让',
    certify: '需认定',
    justify: '需论证',
    notice: '提示',
    none: '未发现空间冲突',
    unchecked: '未检查(缺数据)',
  },
  statuses: { hit: '涉及', clear: '未发现', unchecked: '未检查' },
  cityWide: '全市适用',
  reasons: {
    'layer-missing': '图层未导入',
    'layer-unread': '图层未能读取',
    'kind-unknown': '需先说明项目类型',
    'outside-city': '在市域之外',
    'distance-unknown': '距离未能量出',
    'test-unfit': '规则与图层的几何不相配',
    'rule-removed': '规则已删除',
  },
  legal: { 'in-force': '现行', draft: '征求意见稿', expired: '已到期', unknown: '未注明' },
};

const en: OutcomeWords = {
  outcomes: {
    avoid: 'Avoid',
    certify: 'Needs certification',
    justify: 'Needs justification',
    notice: 'Note',
    none: 'No spatial conflict found',
    unchecked: 'Not checked (data missing)',
  },
  statuses: { hit: 'Affected', clear: 'None found', unchecked: 'Not checked' },
  cityWide: 'Applies city-wide',
  reasons: {
    'layer-missing': 'layer not supplied',
    'layer-unread': 'layer could not be read',
    'kind-unknown': 'the kind of project must be stated first',
    'outside-city': 'outside the city',
    'distance-unknown': 'distance could not be measured',
    'test-unfit': 'the rule does not fit the geometry of the layer',
    'rule-removed': 'the rule was deleted',
  },
  legal: { 'in-force': 'in force', draft: 'draft', expired: 'expired', unknown: 'not stated' },
};

export const outcomeWords = { zh, en };

/** Whether it is for want of data that a finding is not checked. */
export const lacksData = ({ reason }: Pick<Finding, 'reason'>): boolean =>
  reason === null || reason === 'layer-missing' || reason === 'layer-unread' || reason === 'distance-unknown';

/** Data is not missing where a finding is unchecked for another reason. */
export const findingOutcome = (
  { outcomes, statuses }: OutcomeWords,
  { outcome, reason }: Pick<Finding, 'outcome' | 'reason'>,
): string => (outcome === 'unchecked' && !lacksData({ reason }) ? statuses.unchecked : outcomes[outcome]);

/** 涉及, 全市适用, 未发现 or 未检查. */
export const statusWord = (
  words: OutcomeWords,
  finding: Parameters<typeof isCityWide>[0] & Pick<Finding, 'status'>,
): string => (isCityWide(finding) ? words.cityWide : words.statuses[finding.status]);
