/** What is said beside a finding whose text has expired or whose limit was made looser, wherever findings are shown. */
import type { Finding } from '../domain/siting/result.ts';
import { hiddenCount, type Relaxation, removedRules } from '../domain/siting/rule-limits.ts';
import type { RuleTest } from '../domain/siting/rules.ts';
import { outcomeWords } from './outcomes.ts';
import type { Language } from './problems.ts';

type Limit = NonNullable<Finding['threshold']>;

const zh = {
  /** Head of a column of marks. */
  column: '到期、放宽与删除',
  lapsedShort: (outcome: string) => `已到期 · 原${outcome}`,
  lapsedBefore: (outcome: string) => `已到期,请核对现行文本;到期前此条为“${outcome}”`,
  lapsedCount: (n: number) => `涉及项中 ${n} 项依据已到期,请核对现行文本`,
  noConclusion: '涉及的条文已到期,现行条文未核对,不能得出“未发现空间冲突”的结论',
  relaxed: '已放宽',
  relaxedFrom: (before: string, now: string) => `用户放宽了限值:${before} → ${now}`,
  relaxedCount: (n: number) => `${n} 项限值已放宽`,
  hidden: { tolerance: '低于容差(用户设定)', distance: '未达距离(用户设定)' },
  hiddenBy: (before: string) => `按原限值(${before})应为涉及`,
  hiddenCount: (n: number) => `其中 ${n} 项按原限值应为涉及`,
  hiddenItems: '已放宽(按原限值应为涉及)',
  removedCount: (n: number) => `${n} 条规则已删除,未核对`,
  removedItems: '规则已删除,未核对',
  noneByRelaxed:
    '“未发现空间冲突”是按用户放宽后的限值得出的;按原限值有涉及项,不能据以认为没有冲突。这不表示项目已获许可。',
  limits: {
    overlap: (value: string) => `容差 ${value} m²`,
    crosses: (value: string) => `容差 ${value} m`,
    within: (value: string) => `距离 ${value} m`,
  },
  stop: ';',
};

const en: typeof zh = {
  column: 'Expired, relaxed or deleted',
  lapsedShort: (outcome) => `Expired · was: ${outcome}`,
  lapsedBefore: (outcome) => `expired: look up the text in force; before it expired: “${outcome}”`,
  lapsedCount: (n) => `${n} of those affected by an expired text: look up the one in force`,
  noConclusion:
    'The texts that are met have expired and those in force were not compared: it cannot be concluded that there is no conflict',
  relaxed: 'limit relaxed',
  relaxedFrom: (before, now) => `limit relaxed by the user: ${before} → ${now}`,
  relaxedCount: (n) => `${n} with a relaxed limit`,
  hidden: { tolerance: 'below tolerance (set by the user)', distance: 'beyond distance (set by the user)' },
  hiddenBy: (before) => `affected by the former limit (${before})`,
  hiddenCount: (n) => `${n} of them affected by the former limit`,
  hiddenItems: 'Limit relaxed (affected by the former limit)',
  removedCount: (n) => `${n} ${n === 1 ? 'rule' : 'rules'} deleted and not checked`,
  removedItems: 'Rule deleted, not checked',
  noneByRelaxed:
    'That no spatial conflict was found holds by limits that the user relaxed; by the former ones there is some, so it is not to be taken for no conflict. This does not mean that the project is permitted.',
  limits: {
    overlap: (value) => `tolerance ${value} m²`,
    crosses: (value) => `tolerance ${value} m`,
    within: (value) => `distance ${value} m`,
  },
  stop: '; ',
};

export const markWords = { zh, en };

/** 已到期, and what the rule came to before; null where no expired text is met. */
export function lapsedWords({ lapsedOutcome }: Pick<Finding, 'lapsedOutcome'>, language: Language): string | null {
  return lapsedOutcome ? markWords[language].lapsedBefore(outcomeWords[language].outcomes[lapsedOutcome]) : null;
}

/** The same in a few words: 已到期 · 原建议避让. */
export function lapsedMark({ lapsedOutcome }: Pick<Finding, 'lapsedOutcome'>, language: Language): string | null {
  return lapsedOutcome ? markWords[language].lapsedShort(outcomeWords[language].outcomes[lapsedOutcome]) : null;
}

/** A limit with its unit: 容差 1 m². */
function limitWords(limit: RuleTest | Limit, { limits }: typeof zh): string {
  if (limit.kind === 'within') return limits.within(String(limit.metres));
  if (limit.kind === 'crosses') return limits.crosses(String('metres' in limit ? limit.metres : limit.toleranceMetres));
  return limits.overlap(String('squareMetres' in limit ? limit.squareMetres : limit.toleranceSquareMetres));
}

/** What is said of a relaxed finding: its mark, the whole sentence, and its status where the limit hides a hit. */
export interface RelaxedWords {
  readonly mark: string;
  readonly why: string;
  /** 低于容差(用户设定), in place of 未发现; null where nothing is hidden. */
  readonly status: string | null;
}

export function relaxedWords(
  { threshold }: Pick<Finding, 'threshold'>,
  { before, hides }: Relaxation,
  language: Language,
): RelaxedWords {
  const words = markWords[language];
  const former = limitWords(before, words);
  const changed = threshold ? words.relaxedFrom(former, limitWords(threshold, words)) : words.relaxed;
  return {
    mark: words.relaxed,
    why: hides ? `${changed}${words.stop}${words.hiddenBy(former)}` : changed,
    status: hides ? words.hidden[threshold?.kind === 'within' ? 'distance' : 'tolerance'] : null,
  };
}

/** How many findings rest on expired texts and on relaxed limits, and how many rules were deleted, a line each; empty where none. */
export function markCounts(
  findings: readonly Pick<Finding, 'lapsedOutcome' | 'reason' | 'ruleId'>[],
  relaxed: ReadonlyMap<string, Relaxation>,
  language: Language,
): readonly string[] {
  const words = markWords[language];
  const lapsed = findings.filter((f) => f.lapsedOutcome).length;
  const hidden = hiddenCount(relaxed);
  const removed = removedRules(findings).size;
  const told = hidden > 0 ? `${words.relaxedCount(relaxed.size)}${words.stop}${words.hiddenCount(hidden)}` : '';
  return [
    ...(lapsed > 0 ? [words.lapsedCount(lapsed)] : []),
    ...(relaxed.size > 0 ? [told || words.relaxedCount(relaxed.size)] : []),
    ...(removed > 0 ? [words.removedCount(removed)] : []),
  ];
}

/** All marks in one cell; null where there is none. */
export function marksCell(
  finding: Pick<Finding, 'lapsedOutcome' | 'threshold' | 'reason'>,
  relaxation: Relaxation | null,
  language: Language,
): string | null {
  const removed = finding.reason === 'rule-removed' && markWords[language].removedItems;
  const relaxed = relaxation && relaxedWords(finding, relaxation, language);
  const told = [lapsedWords(finding, language), relaxed?.status, relaxed?.why, removed].filter(Boolean);
  return told.length > 0 ? told.join(markWords[language].stop) : null;
}
