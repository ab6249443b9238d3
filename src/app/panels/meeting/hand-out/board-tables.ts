/** The tables of a card of the board, and of two versions that are compared: printed as they are in reports. */
import { coverageBlocks } from '../../../../report/coverage-report.ts';
import type { CoverageSectionId, ReportTable } from '../../../../report/document.ts';
import { plainText } from '../../../../report/document.ts';
import { coverageReportInputOf } from '../../../export/coverage-report/coverage-report-input.ts';
import { hectares } from '../../../format.ts';
import type { SceneCard } from '../../../state/scene.ts';
import { type AppState, getApp } from '../../../state/store.ts';
import { type Text, textIn } from '../../../text/use-text.ts';
import { versionChanges } from '../../compare/changed-beside.ts';
import { type ComparedVersions, changeLines, comparedVersions, figureRows } from '../../compare/figures.ts';
import { withTargets } from './district-targets.ts';

const SECTION_OF: Readonly<Record<SceneCard, CoverageSectionId>> = {
  overview: 'districts',
  overlap: 'overlaps',
  shoreline: 'shoreline',
  changes: 'changes',
  services: 'services',
  sites: 'sites',
  indicators: 'indicators',
};

interface BoardTables {
  readonly tables: readonly ReportTable[];
  /** What the figures are of, where that is told before what they lack. */
  readonly told: readonly string[];
  /** What the figures lack. */
  readonly warnings: readonly string[];
}

/** Nothing until the figures of the board are there. `madeAt`: milliseconds since 1970. */
export function cardTables(card: SceneCard, state: AppState, madeAt: number): BoardTables {
  const input = coverageReportInputOf(state, { language: state.language, internal: false, madeAt });
  if (!input) return { tables: [], told: [], warnings: [] };
  const blocks = coverageBlocks(input, SECTION_OF[card]);
  const tables = blocks.filter((block) => block.kind === 'table');
  const { open, coverage, coverageParts, language } = state;
  const isDistricts = card === 'overview' && open !== null && coverage.kind === 'done';
  return {
    tables: isDistricts
      ? withTargets(tables, { open, result: coverage.result, coverageParts }, textIn(language))
      : tables,
    // Layers with an older version stand before those that lack one.
    told:
      card === 'changes'
        ? blocks.flatMap((block) =>
            block.kind === 'paragraph' && typeof block.words === 'string' ? [block.words] : [],
          )
        : [],
    warnings: blocks.flatMap((block) =>
      block.kind === 'paragraph' && typeof block.words !== 'string' && block.words.some((r) => r.tone === 'warning')
        ? [plainText(block.words)]
        : [],
    ),
  };
}

/** What two versions of a layer differ by. */
export interface Change extends Pick<ComparedVersions, 'layer' | 'dates' | 'isOtherNewer'> {
  /** Classes where there are several, then all together. */
  readonly rows: ReturnType<typeof figureRows>;
  /** Features with errors that are not counted. */
  readonly faulty: number;
}

/** Null where other things are compared. Rejects with the reason of `signal`. */
export async function changeOf(other: AppState, signal: AbortSignal): Promise<Change | 'failed' | null> {
  const { open } = getApp();
  const compared = open && other.open ? comparedVersions(open.city, other.open.city) : null;
  if (!compared) return null;
  const { layer, dates, isOtherNewer } = compared;
  const changes = await versionChanges(layer.id, compared.other, signal);
  if (!changes) return 'failed';
  const { leftOut } = changes;
  return {
    layer,
    dates,
    isOtherNewer,
    rows: figureRows(changes, isOtherNewer),
    faulty: leftOut.before + leftOut.after,
  };
}

export function changeTable(
  { layer, dates, rows }: Change,
  { figures: words }: Pick<Text['compare'], 'figures'>,
  laterLeft: boolean,
): ReportTable {
  const { language } = getApp();
  const nameOf = (classId: string | null): string =>
    classId === null ? words.total : (layer.classes.find((c) => c.id === classId)?.name[language] ?? classId);
  const column = (title: string) => ({ title, align: 'right' as const, width: 18 });
  const linesOf = ({ sums }: Change['rows'][number]) => changeLines(sums, { ...words, dates }, laterLeft);
  // As on the wall: a total alone needs no name.
  const isNamed = rows.length > 1;
  return {
    kind: 'table',
    id: 'compared',
    caption: words.wallTitle(layer.name[language]),
    columns: [
      ...(isNamed ? [{ title: words.kind, align: 'left' as const, width: 26 }] : []),
      ...linesOf(rows[0]!).map(({ name }) => column(name)),
    ],
    rows: rows.map((row) => ({
      total: row.classId === null,
      cells: [
        ...(isNamed ? [nameOf(row.classId)] : []),
        ...linesOf(row).map(({ squareMetres }) => hectares(squareMetres, 2)),
      ],
    })),
  };
}
