/** 研判依据与数据清单: documents, rules that are not yet verified, layers with their versions, what was not checked. */
import type { Clause, Finding } from '../../domain/siting/result.ts';
import { decisiveChanges, type RuleChange } from '../../domain/siting/rule-edits.ts';
import type { Citation, Rule } from '../../domain/siting/rules.ts';
import { metres } from '../../geodesy/units.ts';
import { isUnseen } from '../../text/basis.ts';
import type { Block, ReportRow, Words } from '../document.ts';
import { layerOf, type ReportContext, uncheckedName } from '../input.ts';

export function basisBlocks(context: ReportContext): Block[] {
  const { words, city, rules, language } = context;
  const clauses = clausesOf(context);
  return [
    {
      kind: 'paragraph',
      words: words.basis.rules(city.name[language], context.result.rulesVersion, ...ruleCounts(context)),
    },
    ...changedRules(context),
    documents(context, clauses),
    ...notes(context, clauses),
    dataTable(context),
    ...missing(context),
    ...(context.result.notApplicable.length > 0 ? [notApplicable(context, rules.kinds)] : []),
  ];
}

/** Rules that apply, and rules that may, once the kind of the project is stated. */
function ruleCounts({ rules, result }: ReportContext): [applying: number, waiting: number] {
  const waiting = new Set(result.findings.filter((f) => f.reason === 'kind-unknown').map((f) => f.ruleId)).size;
  return [rules.rules.length - result.notApplicable.length - waiting, waiting];
}

/** Rules that decide otherwise than the shipped ones. */
function changedRules(context: ReportContext): Block[] {
  const { words, rules, shipped } = context;
  const changes = shipped ? decisiveChanges(rules, shipped) : [];
  if (changes.length === 0) return [];
  return [paragraph(words.basis.changed(changes.map((change) => changeWords(change, context)).join(words.semicolon)))];
}

function changeWords({ before, after, fields }: RuleChange, { words, outcomeWords, language }: ReportContext): string {
  const text = words.basis.changes;
  const name = (after ?? before)?.name[language] ?? '';
  if (!before) return text.added(name);
  if (!after) return text.removed(name);
  const what = fields.map((field) => {
    if (field === 'test') return text.fromTo(text.test, testWords(before.test, text), testWords(after.test, text));
    if (field === 'outcome')
      return text.fromTo(text.outcome, outcomeWords.outcomes[before.outcome], outcomeWords.outcomes[after.outcome]);
    return text.other(field === 'target' ? text.target : text.kinds);
  });
  return text.changed(name, what.join(words.join));
}

function testWords(test: Rule['test'], text: ReportContext['words']['basis']['changes']): string {
  if (test.kind === 'overlap') return text.overlap(test.toleranceSquareMetres);
  return test.kind === 'crosses' ? text.crosses(test.toleranceMetres) : text.within(test.metres, test.inside);
}

/** Each once, in the order of the findings. */
export function clausesOf({ result }: ReportContext): Clause[] {
  const byRule = new Map(result.findings.flatMap(({ clause }) => (clause ? [[clause.ruleId, clause] as const] : [])));
  return [...byRule.values()];
}

/** The number of a clause, as in the list of clauses. */
export const numberWords = ({ words, clauseNumbers }: ReportContext, ruleId: string): string =>
  words.findings.clauseNumber(clauseNumbers.get(ruleId)!);

/** Document, number and clause in one line. */
export function citationWords({ document, number, clause }: Citation): string {
  return [document, number, clause].filter((part) => part !== null).join(' ');
}

export function datesOf({ words }: ReportContext, { from, to }: Citation): string {
  const { clauses } = words.findings;
  const parts = [from === null ? null : clauses.from(from), to === null ? null : clauses.to(to)];
  return parts.filter((part) => part !== null).join(' ') || words.dash;
}

function documents(context: ReportContext, clauses: readonly Clause[]): Block {
  const { words, outcomeWords } = context;
  const text = words.basis.documents;
  const byDocument = new Map<string, { citation: Citation; clause: Clause; numbers: string[] }>();
  for (const clause of clauses) {
    const { citation, ruleId } = clause;
    if (!citation) continue;
    const name = citationWords(citation);
    const known = byDocument.get(name) ?? { citation, clause, numbers: [] };
    byDocument.set(name, { ...known, numbers: [...known.numbers, numberWords(context, ruleId)] });
  }
  if (byDocument.size === 0) return { kind: 'paragraph', words: words.basis.none };
  return {
    kind: 'table',
    id: 'documents',
    caption: text.caption,
    columns: [
      { title: text.number, align: 'center', width: 9 },
      { title: text.document, align: 'left', width: 49 },
      { title: text.status, align: 'center', width: 14 },
      { title: text.from, align: 'center', width: 16 },
      { title: text.source, align: 'center', width: 12 },
    ],
    rows: [...byDocument].map(([name, { citation, clause, numbers }]) => ({
      cells: [
        numbers.join(' '),
        isUnseen(citation)
          ? [{ text: name }, { text: `\n${words.findings.clauses.unseen}`, tone: 'warning' as const }]
          : name,
        legalWords(clause, outcomeWords.legal),
        datesOf(context, citation),
        words.basis.sources[citation.source],
      ],
    })),
  };
}

