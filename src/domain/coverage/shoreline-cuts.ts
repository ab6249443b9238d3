/** Cuts through the shore: what of it lies in the red line, in protected areas, in the first band, in the management range. */
import { hasBit, type LengthAtom } from '../../engine/index.ts';
import type { Bilingual } from '../city.ts';
import { type CountedClass, classesOfRole, type PreparedCity } from '../prepared-city.ts';

/** `corridor`: the band nearest the river. */
export type ShoreCutId = 'red-line' | 'protected-areas' | 'corridor' | 'management-range';

export interface ShoreCut {
  readonly id: ShoreCutId;
  readonly name: Bilingual;
  /** Keys of the classes that make up its ground. */
  readonly classKeys: readonly string[];
}

/** Metres; together the length of the row. */
export interface CutLengths {
  readonly insideMetres: number;
  /** Exactly on the boundary, as a bank is that was taken from it. */
  readonly onMetres: number;
  readonly outsideMetres: number;
}

export type ShoreSide = 'inside' | 'on' | 'outside';

type Ground = ShoreCut & { readonly bits: readonly number[] };

/** Cuts by ground that the city has. */
export function cutsOf(prepared: PreparedCity): Ground[] {
  const cut = (id: ShoreCutId, members: readonly CountedClass[], name?: Bilingual): Ground[] => {
    const [first] = members;
    if (!first) return [];
    return [
      { id, name: name ?? first.layer.name, classKeys: members.map((m) => m.key), bits: members.map((m) => m.bit) },
    ];
  };
  const nearest = prepared.city.bandSet?.rings.toSorted((p, q) => p.fromMetres - q.fromMetres)[0];
  const corridor = classesOfRole(prepared, 'bands').filter((c) => c.class.id === nearest?.class);
  return [
    ...cut('red-line', classesOfRole(prepared, 'red-line')),
    ...cut('protected-areas', classesOfRole(prepared, 'protected-areas')),
    ...cut('corridor', corridor, corridor[0]?.class.name),
    ...cut('management-range', classesOfRole(prepared, 'management-range')),
  ];
}

/**
 * Where a piece of shore lies by the ground of a cut. On the edge of several of its classes and inside none of them it is
 * `on`, even where these meet along it.
 */
export function sideOf({ bits }: Ground, { mask, on }: Pick<LengthAtom, 'mask' | 'on'>): ShoreSide {
  if (bits.some((b) => hasBit(mask, b) && !hasBit(on, b))) return 'inside';
  return bits.some((b) => hasBit(mask, b)) ? 'on' : 'outside';
}
