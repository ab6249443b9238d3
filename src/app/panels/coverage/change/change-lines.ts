/** The account of no net loss: lines of its tables, and what its net change says. Pure. */
import type { City, CityLayer } from '../../../../domain/city.ts';
import type { ChangePlot, ChangeRowSums, DistrictChange, LayerChanges } from '../../../../domain/coverage/change.ts';
import { baselineOf, earlierVersions } from '../../../../domain/coverage/change-versions.ts';
import { isSliver } from '../../../../domain/coverage/slivers.ts';
import * as format from '../../../format.ts';
import { classKey } from '../../../state/select.ts';
import type { Text } from '../../../text/use-text.ts';

/** Below it nobody lost or gained anything, square metres. */
const NOTHING = 0.5;

export const netOf = ({ gainedSquareMetres, lostSquareMetres }: ChangeRowSums): number =>
  gainedSquareMetres - lostSquareMetres;

/** `within`: the net change is no larger than what the accuracy of the data may make of it (临界). */
export type NetState = 'grown' | 'shrunk' | 'same' | 'within';

export function netState(sums: ChangeRowSums): NetState {
  const net = netOf(sums);
  if (Math.abs(net) < NOTHING && sums.lostSquareMetres < NOTHING) return 'same';
  if (Math.abs(net) <= sums.dataErrorSquareMetres) return 'within';
  return net > 0 ? 'grown' : 'shrunk';
}

/** Districts that shrink while the city does not, or grow while it shrinks. */
export function districtsAgainst({ rows, total }: Pick<LayerChanges, 'rows' | 'total'>): DistrictChange[] {
  const cityShrinks = netOf(total) < -NOTHING;
  return rows.filter((row) => (cityShrinks ? netOf(row) > NOTHING : netOf(row) < -NOTHING));
}

export const isIncomplete = ({ leftOut }: Pick<LayerChanges, 'leftOut'>): boolean => leftOut.before + leftOut.after > 0;

/** Slivers count in the sums and are not listed. */
export const listedPieces = ({ pieces }: Pick<LayerChanges, 'pieces'>): readonly ChangePlot[] =>
  pieces.filter((p) => !isSliver(p));

/** How many slivers there are, and what they come to. */
export const sliversText = (slivers: readonly ChangePlot[], words: Pick<Text['board']['change'], 'slivers'>): string =>
  words.slivers(
    format.count(slivers.length),
    format.squareMetres(slivers.reduce((sum, p) => sum + p.areaSquareMetres, 0)),
  );

const LEADING: readonly CityLayer['role'][] = ['red-line', 'protected-areas', 'ecological-space'];

/** Polygon layers that are, or ought to be, compared: of several versions, or of ground that must not shrink. */
export function comparableLayers({ layers, targets }: City, hasData: (layerId: string) => boolean): CityLayer[] {
  const asked = new Set(targets.flatMap(({ measure }) => (measure.kind === 'no-net-loss' ? [measure.layerId] : [])));
  return layers.filter(
    (layer) =>
      layer.geometry === 'polygon' &&
      hasData(layer.id) &&
      (layer.versions.length > 1 || LEADING.includes(layer.role) || asked.has(layer.id)),
  );
}

/** Whether the filter of the board names classes of the layer. */
export const isAsked = (
  { id, classes }: Pick<CityLayer, 'id' | 'classes'>,
  classKeys: readonly string[] | null,
): boolean => classKeys !== null && classes.some((c) => classKeys.includes(classKey(id, c.id)));

/** Versions to compare with, and the one that is: as chosen, else the oldest. */
export function baselineChoice(layer: CityLayer, chosen: string | undefined) {
  const versions = earlierVersions(layer);
  return { versions, before: versions.find((v) => v.id === chosen) ?? baselineOf(layer) };
}

/** What would round to nothing in hectares of two decimals is printed with four, or as less than that: it is no zero. */
const SMALL_SQUARE_METRES = 50;
const LEAST_SQUARE_METRES = 0.5;

export function signedHectares(squareMetres: number): string {
  const size = Math.abs(squareMetres);
  if (size === 0 || size >= SMALL_SQUARE_METRES) return format.signedHectares(squareMetres);
  return size < LEAST_SQUARE_METRES ? format.hectares(size) : format.signedHectares(squareMetres, 4);
}

/** Whether the data may be off by more than all that changed: the net change says nothing then. */
export const isErrorLarger = (sums: ChangeRowSums): boolean =>
  sums.lostSquareMetres + sums.gainedSquareMetres > 0 && sums.dataErrorSquareMetres > Math.abs(netOf(sums));

export interface Bar {
  /** Per cent of the track. */
  readonly left: number;
  readonly width: number;
}

/** Bars to both sides of one zero: losses to the left, all else to the right; the longest fill the track. */
export function bars(areas: readonly number[]): { readonly zero: number; readonly bars: readonly Bar[] } {
  const [low, high] = [Math.min(0, ...areas), Math.max(0, ...areas)];
  const scale = high > low ? 100 / (high - low) : 0;
  const zero = low < 0 ? -low * scale : 0;
  return {
    zero,
    bars: areas.map((a) => ({ left: a < 0 ? zero + a * scale : zero, width: Math.abs(a) * scale })),
  };
}
