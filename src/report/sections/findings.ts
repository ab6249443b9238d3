/** 4 逐项结果: every row of the check, disputes, clauses, and the features that are touched. */
import type { Clause, Finding } from '../../domain/siting/result.ts';
import { fixed, hectares, metres, percent, signedMetres } from '../../geodesy/units.ts';
import { findingFigures, isMet } from '../../text/figures.ts';
import { findingOutcome } from '../../text/outcomes.ts';
import type { Block, ReportRow, Run, Words } from '../document.ts';
import { disputed, minuteText, type ReportContext } from '../input.ts';
import { citationWords, clausesOf, datesOf, legalWords } from './basis.ts';

/** More features than these are in the tables that go with the report. */
const MOST_FEATURES = 60;

export function findingBlocks(context: ReportContext): Block[] {
  const { words } = context;
  return [
    { kind: 'subheading', text: words.findings.tableTitle },
    resultTable(context),
    { kind: 'paragraph', words: [{ text: words.findings.reading, tone: 'quiet' }] },
    ...disputeBlocks(context),
    ...clauseBlocks(context),
    ...featureBlocks(context),
  ];
}

function resultTable(context: ReportContext): Block {
  const { words, result } = context;
  const text = words.findings;
  const { hectare, metre } = words.units;
  return {
    kind: 'table',
    id: 'findings',
    caption: text.caption,
    columns: [
      { title: text.number, align: 'center', width: 6 },
      { title: text.factor, align: 'left', width: 24 },
      { title: text.involved, align: 'center', width: 10 },
      { title: text.area, unit: hectare, align: 'right', width: 12 },
      { title: text.share, align: 'right', width: 11 },
      { title: text.distance, unit: metre, align: 'right', width: 11 },
      { title: text.margin, unit: metre, align: 'right', width: 12 },
      { title: text.basis, align: 'left', width: 25 },
    ],
    rows: [...result.findings.map((f, i) => findingRow(context, f, i + 1)), ...sumRows(context)],
  };
}

function findingRow(context: ReportContext, finding: Finding, number: number): ReportRow {
  const { words, outcomeWords, language } = context;
  const figures = findingFigures(finding);
  const told = finding.status !== 'clear';
  const name: Run[] = [{ text: finding.name[language], tone: 'strong' }];
  if (told) name.push({ text: `\n${findingOutcome(outcomeWords, finding)}`, tone: finding.outcome });
  const isLine = figures.length !== words.dash;
  const overlap: Run[] = [{ text: isLine ? words.findings.lengthInside(figures.length) : figures.hectares }];
  if (figures.mu !== words.dash) overlap.push({ text: `\n${figures.mu} ${words.units.mu}`, tone: 'quiet' });
  if (figures.dataError !== words.dash)
    overlap.push({ text: `\n${words.findings.dataError(figures.dataError)}`, tone: 'quiet' });
  return {
    cells: [
      String(number),
      name,
      statusWords(context, finding),
      overlap,
      figures.share,
      figures.distance,
      marginWords(context, finding, figures.margin),
      basisWords(context, finding),
    ],
  };
}

/** Where the limit is met, the least move that clears it, as far as it was sought. */
function marginWords({ words, advice }: ReportContext, finding: Finding, margin: string): string {
  if (finding.status !== 'hit' || finding.marginMetres !== null) return margin;
  const move = advice?.each.get(finding.key);
  if (move === undefined || advice?.undecided.includes(finding.key)) return margin;
  return move === null ? words.findings.noMove : signedMetres(-move.metres);
}

/** 涉及, 不涉及 or 未检查, and what must be known beside it. */
function statusWords({ words, outcomeWords, disputes }: ReportContext, finding: Finding): Run[] {
  const { marks } = words.findings;
  const { status, absentHere } = finding;
  const runs: Run[] = [
    {
      text: status === 'clear' && absentHere ? marks.absentHere : outcomeWords.statuses[status],
      ...(status === 'hit' && { tone: 'strong' as const }),
      ...(status === 'unchecked' && { tone: 'unchecked' as const }),
    },
  ];
  const told = [
    finding.borderline && marks.borderline,
    finding.touching && marks.touching,
    finding.belowTolerance && marks.belowTolerance,
    finding.allInInnerBand && marks.innerBand,
    disputed(disputes, finding) !== null && marks.disputed,
  ];
  return [
    ...runs,
    ...told.filter((mark) => mark !== false).map((mark) => ({ text: `\n${mark}`, tone: 'warning' as const })),
  ];
}

/** Requirement where the rule is met; words of the clause and its number in the list; the limit; why it was not checked. */
function basisWords(context: ReportContext, finding: Finding): Words {
  const { words, outcomeWords, language, clauseNumbers } = context;
  const text = words.findings;
  const { clause, status, reason } = finding;
  const runs: Run[] = [];
  const add = (run: Run) => runs.push(runs.length > 0 ? { ...run, text: `\n${run.text}` } : run);
  if (reason) add({ text: outcomeWords.reasons[reason], tone: 'unchecked' });
  if (clause) {
    if (status === 'hit' && clause.requirement) add({ text: clause.requirement[language] });
    const number = clauseNumbers.get(clause.ruleId);
    add({ text: `${clause.short[language]} ${number === undefined ? '' : text.clauseNumber(number)}`, tone: 'quiet' });
    if (clause.verification === 'unverified' && clause.short[language] !== text.marks.unverified)
      add({ text: text.marks.unverified, tone: 'warning' });
    else if (clause.status === 'draft' || clause.status === 'expired')
      add({ text: outcomeWords.legal[clause.status], tone: 'warning' });
  }
  const limit = limitWords(context, finding);
  if (limit !== null) add({ text: limit, tone: 'quiet' });
  return runs.length > 0 ? runs : words.dash;
}

