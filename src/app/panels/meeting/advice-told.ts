/** 避让建议 before an audience, in words: for the wall and for the speaker. Pure. */
import type { Advice, Move } from '../../../domain/siting/advice-result.ts';
import type { SitingOutcome, SitingResult } from '../../../domain/siting/result.ts';
import { leftOutWords } from '../../../text/left-out.ts';
import { metres } from '../../format.ts';
import { currentResult } from '../../map/deck/lit.ts';
import { type After, afterMove, everywhereWords, openWords } from '../../state/siting-after.ts';
import { isConflict } from '../../state/siting-margin.ts';
import type { AppState } from '../../state/store.ts';
import { type Text, textIn } from '../../text/use-text.ts';

export interface AdviceTold {
  readonly lead: string;
  readonly notes: readonly string[];
  /** Of a search that goes on, 0 to 1; null where it has ended. */
  readonly share: number | null;
  /** Whether there is a place to be taken. */
  readonly isPlace: boolean;
}

type Asked = Pick<AppState, 'advice' | 'check' | 'project' | 'presenting' | 'open' | 'language'>;

/** What the wall says of the advice; null while none was asked for. */
export function adviceTold(state: Asked): AdviceTold | null {
  const { advice, language, presenting } = state;
  const result = currentResult(state);
  if (presenting === null || !result) return null;
  const text = textIn(language);
  const words = text.siting.advice;
  const plain = { notes: [], share: null, isPlace: false };
  switch (advice.kind) {
    case 'none':
      return null;
    case 'running':
      return { ...plain, lead: words.searching, share: advice.share };
    case 'stopped':
      return { ...plain, lead: words.stopped };
    case 'failed':
      return { ...plain, lead: words.failed, notes: advice.problems.map((p) => text.problems.sentence(p)) };
    case 'done':
      if (advice.of !== result) return null;
      return advice.advice.all
        ? foundTold(advice.advice, advice.advice.all, result, state, text)
        : { ...plain, ...noneTold(advice.advice, result, state, text) };
  }
}

/** What of it takes room on the wall, as text; how far a search has come takes none. */
export function adviceRoom(state: Asked): string {
  const told = adviceTold(state);
  return told ? JSON.stringify([told.lead, told.notes, told.share === null]) : '';
}

/** Of one reason; there is room for no more. */
const MOST_NAMES = 2;

function foundTold(
  { safetyMetres, undecided, leftOut }: Advice,
  move: Move,
  before: SitingResult,
  { language }: Asked,
  text: Text,
): AdviceTold {
  const { advice: words, bearing, table } = text.siting;
  const { advice: wall } = text.wall;
  const after = afterMove(before, move.result);
  const isClear = !move.result.findings.some(isConflict);
  const left = [...remainingOnWall(after, text, language), openWords(after, text.siting)].filter(Boolean);
  const everywhere = everywhereWords(after, text.siting, language);
  const margin = metres(safetyMetres);
  // What is 提示 or 未检查 there stands among what is left.
  const others = leftOut.filter(({ reason }) => reason === 'removed' || reason === 'lapsed');
  return {
    lead: wall.found(words.way(bearing(move.bearingDegrees)), metres(move.metres)),
    notes: [
      isClear ? wall.clear(margin) : wall.margin(margin),
      ...(left.length > 0 ? [words.afterStill(left.join(table.semicolon))] : []),
      ...[everywhere].filter(Boolean),
      ...(undecided.includes('all') ? [words.undecided] : []),
      ...[leftOutWords(others, 'advice', language, MOST_NAMES)].filter(Boolean),
    ],
    share: null,
    isPlace: true,
  };
}

/** By name only: their figures follow once the site stands there. */
function remainingOnWall({ remaining }: After, text: Text, language: AppState['language']): string[] {
  const { advice, outcome: outcomes } = text.siting;
  const changes = { new: [advice.isNew], inner: [advice.wasInner], more: [advice.more('')] };
  return [...new Set(remaining.map((r) => r.finding.outcome))].map((outcome: SitingOutcome) => {
    const own = remaining.filter((r) => r.finding.outcome === outcome);
    const items = own.map(({ name, change }) => advice.stillItem(name[language], '', change ? changes[change] : []));
    return advice.still(outcomes[outcome], own.length, items.join(text.wall.listed));
  });
}

/** No place, and why. */
function noneTold(
  { each, undecided }: Advice,
  { findings }: SitingResult,
  { open, language }: Asked,
  text: Text,
): Pick<AdviceTold, 'lead' | 'notes'> {
  const { advice: words } = text.siting;
  const { advice: wall } = text.wall;
  if (undecided.includes('all')) return { lead: wall.undecided, notes: [] };
  const districts = open?.city.layers.find((l) => l.role === 'districts')?.id;
  const whole = findings.find((f) => isConflict(f) && f.layerId === districts);
  if (whole) return { lead: words.none, notes: [words.noneCity(whole.name[language])] };
  const stuck = findings.filter(({ key }) => each.get(key) === null && !undecided.includes(key));
  const names = [...new Set(stuck.map(({ name }) => name[language]))];
  if (names.length > 0) return { lead: words.none, notes: [wall.stuck(names.join(text.wall.listed))] };
  const isEach = undecided.length === 0;
  return { lead: words.none, notes: isEach ? [wall.together] : [] };
}
