/** What a data check is given, and what its parts are. */
import type { Overlay, Work } from '../../engine/index.ts';
import type { LayerTable } from '../feature-table.ts';
import type { ColumnMapping } from '../imported-layer.ts';
import type { ProblemCode } from '../problems.ts';

export interface DataContext {
  /** Names the layer in its problems. */
  readonly file: string;
  /** Features of the layer must not overlap each other. */
  readonly expectNoOverlap: boolean;
  /** West, south, east, north of the city, degrees. */
  readonly extent: readonly [number, number, number, number];
  /** The city's ground; without them its extent stands for it. */
  readonly districts: LayerTable | null;
  /** A layer that this one should meet without gaps. */
  readonly neighbour: { readonly name: string; readonly table: LayerTable; readonly accuracyMetres: number } | null;
  /** Positional accuracy of the layer, metres. */
  readonly accuracyMetres: number;
  readonly area: ColumnMapping['area'];
}

/** Bits of the layer and of its neighbour in the overlay. */
export const OWN_BIT = 0;
export const NEIGHBOUR_BIT = 1;
/** Places in the overlay: the layer, and the partition it is looked at on (districts, or a frame). The neighbour is last. */
export const OWN = 0;
export const GROUND = 1;

/** What each part of the check is given. */
export interface Asked {
  readonly table: LayerTable;
  readonly context: DataContext;
  readonly overlay: Overlay;
  readonly pairs: Awaited<ReturnType<Overlay['pairs']>>;
  /** By feature: what leaves its area undefined. Such features are not in the overlay. */
  readonly faults: ReadonlyMap<number, readonly ProblemCode[]>;
  readonly work: Work;
}
