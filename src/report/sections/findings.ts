/** 逐项结果: every row of the check, disputes, clauses, and the features that are touched. */
import { isWider } from '../../domain/siting/design.ts';
import type { Finding } from '../../domain/siting/result.ts';
import { fixed, hectares, metres, percent } from '../../geodesy/units.ts';
import { basisWords as basisName } from '../../text/basis.ts';
import { findingFigures, netGround } from '../../text/figures.ts';
import { lapsedWords, markWords, relaxedWords } from '../../text/marks.ts';
import { findingOutcome, statusWord } from '../../text/outcomes.ts';
import type { Block, ReportRow, Run, Words } from '../document.ts';
import { disputed, minuteText, type ReportContext } from '../input.ts';
import { marginText } from '../margin.ts';
import { referenceTo } from '../numbering.ts';
import { numberWords } from './basis.ts';
import { clauseBlocks } from './clauses.ts';
import { featureBlocks } from './features.ts';

export function findingBlocks(context: ReportContext): Block[] {
  const { words } = context;
  return [
    { kind: 'subheading', id: 'results', text: words.findings.tableTitle },
    resultTable(context),
    { kind: 'paragraph', words: [{ text: readingWords(context), tone: 'quiet' }] },
    ...disputeBlocks(context),
    ...clauseBlocks(context),
    ...featureBlocks(context),
  ];
}

const readingWords = ({ words: { findings }, language }: ReportContext): string =>
  [findings.reading, findings.brackets(referenceTo('clause-texts'))].join(language === 'zh' ? '' : ' ');

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
      { title: text.factor, align: 'left', width: 20 },
      { title: text.involved, align: 'center', width: 9 },
      { title: text.area, unit: hectare, align: 'right', width: 14 },
      { title: isWider(result) ? words.shareOfRange : text.share, align: 'right', width: 10 },
      { title: text.distance, unit: metre, align: 'right', width: 10 },
      { title: text.margin, unit: metre, align: 'right', width: 10 },
      { title: text.basis, align: 'left', width: 21 },
    ],
    rows: [...result.findings.map((f, i) => findingRow(context, f, i + 1)), ...sumRows(context)],
  };
}

function findingRow(context: ReportContext, finding: Finding, number: number): ReportRow {
  const { words, outcomeWords, language } = context;
  const figures = findingFigures(finding, context.relaxed.get(finding.key) ?? null);
  const told = finding.status !== 'clear';
  const name: Run[] = [{ text: finding.name[language], tone: 'strong' }];
  if (told) name.push({ text: `\n${findingOutcome(outcomeWords, finding)}`, tone: finding.outcome });
  const isLine = figures.length !== words.dash;
  const overlap: Run[] = [{ text: isLine ? words.findings.lengthInside(figures.length) : figures.hectares }];
  if (figures.mu !== words.dash) overlap.push({ text: `\n${figures.mu} ${words.units.mu}`, tone: 'quiet' });
  if (finding.axisMetres !== undefined && figures.hectares !== words.dash)
    overlap.push({ text: `\n${words.findings.lineInside(metres(finding.axisMetres))}`, tone: 'quiet' });
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
      marginWords(context, finding),
      basisWords(context, finding),
    ],
  };
}

/** The figure over what it is measured to. */
function marginWords({ words, advice, relaxed }: ReportContext, finding: Finding): Run[] {
  const { figure, kind } = marginText(finding, advice, relaxed.get(finding.key) ?? null, words);
  return [{ text: figure }, ...(kind === '' ? [] : [{ text: `\n${kind}`, tone: 'quiet' as const }])];
}

/** 涉及, 未发现, 已放宽 or 未检查, and what must be known beside it. */
function statusWords(context: ReportContext, finding: Finding): Run[] {
  const { words, outcomeWords, disputes, relaxed, language } = context;
  const { marks } = words.findings;
  const { status, absentHere } = finding;
  const relaxation = relaxed.get(finding.key);
  const loosened = relaxation ? relaxedWords(finding, relaxation, language) : null;
  const runs: Run[] = [
    {
      text: loosened?.status
        ? loosened.mark
        : status === 'clear' && absentHere
          ? marks.absentHere
          : statusWord(outcomeWords, finding),
      ...(loosened?.status && { tone: 'warning' as const }),
      ...(status === 'hit' && { tone: 'strong' as const }),
      ...(status === 'unchecked' && { tone: 'unchecked' as const }),
    },
  ];
  const told = [
    finding.borderline && marks.borderline,
    finding.touching && marks.touching,
    finding.belowTolerance && !loosened?.status && marks.belowTolerance,
    loosened?.status ?? false,
    loosened ? loosened.why : false,
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
  const { words, outcomeWords, language } = context;
  const text = words.findings;
  const { clause, status, reason } = finding;
  const runs: Run[] = [];
  const add = (run: Run) => runs.push(runs.length > 0 ? { ...run, text: `\n${run.text}` } : run);
  if (reason) add({ text: outcomeWords.reasons[reason], tone: 'unchecked' });
  if (clause) {
    if (status === 'hit' && clause.requirement) add({ text: clause.requirement[language] });
    add({ text: `${basisName(clause, language)} ${numberWords(context, clause.ruleId)}`, tone: 'quiet' });
    if (
      clause.verification === 'unverified' &&
      clause.short[language].toLowerCase() !== text.marks.unverified.toLowerCase()
    )
      add({ text: text.marks.unverified, tone: 'warning' });
    else if (clause.status === 'draft' || clause.status === 'expired')
      add({ text: lapsedWords(finding, language) ?? outcomeWords.legal[clause.status], tone: 'warning' });
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
  if (netGround(result) === null) return [];
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

/** Disputes stay whatever their findings come to by now. */
function disputeBlocks(context: ReportContext): Block[] {
  const { words, outcomeWords, result, rules, relaxed, language, zoneMinutes } = context;
  const text = words.findings.disputes;
  const disputedOutcome = (finding: Finding): Words =>
    relaxed.get(finding.key)?.hides
      ? [{ text: markWords[language].relaxed, tone: 'warning' }]
      : [{ text: findingOutcome(outcomeWords, finding), tone: finding.outcome }];
  const rows = context.disputes.map((dispute): ReportRow => {
    const finding = result.findings.find((f) => disputed([dispute], f) !== null);
    const rule = rules.rules.find((r) => r.id === dispute.ruleId);
    return {
      cells: [
        (finding ?? rule)?.name[language] ?? dispute.key,
        finding ? disputedOutcome(finding) : text.gone,
        dispute.reason,
        minuteText(dispute.at, zoneMinutes),
      ],
    };
  });
  const title: Block = { kind: 'subheading', id: 'disputed', text: text.title };
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
