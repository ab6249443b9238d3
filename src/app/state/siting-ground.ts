/** 可选区域: where in a district or the city the active footprint could stand, and putting it there. */
import { metres } from '../format.ts';
import { currentResult } from '../map/deck/lit.ts';
import { withShape } from '../map/edit/active.ts';
import { boxOf } from '../map/edit/ground.ts';
import { bringIntoView, zoomToPolygons } from '../map/zoom.ts';
import { siting } from '../text/siting.ts';
import { ask } from './ask.ts';
import { activeFootprint, kindOf } from './select.ts';
import { withAdvice } from './siting-ground-advice.ts';
import { marginInForce } from './siting-margin.ts';
import { chosenPatch, currentAdvice } from './siting-select.ts';
import type { GroundState, GroundWish } from './siting-types.ts';
import { type AppState, edit, getApp, setSession, subscribeApp } from './store.ts';
import { toast } from './tasks.ts';

let abort: AbortController | null = null;

/** Ask what is wanted: at first the district that most of the footprint lies in, off everything that needs a procedure. */
export function openGround(): void {
  const districtId = currentResult(getApp())?.districts.find((d) => d.id !== null)?.id ?? null;
  setSession({ freeGround: { kind: 'asking', wish: { districtId, avoid: 'certify' } } });
}

export const wishGround = (wish: GroundWish): void => setSession({ freeGround: { kind: 'asking', wish } });

export function closeGround(): void {
  abort?.abort();
  abort = null;
  if (getApp().freeGround.kind !== 'none') setSession({ freeGround: { kind: 'none' } });
}

export async function searchGround(wish: GroundWish): Promise<void> {
  const safetyMetres = marginInForce(getApp());
  const footprint = activeFootprint(getApp());
  if (!footprint) return;
  abort?.abort();
  const own = new AbortController();
  abort = own;
  const put = (freeGround: GroundState): void => {
    if (abort === own) setSession({ freeGround });
  };
  const cancel = (): void => {
    own.abort();
    put({ kind: 'asking', wish });
  };
  const tell = (done: number, total: number) =>
    put({ kind: 'running', wish, share: total > 0 ? done / total : 0, cancel });
  tell(0, 1);
  const projectKind = kindOf(footprint);
  const [west, south, east, north] = boxOf(footprint.polygons);
  const answer = await ask(
    'freeGround',
    {
      footprint: footprint.polygons,
      kind: projectKind,
      ...wish,
      safetyMetres,
      wanted: [(west + east) / 2, (south + north) / 2],
    },
    { signal: own.signal, onProgress: tell },
  );
  if (!answer) return;
  const footprintId = footprint.id;
  put(
    answer.ok
      ? {
          kind: 'done',
          wish,
          ground: withAdvice(answer.value, currentAdvice(getApp())),
          footprintId,
          projectKind,
          hovered: null,
          chosen: null,
        }
      : { kind: 'failed', wish, problems: answer.problems },
  );
}

/** What was found holds for one footprint as it stands, one kind of project and one set of rules. */
export function followGround(): () => void {
  const key = (state: AppState) => {
    const footprint = activeFootprint(state);
    return [footprint?.polygons, footprint && kindOf(footprint), state.project.rules, state.open?.city];
  };
  return subscribeApp((state, before) => {
    if (state.freeGround.kind === 'none' || (state.project === before.project && state.open === before.open)) return;
    const was = key(before);
    if (key(state).some((part, i) => part !== was[i])) closeGround();
  });
}

export function hoverPatch(hovered: number | null): void {
  const { freeGround } = getApp();
  if (freeGround.kind === 'done' && freeGround.hovered !== hovered)
    setSession({ freeGround: { ...freeGround, hovered } });
}

/** Show how the footprint would stand in a patch; null puts it away. */
export function choosePatch(chosen: number | null): void {
  const { freeGround } = getApp();
  if (freeGround.kind !== 'done') return;
  setSession({ freeGround: { ...freeGround, chosen } });
  const patch = chosenPatch(getApp());
  if (patch) zoomToPolygons(patch.placement.polygons);
}

/** Put the footprint where it was shown; the toast takes it back. */
export function acceptPatch(): void {
  const patch = chosenPatch(getApp());
  if (!patch) return;
  edit((project) => withShape(project, patch.placement.polygons));
  bringIntoView(patch.placement.polygons);
  toast(siting[getApp().language].ground.accepted(metres(patch.distanceMetres)), true);
}
