/** Short ways through the engine for tests. */
import {
  type Arrangement,
  type Atom,
  arrange,
  atomsOf,
  type CompiledLayer,
  compileLayer,
  type Member,
  type Polygons,
  pairOverlaps,
  runThrough,
} from '../../src/engine/parts.ts';

/** A layer of one class; each argument a feature. */
export const layerOf = (...features: readonly Polygons[]): CompiledLayer =>
  compileLayer(
    features.map((polygons) => ({ class: 0, polygons })),
    1,
  ).layer;

export const arrangementOf = (...members: readonly Member[]): Arrangement => runThrough(arrange(members));

export const atomTable = (...members: readonly Member[]): readonly Atom[] =>
  runThrough(atomsOf(arrangementOf(...members)));

/** Area in common of two features, each in its own layer; 0 where they are apart. */
export function overlapArea(a: Polygons, b: Polygons): number {
  const pairs = pairOverlaps(arrangementOf({ layer: layerOf(a), bits: [0] }, { layer: layerOf(b), bits: [1] }));
  return pairs.find((p) => p.a === 0 && p.b === 1)?.areaSquareMetres ?? 0;
}

/** The same from the table of atoms. */
export const overlapFromAtoms = (a: Polygons, b: Polygons): number =>
  atomTable({ layer: layerOf(a), bits: [0] }, { layer: layerOf(b), bits: [1] }).find((atom) => atom.mask.low === 3)
    ?.areaSquareMetres ?? 0;