/** A tolerance of nothing is not worth a line. */
export function limitWords({ words }: Pick<ReportContext, 'words'>, { threshold }: Finding): string | null {
  const { limit } = words.findings;
  if (threshold === null) return null;
  if (threshold.kind === 'within') return limit.within(fixed(threshold.metres, 1));
  if (threshold.kind === 'crosses') return threshold.metres > 0 ? limit.crosses(fixed(threshold.metres, 1)) : null;
  return threshold.squareMetres > 0 ? limit.overlap(fixed(threshold.squareMetres, 1)) : null;
}

function sumRows({ words, result }: ReportContext): ReportRow[] {
  const { net, areaSquareMetres: area } = result;
  if (net.keys.length === 0) return [];
  const sum = (label: string, squareMetres: number): ReportRow => ({
    total: true,
    cells: ['', label, '', hectares(squareMetres), percent(squareMetres / area), '', '', ''],
  });
  const text = words.findings;
  return [
    sum(text.gross, net.grossSquareMetres),
    sum(text.repeated, net.repeatedSquareMetres),
    sum(text.net, net.netSquareMetres),
  ];
}

function disputeBlocks(context: ReportContext): Block[] {
  const { words, outcomeWords, result, language, zoneMinutes } = context;
  const text = words.findings.disputes;
  const rows = result.findings.flatMap((f): ReportRow[] => {
    const dispute = disputed(context.disputes, f);
    if (!dispute) return [];
    return [
      {
        cells: [
          f.name[language],
          [{ text: outcomeWords.outcomes[f.outcome], tone: f.outcome }],
          dispute.reason,
          minuteText(dispute.at, zoneMinutes),
        ],
      },
    ];
  });
  const title: Block = { kind: 'subheading', text: text.title };
  if (rows.length === 0) return [title, { kind: 'paragraph', words: text.none }];
  return [
    title,
    {
      kind: 'table',
      id: 'disputes',
      caption: text.caption,
      columns: [
        { title: text.factor, align: 'left', width: 24 },
        { title: text.outcome, align: 'center', width: 14 },
        { title: text.reason, align: 'left', width: 44 },
        { title: text.at, align: 'center', width: 18 },
      ],
      rows,
    },
  ];
}

function clauseBlocks(context: ReportContext): Block[] {
  const { words, outcomeWords, clauseNumbers } = context;
  const text = words.findings.clauses;
  const title: Block = { kind: 'subheading', text: text.title };
  const clauses = clausesOf(context);
  if (clauses.length === 0) return [title, { kind: 'paragraph', words: text.none }];
  const rows = clauses.map((clause): ReportRow => {
    const legal = legalWords(clause, outcomeWords.legal);
    const dates = clause.citation ? datesOf(context, clause.citation) : words.dash;
    const status: Run[] = [...(typeof legal === 'string' ? [{ text: legal }] : legal), { text: `\n${dates}` }];
    return {
      cells: [
        words.findings.clauseNumber(clauseNumbers.get(clause.ruleId) ?? 0),
        ruleWords(context, clause),
        sourceWords(context, clause),
        status,
      ],
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

function ruleWords({ words, language }: ReportContext, { name, requirement, activities, note }: Clause): Run[] {
  const text = words.findings.clauses;
  const runs: Run[] = [
    { text: name[language], tone: 'strong' },
    { text: `\n${requirement?.[language] ?? text.noRequirement}`, ...(!requirement && { tone: 'quiet' as const }) },
  ];
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
    if (citation.quote) runs.push({ text: `\n${text.quote(citation.quote)}`, tone: 'quiet' });
  }
  if (confirmedBy)
    runs.push({ text: `${runs.length > 0 ? '\n' : ''}${text.confirmed(confirmedBy.name, confirmedBy.date)}` });
  return runs.length > 0 ? runs : [{ text: words.dash }];
}

function featureBlocks({ words, result, language }: ReportContext): Block[] {
  const text = words.findings.features;
  const all = result.findings.filter(isMet).flatMap((f) =>
    f.features.map(({ name, id, areaSquareMetres, lengthMetres }) => ({
      cells: [
        f.name[language],
        name,
        id,
        lengthMetres === undefined ? hectares(areaSquareMetres) : text.length(metres(lengthMetres)),
      ],
    })),
  );
  const title: Block = { kind: 'subheading', text: text.title };
  if (all.length === 0) return [title, { kind: 'paragraph', words: text.none }];
  return [
    title,
    {
      kind: 'table',
      id: 'features',
      caption: text.caption,
      columns: [
        { title: text.layer, align: 'left', width: 30 },
        { title: text.name, align: 'left', width: 36 },
        { title: text.id, align: 'left', width: 18 },
        { title: text.area, unit: words.units.hectare, align: 'right', width: 16 },
      ],
      rows: all.slice(0, MOST_FEATURES),
    },
    ...(all.length > MOST_FEATURES
      ? [{ kind: 'paragraph' as const, words: text.more(all.length - MOST_FEATURES) }]
      : []),
  ];
}
