/** The clauses that findings rest on, numbered, with their wording and legal status. */
import type { Clause } from '../../domain/siting/result.ts';
import { removedRules } from '../../domain/siting/rule-limits.ts';
import { isUnseen } from '../../text/basis.ts';
import { markWords } from '../../text/marks.ts';
import type { Block, ReportRow, Run } from '../document.ts';
import type { ReportContext } from '../input.ts';
import { citationWords, clausesOf, datesOf, legalWords, numberWords } from './basis.ts';

export function clauseBlocks(context: ReportContext): Block[] {
  const { words, outcomeWords } = context;
  const text = words.findings.clauses;
  const title: Block = { kind: 'subheading', id: 'clause-texts', text: text.title };
  const clauses = clausesOf(context);
  if (clauses.length === 0) return [title, { kind: 'paragraph', words: text.none }];
  const rows = clauses.map((clause): ReportRow => {
    const legal = legalWords(clause, outcomeWords.legal);
    const dates = clause.citation ? datesOf(context, clause.citation) : words.dash;
    const status: Run[] = [...(typeof legal === 'string' ? [{ text: legal }] : legal), { text: `\n${dates}` }];
    return {
      cells: [numberWords(context, clause.ruleId), ruleWords(context, clause), sourceWords(context, clause), status],
    };
  });
  return [
    title,
    {
      kind: 'table',
      id: 'clauses',
      caption: text.caption,
      columns: [
        { title: text.number, align: 'center', width: 7 },
        { title: text.clause, align: 'left', width: 36 },
        { title: text.citation, align: 'left', width: 41 },
        { title: text.status, align: 'center', width: 16 },
      ],
      rows,
    },
  ];
}

function ruleWords({ words, language, result }: ReportContext, clause: Clause): Run[] {
  const { ruleId, name, requirement, activities, note } = clause;
  const text = words.findings.clauses;
  const runs: Run[] = [
    { text: name[language], tone: 'strong' },
    { text: `\n${requirement?.[language] ?? text.noRequirement}`, ...(!requirement && { tone: 'quiet' as const }) },
  ];
  if (removedRules(result.findings).has(ruleId))
    runs.splice(1, 0, { text: `\n${markWords[language].removedItems}`, tone: 'warning' });
  if (activities) {
    const list = activities.map((a, i) => `${i + 1} ${a[language]}`).join(words.semicolon);
    runs.push({ text: `\n${text.activities(list)}`, tone: 'quiet' });
  }
  if (note) runs.push({ text: `\n${text.note(note[language])}`, tone: 'quiet' });
  return runs;
}

function sourceWords({ words }: ReportContext, { citation, verification, confirmedBy }: Clause): Run[] {
  const text = words.findings.clauses;
  const runs: Run[] = [];
  if (verification === 'unverified') runs.push({ text: text.unverified, tone: 'warning' });
  if (citation) {
    runs.push({ text: citationWords(citation) });
    if (isUnseen(citation)) runs.push({ text: `\n${text.unseen}`, tone: 'warning' });
    if (citation.quote) runs.push({ text: `\n${text.quote(citation.quote)}`, tone: 'quiet' });
  }
  if (confirmedBy)
    runs.push({ text: `${runs.length > 0 ? '\n' : ''}${text.confirmed(confirmedBy.name, confirmedBy.date)}` });
  return runs.length > 0 ? runs : [{ text: words.dash }];
}
