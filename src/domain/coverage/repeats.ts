/** Ground that several features cover: gross area less net, to be looked at. */
import { type Overlay, openOverlay, TOUCH_SQUARE_METRES, type Work } from '../../engine/index.ts';
import { type PreparedCity, polygonsOf } from '../prepared-city.ts';
import { classIdOf, districtsPlace } from './class-features.ts';
import { alikeOf, pairsOf } from './feature-pairs.ts';
import { partitionOf } from './partition.ts';
import { perCity } from './per-city.ts';

/** Sets of features that do not overlap among themselves: each takes a bit of the engine's 64. */
const MOST_SETS = 64;

type Mask = { readonly low: number; readonly high: number };

/** Of an overlay by `openRepeats`: whether two features or more cover the place. */
export const isRepeated = ({ low, high }: Mask): boolean =>
  (low !== 0 && high !== 0) || (low & (low - 1)) !== 0 || (high & (high - 1)) !== 0;

interface RepeatedGround {
  readonly part: number;
  /** Of the class. */
  readonly bit: number;
  readonly areaSquareMetres: number;
}

/**
 * Ground of each class that its features cover again, by part: once for two of them, twice for three. Rows add up to gross
 * less net.
 */
export const repeatedGround = perCity(async (prepared, work: Work): Promise<readonly RepeatedGround[]> => {
  const { city, layerIds, overlay, tables } = prepared;
  const alike = overlay.reports.map(
    (report) => new Set([...alikeOf(report).values()].flatMap((group) => group.slice(1))),
  );
  const rows: RepeatedGround[] = [...(await overlay.coveredTimes(work))];
  if (alike.every((features) => features.size === 0)) return rows;
  const partition = districtsPlace(prepared);
  for (const { a, b, areaSquareMetres } of await pairsOf(prepared, work)) {
    const [district, own] = a.layer === partition ? [a, b] : [b, a];
    if (district.layer !== partition || own.layer === partition || !alike[own.layer]!.has(own.feature)) continue;
    const layer = city.layers.find((l) => l.id === layerIds[own.layer])!;
    const classId = classIdOf(layer, tables.get(layer.id)!.features[own.feature]!);
    const { bit } = prepared.classes.find((c) => c.key === `${layer.id}/${classId}`)!;
    rows.push({ part: district.feature, bit, areaSquareMetres });
  }
  return rows;
});

/**
 * The features of a class (null: of all classes of the layer) that overlap each other, by district. No two that overlap share
 * a bit, so the bits of a place tell how many features cover it.
 * @throws RangeError where the layer is not counted, or more than 64 features lie upon each other.
 */
export async function openRepeats(
  prepared: PreparedCity,
  { layerId, classId }: { readonly layerId: string; readonly classId: string | null },
  work: Work,
): Promise<Overlay> {
  const place = prepared.layerIds.indexOf(layerId);
  const layer = prepared.city.layers.find((l) => l.id === layerId);
  if (!layer || place < 0) throw new RangeError(`no counted layer ${layerId}`);
  const { features } = prepared.tables.get(layerId)!;
  const isWanted = (i: number) => classId === null || classIdOf(layer, features[i]!) === classId;
  const neighbours = new Map<number, number[]>();
  const join = (one: number, other: number) => neighbours.set(one, [...(neighbours.get(one) ?? []), other]);
  for (const { a, b, areaSquareMetres } of await pairsOf(prepared, work)) {
    if (a.layer !== place || b.layer !== place || areaSquareMetres <= TOUCH_SQUARE_METRES) continue;
    if (!isWanted(a.feature) || !isWanted(b.feature)) continue;
    join(a.feature, b.feature);
    join(b.feature, a.feature);
  }
  const sets = setsApart(neighbours);
  const count = 1 + Math.max(0, ...sets.values());
  if (count > MOST_SETS) throw new RangeError(`more than ${MOST_SETS} features of ${layerId} lie upon each other`);
  const repeats = {
    id: layerId,
    features: [...sets].map(([i, set]) => ({ class: set, polygons: polygonsOf(features[i]!) })),
    bits: Array.from({ length: count }, (_, set) => set),
  };
  return openOverlay([...partitionOf(prepared), repeats], work);
}

/** Number of a set for each, such that neighbours are in different sets; those with most neighbours first. */
function setsApart(neighbours: ReadonlyMap<number, readonly number[]>): Map<number, number> {
  const sets = new Map<number, number>();
  for (const [one, others] of [...neighbours].sort(([, a], [, b]) => b.length - a.length)) {
    const taken = new Set(others.map((other) => sets.get(other)));
    let set = 0;
    while (taken.has(set)) set++;
    sets.set(one, set);
  }
  return sets;
}
