/** 避让建议与候选比选: where the footprint could be moved to, what could be kept of it, and how other sites compare. */
import { isCityWide } from '../../domain/siting/city-wide.ts';
import { landOf } from '../../domain/siting/design.ts';
import { fixed, hectares, metres, percent } from '../../geodesy/units.ts';
import { bearingWords } from '../../text/bearing.ts';
import { candidatesLeftOut } from '../../text/candidates-left-out.ts';
import { findingFigures, netGround } from '../../text/figures.ts';
import { leftOutWords } from '../../text/left-out.ts';
import { findingOutcome } from '../../text/outcomes.ts';
import type { Block, ReportRow, Words } from '../document.ts';
import { DECIDING, type ReportAdvice, type ReportContext, type ReportMove } from '../input.ts';

export function adviceBlocks(context: ReportContext): Block[] {
  const title: Block = { kind: 'subheading', id: 'clearance', text: context.words.advice.title };
  return [title, ...moveBlocks(context), ...candidateBlocks(context)];
}

function moveBlocks(context: ReportContext): Block[] {
  const { words, advice, result } = context;
  const decides = result.findings.some((f) => f.status === 'hit' && DECIDING.some((outcome) => outcome === f.outcome));
  if (!decides) return [{ kind: 'paragraph', words: words.advice.nothing }];
  if (!advice) return [{ kind: 'paragraph', words: words.advice.notMade }];
  return [{ kind: 'list', items: adviceItems(context, advice) }, ...eachBlock(context, advice)];
}

function adviceItems(context: ReportContext, advice: ReportAdvice): Words[] {
  const { words, outcomeWords, language } = context;
  const { all, each, cut, safetyMetres, precisionMetres, withinMetres, undecided } = advice;
  const text = words.advice;
  const items: Words[] = [];
  if (all) {
    const { overall, counts, findings } = all.result;
    const everywhere = findings.filter(isCityWide).map((f) => f.name[language]);
    items.push([
      { text: all.metres > 0 ? text.all(metres(all.metres), bearingWords(all.bearingDegrees, language)) : text.stays },
      {
        text: text.after(outcomeWords.outcomes[overall], counts.hit - everywhere.length, counts.unchecked),
        tone: overall,
      },
      { text: stillHit(context, all) },
      ...(everywhere.length > 0
        ? [{ text: text.everywhere(everywhere.length, everywhere.join(words.semicolon)) }]
        : []),
    ]);
  } else {
    const reach = fixed(withinMetres / METRES_PER_KILOMETRE, 0);
    items.push([{ text: undecided.includes('all') ? text.undecided : text.noAll(reach), tone: 'warning' }]);
  }
  if (cut) items.push(text.cut(hectares(cut.keptSquareMetres), percent(cut.keptShare)));
  const unkept = leftOutWords(advice.leftOut, 'advice', language);
  if (unkept !== '') items.push([{ text: text.leftOut(unkept), tone: 'warning' }]);
  if (safetyMetres > 0) items.push(text.safety(metres(safetyMetres)));
  const isMoved = (all !== null && all.metres > 0) || [...each.values()].some((move) => move !== null);
  if (isMoved) items.push(text.precision(metres(precisionMetres, 2)));
  return items;
}

/** Growth that is no more than rounding, square metres or metres. */
const LEAST_GROWTH = 1;

/** Everything that is hit after a move, notices too, and whether it was before; empty where nothing is. */
function stillHit({ words, outcomeWords, result, language }: ReportContext, { result: moved }: ReportMove): string {
  const text = words.advice.still;
  const isMore = (now: number | null, then: number | null) => (now ?? 0) - (then ?? 0) > LEAST_GROWTH;
  const items = moved.findings.flatMap((finding): string[] => {
    if (finding.status !== 'hit' || isCityWide(finding)) return [];
    const was = result.findings.find((f) => f.key === finding.key);
    const { share, length } = findingFigures(finding);
    const hasGrown =
      isMore(finding.areaSquareMetres, was?.areaSquareMetres ?? null) ||
      isMore(finding.lengthMetres, was?.lengthMetres ?? null);
    const told = [
      findingOutcome(outcomeWords, finding),
      share !== words.dash ? share : length !== words.dash ? words.findings.lengthInside(length) : '',
      was?.status !== 'hit' ? text.isNew : !hasGrown ? '' : was.allInInnerBand ? text.wasInner : text.more,
    ];
    return [text.item(finding.name[language], told.filter(Boolean).join(words.join))];
  });
  return items.length > 0 ? text.all(items.join(words.semicolon)) : '';
}

const METRES_PER_KILOMETRE = 1000;
function eachBlock(
  { words, result, language }: ReportContext,
  { each, undecided, withinMetres }: ReportAdvice,
): Block[] {
  const text = words.advice.each;
  const none = text.none(fixed(withinMetres / METRES_PER_KILOMETRE, 0));
  const rows = [...each].flatMap(([key, move]): ReportRow[] => {
    const finding = result.findings.find((f) => f.key === key);
    if (!finding) return [];
    const name = finding.name[language];
    if (!move) return [{ cells: [name, words.dash, undecided.includes(key) ? text.undecided : none, words.dash] }];
    const shift = `${fixed(move.eastMetres, 1)} / ${fixed(move.northMetres, 1)}`;
    return [{ cells: [name, metres(move.metres), bearingWords(move.bearingDegrees, language), shift] }];
  });
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      id: 'moves',
      caption: text.caption,
      columns: [
        { title: text.factor, align: 'left', width: 34 },
        { title: text.metres, unit: words.units.metre, align: 'right', width: 16 },
        { title: text.way, align: 'left', width: 28 },
        { title: text.shift, unit: words.units.metre, align: 'right', width: 22 },
      ],
      rows,
    },
  ];
}

function candidateBlocks({ words, outcomeWords, candidates, leftOut, rules, language }: ReportContext): Block[] {
  const text = words.advice.candidates;
  const title: Block = { kind: 'subheading', id: 'candidate-sites', text: text.title };
  const others = candidatesLeftOut(leftOut, language);
  const told: Block[] = others === '' ? [] : [{ kind: 'paragraph', words: others }];
  if (candidates.length === 0) return [title, { kind: 'paragraph', words: text.none }, ...told];
  const { hectare } = words.units;
  return [
    title,
    {
      kind: 'table',
      id: 'candidates',
      caption: text.caption,
      columns: [
        { title: text.name, align: 'left', width: 22 },
        { title: text.kind, align: 'left', width: 14 },
        { title: text.area, unit: hectare, align: 'right', width: 13 },
        { title: text.outcome, align: 'left', width: 18 },
        { title: text.hit, align: 'right', width: 7 },
        { title: text.unchecked, align: 'right', width: 7 },
        { title: text.net, unit: hectare, align: 'right', width: 11 },
        { title: text.share, align: 'right', width: 8 },
      ],
      rows: candidates.map(({ name, result, isThis }) => {
        const { overall, counts, areaSquareMetres } = result;
        const net = netGround(result);
        return {
          cells: [
            isThis ? [{ text: text.this(name), tone: 'strong' }] : name,
            rules.kinds.find((k) => k.id === result.kind)?.name[language] ?? text.noKind,
            hectares(landOf(result)),
            [{ text: outcomeWords.outcomes[overall], tone: overall }],
            String(counts.hit),
            String(counts.unchecked),
            hectares(net),
            percent(net === null ? null : net / areaSquareMetres),
          ],
        };
      }),
    },
    ...told,
  ];
}
