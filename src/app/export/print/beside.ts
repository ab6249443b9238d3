/** Two maps beside each other on a page: what the second one is of, and the room that each has. Pure; millimetres. */
import { editionsOf, type MapLabels } from '../../panels/compare/labels.ts';
import type { Side } from '../../panels/compare/side.ts';
import type { OpenCity } from '../../state/model.ts';
import type { AppState } from '../../state/store.ts';
import type { FrameContent } from './frame-marks.ts';
import { type Box, FRAME_LINE } from './paper.ts';
import type { Center } from './start-center.ts';

/** What a comparison shows beside the live map. */
export interface Beside {
  readonly state: AppState & { readonly open: OpenCity };
  /** Of a city of its own; null where both maps look at the same place. */
  readonly center: Center | null;
  /** Where the second map stands. */
  readonly side: Side;
  readonly labels: MapLabels;
}

/** The second map on its page. */
export interface BesideMap {
  readonly map: Box;
  readonly frame: FrameContent;
}

/** Between the double lines of both frames. */
const APART = 1;

/** The room of each map, inside the inner lines of their frames. */
export function besideBoxes(whole: Box, side: Side): Readonly<Record<'first' | 'second', Box>> {
  const width = (whole.width - 2 * FRAME_LINE - APART) / 2;
  const left = { ...whole, width };
  const right = { ...left, x: whole.x + whole.width - width };
  return side === 'left' ? { first: right, second: left } : { first: left, second: right };
}

/** The room of the live map. */
export const firstBox = (whole: Box, beside: Pick<Beside, 'side'> | null): Box =>
  beside ? besideBoxes(whole, beside.side).first : whole;

/** Editions of the data on the maps, from left to right. */
export const editions = ({ city }: OpenCity, beside: Beside | null): string[] =>
  editionsOf(city, beside?.state.open.city ?? null, beside?.side ?? 'right');
