/** The patch in hand of 可选区域, and the numbers of all: the same as in the list. */
import { type Layer, TextLayer } from 'deck.gl';
import type { FreePatch } from '../../../domain/siting/advice-result.ts';
import type { AppState } from '../../state/store.ts';
import { ACCENT, faded, INK, WHITE } from './colours.ts';
import { dots, fill, outline } from './marks.ts';

export function patchLayers(state: Pick<AppState, 'freeGround' | 'view' | 'presenting'>): Layer[] {
  const { freeGround } = state;
  if (freeGround.kind !== 'done' || state.view !== 'siting' || state.presenting !== null) return [];
  const { ground, hovered, chosen } = freeGround;
  const lit = (hovered ?? chosen) === null ? undefined : ground.patches[hovered ?? chosen ?? 0];
  const inHand = lit ? [lit.polygon] : [];
  return [
    fill('patch-lit', inHand, faded(ACCENT, 0.12)),
    outline('patch-lit-casing', inHand.flat(), WHITE, 5),
    outline('patch-lit-outline', inHand.flat(), ACCENT, 2.4),
    dots(
      'patch-discs',
      ground.patches.map((p) => p.inscribed.center),
      10,
      INK,
      WHITE,
      1.5,
    ),
    new TextLayer<FreePatch>({
      id: 'patch-numbers',
      data: ground.patches,
      getPosition: (p) => p.inscribed.center as [number, number],
      getText: (_, { index }) => String(index + 1),
      getSize: 12,
      getColor: WHITE,
      fontWeight: 700,
      fontFamily: '"Noto Sans SC", sans-serif',
      pickable: false,
    }),
  ];
}
