/** What a scene with two maps tells, as on the wall: two cities class by class, or what two versions of a layer differ by. */
import { NO_FILTER } from '../../../../domain/coverage/filter.ts';
import type { FigureLine, MapSlide } from '../../../../report/slides/deck.ts';
import { hectares, signedHectares } from '../../../format.ts';
import { ask } from '../../../state/ask.ts';
import type { SecondCity } from '../../../state/compare.ts';
import { secondOverview } from '../../../state/second-coverage.ts';
import { getApp } from '../../../state/store.ts';
import type { Text } from '../../../text/use-text.ts';
import { drawnKeys, hasReference, type PairSide, pairRows } from '../../compare/city-rows.ts';
import { changeLines, isLaterLeft } from '../../compare/figures.ts';
import type { Side } from '../../compare/side.ts';
import { type Change, changeOf, changeTable } from './board-tables.ts';
import { pairTables } from './pair-tables.ts';
import type { SceneMaps } from './scene-map.ts';

/** `verdict` and `figures` where the scene has none of its own. */
interface Compared extends Pick<MapSlide, 'verdict' | 'figures' | 'leading' | 'tables'> {
  readonly warnings: readonly string[];
}

const NOT_COMPARED: Compared = { verdict: null, figures: [], leading: null, tables: [], warnings: [] };

interface Wishes {
  /** Figures of the scene itself are told, and the change beside them. */
  readonly hasFigures: boolean;
  /** Of the second map. */
  readonly side: Side;
  readonly signal: AbortSignal;
}

/** Rejects with the reason of `signal`. */
export async function comparedOf(maps: SceneMaps, text: Text, wishes: Wishes): Promise<Compared> {
  const { second } = maps;
  if (!second) return NOT_COMPARED;
  if (second.city.otherId !== null) return pairOf(maps, second.city, second.city.otherId, text, wishes);
  const change = await changeOf(second.state, wishes.signal);
  if (change === null) return NOT_COMPARED;
  if (change === 'failed') return { ...NOT_COMPARED, warnings: [text.compare.figures.failed] };
  const laterLeft = isLaterLeft(change, wishes.side);
  const told = wishes.hasFigures
    ? { ...NOT_COMPARED, tables: [changeTable(change, text.compare, laterLeft)] }
    : leadingChange(change, text, laterLeft);
  return { ...told, warnings: change.faulty > 0 ? [text.compare.figures.leftOut(change.faulty)] : [] };
}

/** The net figure leads, then what it is made of; classes of their own are a table. */
function leadingChange(change: Change, { compare: { figures: words }, wall }: Text, laterLeft: boolean): Compared {
  const { layer, dates, rows } = change;
  const { language } = getApp();
  const { sums } = rows.at(-1)!;
  const span = laterLeft ? wall.change.since : wall.change.span;
  return {
    ...NOT_COMPARED,
    verdict: {
      outcome: null,
      word: `${signedHectares(sums.gainedSquareMetres - sums.lostSquareMetres)} ${wall.change.unit}`,
      detail: `${wall.change.title(layer.name[language])} · ${span(...dates)}`,
    },
    figures: changeLines(sums, { ...words, dates }, laterLeft).map(
      ({ name, squareMetres }): FigureLine => ({ name, figure: hectares(squareMetres, 2), unit: wall.change.unit }),
    ),
    tables: rows.length > 1 ? [changeTable(change, { figures: words }, laterLeft)] : [],
  };
}

async function pairOf(
  { second }: SceneMaps,
  city: SecondCity,
  otherId: string,
  text: Text,
  { side, signal }: Wishes,
): Promise<Compared> {
  const { open } = getApp();
  const answer = await ask('coverage', { filter: NO_FILTER }, { signal });
  signal.throwIfAborted();
  const other = await secondOverview(city, otherId).catch(() => null);
  signal.throwIfAborted();
  const words = text.wall.pair;
  if (!open || !answer?.ok || !other || !second) return { ...NOT_COMPARED, warnings: [words.failed] };
  const { language } = getApp();
  const names = [open.city.name[language], city.open.city.name[language]] as const;
  const [left, right] = side === 'left' ? ([1, 0] as const) : ([0, 1] as const);
  const sides = [
    { overview: answer.value.overview, ...sideOf({ open, project: getApp().project }) },
    { overview: other, ...sideOf({ open: city.open, project: second.state.project }) },
  ] as const;
  const detail = hasReference(pairRows(...sides)) ? words.scopeReference : words.scope;
  return {
    ...NOT_COMPARED,
    verdict: { outcome: null, word: words.title(names[left], names[right]), detail },
    ...pairTables(sides, names, [left, right], text, language),
  };
}

const sideOf = (side: Parameters<typeof drawnKeys>[0]): Omit<PairSide, 'overview'> => ({
  bandSet: side.open.city.bandSet,
  drawn: drawnKeys(side),
});
