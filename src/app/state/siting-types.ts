/** Where the siting view stands with what it asked the computing thread for. */
import type { Problem } from '../../domain/problems.ts';
import type { Advice, FreeGround } from '../../domain/siting/advice-result.ts';
import type { NetGround } from '../../domain/siting/net-ground.ts';
import type { SitingResult } from '../../domain/siting/result.ts';

/** 避让建议; `of` is the result that it answers. */
export type AdviceState =
  | { readonly kind: 'none' }
  /** `share` of the search that is done, 0 to 1. */
  | { readonly kind: 'running'; readonly of: SitingResult; readonly share: number; readonly cancel: () => void }
  | { readonly kind: 'stopped'; readonly of: SitingResult }
  | { readonly kind: 'done'; readonly of: SitingResult; readonly advice: Advice }
  | { readonly kind: 'failed'; readonly of: SitingResult; readonly problems: readonly Problem[] };

/** What is asked of 可选区域. */
export interface GroundWish {
  /** Null is the whole city. */
  readonly districtId: string | null;
  /** Which outcomes keep a project off: `avoid` alone, or those that need a procedure too. */
  readonly avoid: 'avoid' | 'certify';
}

/** 可选区域: ground where the active footprint could stand. */
export type GroundState =
  | { readonly kind: 'none' }
  | { readonly kind: 'asking'; readonly wish: GroundWish }
  | { readonly kind: 'running'; readonly wish: GroundWish; readonly share: number; readonly cancel: () => void }
  | {
      readonly kind: 'done';
      readonly wish: GroundWish;
      readonly ground: FreeGround;
      /** Whose ground it is: of another footprint or another kind of project it says nothing. */
      readonly footprintId: string;
      readonly projectKind: string | null;
      /** Place in `ground.patches` under the pointer, and the one whose placement is shown. */
      readonly hovered: number | null;
      readonly chosen: number | null;
    }
  | { readonly kind: 'failed'; readonly wish: GroundWish; readonly problems: readonly Problem[] };

/** One of the three sums of the banner. */
export type SumFigure = 'net' | 'gross' | 'repeated';

/** The ground of the sum in hand; `of` is the result it is of. */
export interface SumGround {
  readonly figure: SumFigure;
  readonly of: SitingResult;
  readonly ground: NetGround;
}
