/** The outcome of a check, and what it met, for a page. */

import { isCityWide } from '../../../domain/siting/city-wide.ts';
import { isWider, landOf } from '../../../domain/siting/design.ts';
import type { Finding, SitingResult } from '../../../domain/siting/result.ts';
import { countsWith } from '../../../domain/siting/rule-limits.ts';
import { bearingWords } from '../../../text/bearing.ts';
import { markCounts } from '../../../text/marks.ts';
import { outcomeWords } from '../../../text/outcomes.ts';
import * as format from '../../format.ts';
import { litFindings } from '../../map/deck/lit.ts';
import { measuredTo } from '../../map/deck/pills.ts';
import type { Footprint } from '../../state/model.ts';
import { relaxedOf } from '../../state/relaxed.ts';
import { standingDisputes } from '../../state/siting-disputes.ts';
import { currentAdvice } from '../../state/siting-select.ts';
import type { AppState } from '../../state/store.ts';
import { type Text, textIn } from '../../text/use-text.ts';
import type { PageContent, ResultBox, TableRow } from './page-content.ts';

export interface CheckedPage {
  readonly state: AppState;
  readonly footprint: Footprint;
  readonly result: SitingResult;
  /** Number in the register; null where it is not told. */
  readonly serial: string | null;
  readonly validDays: number;
}

export function sitingBox({ state, result, serial, validDays }: CheckedPage): ResultBox {
  const { language } = state;
  const { print, siting } = textIn(language);
  const words = print.page;
  const relaxed = relaxedOf(result);
  const { hit, clear, unchecked } = countsWith(result.counts, relaxed);
  const advice = currentAdvice(state)?.all;
  const land = landOf(result);
  const line = (text: string, bold = false) => ({ text, bold });
  return {
    heading: words.result,
    outcome: result.overall,
    word: siting.outcome[result.overall],
    lines: [
      ...(land === null ? [] : [line(words.land(format.hectares(land), format.mu(land)))]),
      ...(isWider(result) ? [line(words.range(format.hectares(result.areaSquareMetres)))] : []),
      line(words.counts(hit, clear)),
      ...(unchecked > 0 ? [line(words.unchecked(unchecked), true)] : []),
      ...markCounts(result.findings, relaxed, language).map((marks) => line(marks, true)),
      ...litFindings({ ...state, hoverKey: null }).lines.map((f) =>
        line(words.distance(measuredTo(f, state), format.metres(f.distanceMetres ?? 0))),
      ),
      ...(advice && advice.metres > 0
        ? [line(words.advice(bearingWords(advice.bearingDegrees, language), format.metres(advice.metres)))]
        : []),
      ...(serial === null ? [] : [line(words.serial(serial))]),
      line(words.valid(validDays)),
    ],
  };
}

/** The classes of the net sum, whose gross sum closes; then what stands in no sum; then what was not checked. */
export function sitingTable({ state, footprint, result }: CheckedPage): PageContent['table'] {
  const { language } = state;
  const words = textIn(language).print.page.table;
  const { net } = result;
  const disputed = new Set(standingDisputes(state.project.disputes, footprint).map((d) => d.key));
  const named = (f: Finding) => (disputed.has(f.key) ? words.disputed(f.name[language]) : f.name[language]);
  const figures = (name: string, area: number, bold = false): TableRow => ({
    cells: [name, ...areaCells(area, result)],
    bold,
  });
  const findingOf = (key: string) =>
    result.findings.find((f) => f.status === 'hit' && f.classKey === key) ??
    result.findings.find((f) => f.groundKeys.includes(key));
  const summed = net.keys.map((key, i) => {
    const finding = findingOf(key);
    return figures(finding ? named(finding) : key, net.areasSquareMetres[i] ?? 0);
  });
  const hits = result.findings.filter((f) => f.status === 'hit' && !f.groundKeys.some((key) => net.keys.includes(key)));
  const unchecked = result.findings.filter((f) => f.status === 'unchecked');
  return {
    title: null,
    head: words.siting,
    rows: [
      ...summed,
      ...(net.keys.length > 0
        ? [
            figures(words.gross, net.grossSquareMetres),
            figures(words.repeated, net.repeatedSquareMetres),
            figures(words.net, net.netSquareMetres, true),
          ]
        : []),
      ...hits.flatMap((f) =>
        isCityWide(f)
          ? [{ cells: [named(f), outcomeWords[language].cityWide], bold: false }]
          : unsummed(f, named(f), words, figures),
      ),
      ...uncheckedRows(unchecked, named, textIn(language)),
    ],
  };
}

/** More than these are told in one row for each reason. */
const MOST_ROWS = 4;

function uncheckedRows(findings: readonly Finding[], named: (f: Finding) => string, text: Text): TableRow[] {
  const words = text.print.page.table;
  const said = ({ reason }: Finding) => (reason === 'layer-missing' ? words.unchecked : words.uncheckedOther);
  if (findings.length <= MOST_ROWS) return findings.map((f) => ({ cells: [named(f), said(f)], bold: false }));
  return [...new Set(findings.map(said))].map((why) => {
    const names = findings.filter((f) => said(f) === why).map(named);
    return { cells: [words.together(why, names.length, names.join(text.exporting.join))], bold: false };
  });
}

const areaCells = (area: number, { areaSquareMetres: all }: SitingResult): string[] => [
  format.hectares(area),
  format.mu(area),
  format.percent(all > 0 ? area / all : null),
];

type TableWords = Text['print']['page']['table'];

function unsummed(
  { areaSquareMetres, lengthMetres, outcome }: Finding,
  name: string,
  words: TableWords,
  figures: (name: string, area: number) => TableRow,
): TableRow[] {
  if (areaSquareMetres !== null && areaSquareMetres > 0)
    return [figures(outcome === 'notice' ? words.notice(name) : name, areaSquareMetres)];
  return lengthMetres === null ? [] : [{ cells: [name, words.length(format.metres(lengthMetres))], bold: false }];
}
