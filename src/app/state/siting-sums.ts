/** The ground of the sum in hand (净涉及, 重复计算): traced once the footprint rests. */
import { currentResult } from '../map/deck/lit.ts';
import { ask } from './ask.ts';
import { activeFootprint } from './select.ts';
import { getApp, setSession, subscribeApp } from './store.ts';

const REST_MS = 120;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Returns the function that stops. */
export function followSums(): () => void {
  const stop = subscribeApp((state, before) => {
    if (state.selection === before.selection && state.check === before.check) return;
    const figure = state.selection.kind === 'sum' ? state.selection.figure : null;
    const of = currentResult(state);
    const { sumGround } = state;
    if (sumGround && sumGround.of === of && sumGround.figure === figure) return;
    clearTimeout(timer);
    if (sumGround) setSession({ sumGround: null });
    if (figure && of) timer = setTimeout(() => void trace(), REST_MS);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}

async function trace(): Promise<void> {
  const state = getApp();
  const of = currentResult(state);
  const footprint = activeFootprint(state);
  if (state.selection.kind !== 'sum' || !of || !footprint) return;
  const { figure } = state.selection;
  const input = { footprint: footprint.polygons, keys: of.net.keys, least: figure === 'repeated' ? 2 : 1 } as const;
  const answer = await ask('netGround', input);
  const { selection } = getApp();
  const isWanted = selection.kind === 'sum' && selection.figure === figure && currentResult(getApp()) === of;
  if (answer?.ok && isWanted) setSession({ sumGround: { figure, of, ground: answer.value } });
}
