/** 研判结论: the outcome, what decides it, and what it says nothing about. */
import { isWider, landOf } from '../../domain/siting/design.ts';
import type { Finding } from '../../domain/siting/result.ts';
import { countsWith, removedRules } from '../../domain/siting/rule-limits.ts';
import { hectares, mu, percent } from '../../geodesy/units.ts';
import { findingFigures, netGround } from '../../text/figures.ts';
import { markCounts, markWords } from '../../text/marks.ts';
import type { Block, Tone, Words } from '../document.ts';
import { DECIDING, type ReportContext, ruledName, uncheckedName } from '../input.ts';
import { referenceTo } from '../numbering.ts';

/** A smaller share prints as nothing. */
const LEAST_SHARE = 0.00005;

export function outcomeBlocks(context: ReportContext): Block[] {
  const { outcomeWords, result } = context;
  return [
    { kind: 'verdict', outcome: result.overall, word: outcomeWords.outcomes[result.overall], lines: verdict(context) },
    { kind: 'list', items: items(context) },
  ];
}

function verdict({ words, result, relaxed }: ReportContext): Words[] {
  const counts = countsWith(result.counts, relaxed);
  const { areaSquareMetres: area, net } = result;
  const land = landOf(result);
  const text = words.outcome;
  return [
    land === null ? text.landUnknown : text.land(hectares(land), mu(land)),
    ...(isWider(result) ? [text.range(hectares(area))] : []),
    [{ text: text.counts(counts.hit, counts.clear, counts.relaxed, counts.unchecked), tone: 'strong' }],
    ...(netGround(result) !== null
      ? [
          text.net(
            summedCount(result.findings),
            hectares(net.netSquareMetres),
            percent(net.netSquareMetres / area),
            hectares(net.grossSquareMetres),
            hectares(net.repeatedSquareMetres),
            isWider(result),
          ),
        ]
      : []),
  ];
}

/** Findings whose ground is in the sums. A limit at a distance may have its ground in several classes, two findings share one. */
const summedCount = (findings: readonly Finding[]): number =>
  findings.filter((f) => f.status === 'hit' && DECIDING.some((o) => o === f.outcome) && (f.areaSquareMetres ?? 0) > 0)
    .length;

function items(context: ReportContext): Words[] {
  const { words, outcomeWords, result, language } = context;
  const text = words.outcome;
  const hits = result.findings.filter((f) => f.status === 'hit');
  const labelled = (label: string, tone: Tone, rest: string): Words => [
    { text: `${label}${words.colon}`, tone },
    { text: rest },
  ];
  const named = (findings: readonly Finding[]) => findings.map((f) => withFigures(context, f)).join(words.join);
  const list: Words[] = [];
  for (const outcome of DECIDING) {
    const own = hits.filter((f) => f.outcome === outcome);
    if (own.length > 0) list.push(labelled(outcomeWords.outcomes[outcome], outcome, text.names(named(own))));
  }
  const notices = hits.filter((f) => f.outcome === 'notice');
  if (notices.length > 0) list.push(labelled(text.notices, 'notice', text.names(named(notices))));
  const removed = result.findings.filter((f) => f.reason === 'rule-removed').map((f) => ruledName(f, language));
  const removedMark = markWords[language].removedCount(removedRules(result.findings).size);
  for (const mark of markCounts(result.findings, context.relaxed, language))
    list.push(
      mark === removedMark
        ? labelled(mark, 'warning', text.names(removed.join(words.join)))
        : [{ text: mark, tone: 'warning' }],
    );
  const hidden = result.findings.filter((f) => context.relaxed.get(f.key)?.hides);
  if (hidden.length > 0) list.push(labelled(markWords[language].hiddenItems, 'warning', text.names(named(hidden))));
  if (result.overall === 'none') list.push(hidden.length > 0 ? markWords[language].noneByRelaxed : text.none);
  if (result.overall === 'unchecked')
    list.push(result.counts.unchecked > 0 ? text.noConclusion : markWords[language].noConclusion);
  const unchecked = result.findings.filter((f) => f.status === 'unchecked').map((f) => uncheckedName(f, language));
  if (unchecked.length > 0)
    list.push(
      labelled(outcomeWords.statuses.unchecked, 'unchecked', text.unchecked([...new Set(unchecked)].join(words.join))),
    );
  const outside = outsideShare(context);
  if (outside >= LEAST_SHARE) list.push([{ text: text.outside(percent(outside)), tone: 'warning' }]);
  const borderline = result.findings.filter((f) => f.borderline).map((f) => f.name[language]);
  if (borderline.length > 0) list.push(labelled(text.borderline, 'warning', text.names(borderline.join(words.join))));
  const disputes = context.disputes.length;
  if (disputes > 0) list.push([{ text: text.disputed(disputes, referenceTo('disputed')), tone: 'warning' }]);
  list.push(text.order);
  return list;
}

function withFigures({ words, language }: ReportContext, finding: Finding): string {
  const text = words.outcome;
  const figures = findingFigures(finding);
  const told =
    figures.hectares !== words.dash
      ? text.area(figures.hectares, figures.share)
      : figures.length !== words.dash
        ? text.length(figures.length)
        : figures.distance !== words.dash
          ? text.distance(figures.distance)
          : '';
  return text.nameWithFigures(finding.name[language], told);
}

const outsideShare = ({ result }: ReportContext): number =>
  (result.districts.find((d) => d.id === null)?.areaSquareMetres ?? 0) / result.areaSquareMetres;
