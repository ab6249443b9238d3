/**
 * Overlaps feature by feature. A feature that repeats another of its class enters the engine once; here it is told like any
 * other, since two areas of different names may have been drawn with the same outline.
 */
import type { LayerReport, Overlay, Work } from '../../engine/index.ts';
import { polygonsArea } from '../../geodesy/ellipsoid.ts';
import { type PreparedCity, polygonsOf } from '../prepared-city.ts';
import { leftOut } from './left-out.ts';
import { perCity } from './per-city.ts';

export type FeaturePair = Awaited<ReturnType<Overlay['pairs']>>[number];

/** The features that one enters the engine for: itself and those that repeat it. */
type Alike = ReadonlyMap<number, readonly number[]>;

/** By the first of them; of features without a fault. */
export function alikeOf(report: LayerReport): Alike {
  const out = leftOut(report);
  const first = new Map<number, number>();
  const groups = new Map<number, number[]>();
  for (const { of, feature } of report.notes) {
    if (of === undefined || out.has(feature)) continue;
    const of1 = first.get(of) ?? of;
    first.set(feature, of1);
    groups.set(of1, [...(groups.get(of1) ?? [of1]), feature]);
  }
  return groups;
}

/** Overlap of every two features of the counted layers and of the districts; features that only touch have 0 but for rounding. */
export const pairsOf = perCity(async (prepared, work: Work): Promise<readonly FeaturePair[]> => {
  const pairs = await prepared.overlay.pairs(work);
  const alike = prepared.overlay.reports.map(alikeOf);
  if (alike.every((groups) => groups.size === 0)) return pairs;
  const all = ({ layer, feature }: FeaturePair['a']) =>
    (alike[layer]!.get(feature) ?? [feature]).map((f) => ({ layer, feature: f }));
  return [
    ...pairs.flatMap(({ a, b, areaSquareMetres }) =>
      all(a).flatMap((one) => all(b).map((other) => ({ a: one, b: other, areaSquareMetres }))),
    ),
    ...alike.flatMap((groups, layer) => [...groups.values()].flatMap((group) => amongAlike(prepared, layer, group))),
  ];
});

function amongAlike(prepared: PreparedCity, layer: number, group: readonly number[]): FeaturePair[] {
  const { features } = prepared.tables.get(prepared.layerIds[layer]!)!;
  const areaSquareMetres = polygonsArea(polygonsOf(features[group[0]!]!));
  return group.flatMap((a, i) =>
    group.slice(i + 1).map((b) => ({ a: { layer, feature: a }, b: { layer, feature: b }, areaSquareMetres })),
  );
}