/** What is not in force stands out. */
export function legalWords({ status }: Pick<Clause, 'status'>, legal: ReportContext['outcomeWords']['legal']): Words {
  return status === 'draft' || status === 'expired' ? [{ text: legal[status], tone: 'warning' }] : legal[status];
}

function notes({ words, language }: ReportContext, clauses: readonly Clause[]): Block[] {
  const text = words.basis;
  const unverified = clauses.filter((c) => c.verification === 'unverified').map((c) => c.name[language]);
  const confirmed = clauses.flatMap(({ confirmedBy, name }) =>
    confirmedBy ? [text.confirmedBy(name[language], confirmedBy.name, confirmedBy.date)] : [],
  );
  return [
    ...(unverified.length > 0 ? [paragraph(text.unverified(unverified.join(words.join)))] : []),
    ...(confirmed.length > 0 ? [paragraph(text.confirmed(confirmed.join(words.join)))] : []),
  ];
}

const paragraph = (words: Words): Block => ({ kind: 'paragraph', words });

function dataTable({ words, city, result, language }: ReportContext): Block {
  const text = words.basis.data;
  const rows = result.checkedLayers.map(({ layerId, versionId, date, name, accuracyMetres }): ReportRow => {
    const layer = layerOf(city, layerId);
    const version = layer?.versions.find(({ id }) => id === versionId);
    const reality = layer?.reality ?? 'user';
    const authority = layer?.holder?.[language];
    return {
      cells: [
        name[language],
        date,
        version?.approval ?? [{ text: text.noApproval, tone: 'quiet' }],
        [layer?.source[language], authority].filter(Boolean).join(' / ') || words.dash,
        `±${metres(accuracyMetres)}`,
        reality === 'illustrative'
          ? [{ text: words.basis.reality.illustrative, tone: 'warning' }]
          : words.basis.reality[reality],
      ],
    };
  });
  return {
    kind: 'table',
    id: 'data',
    caption: text.caption,
    columns: [
      { title: text.layer, align: 'left', width: 19 },
      { title: text.date, align: 'center', width: 11 },
      { title: text.approval, align: 'left', width: 15 },
      { title: text.source, align: 'left', width: 33 },
      { title: text.accuracy, unit: words.units.metre, align: 'right', width: 10 },
      { title: text.reality, align: 'center', width: 12 },
    ],
    rows,
  };
}

function missing({ words, outcomeWords, city, result, language }: ReportContext): Block[] {
  const text = words.basis.missing;
  const unchecked = result.findings.filter((f) => f.status === 'unchecked');
  if (unchecked.length === 0) return [paragraph(text.none)];
  const holderOf = ({ layerId }: Finding): string =>
    (city.absentLayers.find(({ id }) => id === layerId) ?? layerOf(city, layerId))?.holder?.[language] ?? words.dash;
  return [
    {
      kind: 'table',
      id: 'missing',
      caption: text.caption,
      columns: [
        { title: text.name, align: 'left', width: 45 },
        { title: text.reason, align: 'left', width: 30 },
        { title: text.holder, align: 'left', width: 25 },
      ],
      rows: unchecked.map((f) => ({
        cells: [
          [{ text: uncheckedName(f, language), tone: 'unchecked' }],
          f.reason ? outcomeWords.reasons[f.reason] : words.dash,
          holderOf(f),
        ],
      })),
    },
  ];
}

function notApplicable({ words, result, language }: ReportContext, kinds: ReportContext['rules']['kinds']): Block {
  const text = words.basis;
  const kindName = (id: string) => kinds.find((k) => k.id === id)?.name[language] ?? id;
  const list = result.notApplicable.map((rule) =>
    text.kindsOf(rule.name[language], rule.kinds.map(kindName).join(words.join)),
  );
  return paragraph(text.notApplicable(list.join(words.semicolon)));
}
