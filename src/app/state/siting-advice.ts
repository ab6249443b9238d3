/** 避让建议 for the active footprint: asked for once it rests, before an audience when wanted; given up as soon as it changes. */
import type { Cut, Move } from '../../domain/siting/advice-result.ts';
import type { SitingResult } from '../../domain/siting/result.ts';
import { metres } from '../format.ts';
import { currentResult } from '../map/deck/lit.ts';
import { withCorners, withShape } from '../map/edit/active.ts';
import { bringIntoView } from '../map/zoom.ts';
import { siting } from '../text/siting.ts';
import { ask } from './ask.ts';
import { activeFootprint, kindOf } from './select.ts';
import { afterMove, everywhereWords, openWords, remainingWords } from './siting-after.ts';
import { isConflict, marginInForce } from './siting-margin.ts';
import { currentAdvice } from './siting-select.ts';
import type { AdviceState } from './siting-types.ts';
import { type AppState, edit, getApp, setSession, subscribeApp } from './store.ts';
import { toast } from './tasks.ts';

/** A footprint must rest this long before the search for a better place begins. */
const REST_MS = 400;

/** Whether there is anything to keep clear of. */
export const hasConflict = ({ findings }: SitingResult): boolean => findings.some(isConflict);

let timer: ReturnType<typeof setTimeout> | undefined;
let abort: AbortController | null = null;

/** Forget the advice, and the search for it. */
export function giveUpAdvice(): void {
  clearTimeout(timer);
  abort?.abort();
  abort = null;
  if (getApp().advice.kind !== 'none') setSession({ advice: { kind: 'none' } });
}

/** Where it is asked for without a word: before an audience it takes time and room only when it is wanted. */
const isAtWork = ({ view, presenting }: AppState): boolean => view === 'siting' && presenting === null;

/** Ask whenever the footprint has come to rest. Returns the function that stops. */
export function followAdvice(): () => void {
  const shape = (state: AppState) => activeFootprint(state)?.polygons;
  const stop = subscribeApp((state, before) => {
    const isSame =
      state.check === before.check &&
      state.safetyMargin === before.safetyMargin &&
      isAtWork(state) === isAtWork(before) &&
      (state.project === before.project || shape(state) === shape(before));
    if (isSame) return;
    giveUpAdvice();
    const result = state.check.kind === 'done' && isAtWork(state) ? currentResult(state) : null;
    if (result && hasConflict(result)) timer = setTimeout(() => void searchAdvice(), REST_MS);
  });
  return () => {
    stop();
    giveUpAdvice();
  };
}

/** Search for a place for the footprint as it rests; also after the search was stopped. */
export async function searchAdvice(): Promise<void> {
  const state = getApp();
  const of = currentResult(state);
  const footprint = activeFootprint(state);
  if (!of || !footprint) return;
  abort?.abort();
  const own = new AbortController();
  abort = own;
  const put = (advice: AdviceState): void => {
    if (abort === own) setSession({ advice });
  };
  const cancel = (): void => {
    own.abort();
    put({ kind: 'stopped', of });
  };
  const tell = (done: number, total: number) =>
    put({ kind: 'running', of, share: total > 0 ? done / total : 0, cancel });
  tell(0, 1);
  const answer = await ask(
    'advise',
    { footprint: footprint.polygons, kind: kindOf(footprint), safetyMetres: marginInForce(state) },
    { signal: own.signal, onProgress: tell },
  );
  if (!answer) return;
  put(answer.ok ? { kind: 'done', of, advice: answer.value } : { kind: 'failed', of, problems: answer.problems });
}

/** Put the footprint where the advice has it, as one step. */
export function moveToPlace({ polygons }: Move): void {
  edit((project) => withShape(project, polygons));
}

/** Put it there; the toast takes it back. */
export function acceptMove(): void {
  const move = currentAdvice(getApp())?.all;
  if (!move) return;
  const words = [siting[getApp().language].advice.accepted(metres(move.metres)), ...whatRemains(move.result)];
  moveToPlace(move);
  bringIntoView(move.polygons);
  toast(words.join(siting[getApp().language].table.semicolon), true);
}

/** Keep only what of the footprint conflicts with nothing. */
export function acceptCut(): void {
  const cut = currentAdvice(getApp())?.cut;
  if (!cut) return;
  const words = [siting[getApp().language].advice.cutDone, ...whatRemains(cut.result)];
  edit((project) => withCorners(project, cut.polygons));
  toast(words.join(siting[getApp().language].table.semicolon), true);
}

/** What is still touched or not known there, in words; asked before the footprint changes. */
function whatRemains(result: (Move | Cut)['result']): string[] {
  const state = getApp();
  const before = currentResult(state);
  if (!result || !before) return [];
  const text = siting[state.language];
  const after = afterMove(before, result);
  const { language } = state;
  return [
    ...remainingWords(after.remaining, text, language),
    everywhereWords(after, text, language),
    openWords(after, text),
  ].filter(Boolean);
}
