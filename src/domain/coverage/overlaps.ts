/** The overlap matrix (叠加): what every class and layer has in common with every other, gross and net. */
import { type Atom, hasBit, OUTSIDE, Sums, TOUCH_SQUARE_METRES, type Work } from '../../engine/index.ts';
import type { Bilingual } from '../city.ts';
import { classesOfRole, type PreparedCity } from '../prepared-city.ts';
import { type CoverageFilter, isPartOf } from './filter.ts';
import { type CoverageInput, inputsOf } from './inputs.ts';
import { type NamedOverlap, namedOverlaps, overlapsIn } from './named-overlaps.ts';
import { repeatedGround } from './repeats.ts';
import { type CoverageClass, coverageClass } from './result.ts';

/** Areas of one class or layer inside the districts asked for, square metres. */
interface GrossAndNet {
  /** Of its features one by one: ground that several of them cover counts several times. */
  readonly grossSquareMetres: number;
  /** Dissolved. Gross less net is repeated ground. */
  readonly netSquareMetres: number;
}

export interface OverlapTable {
  /** Districts asked for; null: the whole city. */
  readonly districts: readonly string[] | null;
  readonly inputs: readonly CoverageInput[];
  /** All polygon classes that are counted, in the city's order. */
  readonly classes: readonly (CoverageClass & GrossAndNet)[];
  /** together[i][j]: net area in both classes, square metres; together[i][i] is the net area of class i. */
  readonly together: readonly (readonly number[])[];
  readonly layers: readonly (GrossAndNet & {
    readonly layerId: string;
    readonly name: Bilingual;
    readonly classKeys: readonly string[];
  })[];
  /** The same for the unions of the layers' classes. */
  readonly layersTogether: readonly (readonly number[])[];
  /** Ground of any class. */
  readonly unionSquareMetres: number;
  /** Null where the city has no red line or no protected areas. */
  readonly apart: null | {
    /** Red line outside protected areas. */
    readonly redLineSquareMetres: number;
    /** Protected areas outside the red line. */
    readonly protectedSquareMetres: number;
  };
  /** Pairs of different protected areas that lie upon each other (交叉重叠), largest first. */
  readonly named: readonly NamedOverlap[];
  /** Largest |sum of the districts' - total| over all cells, square metres. */
  readonly residualSquareMetres: number;
}

/** @throws RangeError for a district that the city has not. */
export async function overlapsOf(
  prepared: PreparedCity,
  districts: CoverageFilter['districts'],
  work: Work,
): Promise<OverlapTable> {
  const isInside = isPartOf(prepared, districts);
  const atoms = (await prepared.overlay.atoms(work)).filter((a) => isInside(a.part));
  const repeated = (await repeatedGround(prepared, work)).filter((row) => isInside(row.part));
  const { classes } = prepared;
  const layers = layersOf(prepared);
  const byClass = classes.map((c) => [c.bit]);
  const byLayer = layers.map((l) => l.bits);
  const grossAndNet = (own: readonly number[], net: number, bits: readonly number[]): GrossAndNet => ({
    grossSquareMetres: sum([...own, ...repeated.filter((r) => bits.includes(r.bit)).map((r) => r.areaSquareMetres)]),
    netSquareMetres: net,
  });
  const together = matrixOf(atoms, byClass);
  const layersTogether = matrixOf(atoms, byLayer);
  const netOf = new Map(classes.map((c, i) => [c.bit, together[i]![i]!]));
  return {
    districts,
    inputs: inputsOf(prepared, prepared.layerIds),
    classes: classes.map((c, i) => ({
      ...coverageClass(c),
      ...grossAndNet([together[i]![i]!], together[i]![i]!, [c.bit]),
    })),
    together,
    layers: layers.map(({ bits, ...layer }, i) => ({
      ...layer,
      ...grossAndNet(
        bits.map((b) => netOf.get(b)!),
        layersTogether[i]![i]!,
        bits,
      ),
    })),
    layersTogether,
    unionSquareMetres: sum(atoms.filter(isOfClass).map((a) => a.areaSquareMetres)),
    apart: apartOf(prepared, atoms),
    named: overlapsIn(await namedOfProtectedAreas(prepared, work), districts),
    residualSquareMetres: residualOf(atoms, [
      { groups: byClass, total: together },
      { groups: byLayer, total: layersTogether },
    ]),
  };
}

const isOfClass = ({ mask }: Atom): boolean => mask.low !== 0 || mask.high !== 0;

function sum(areas: readonly number[]): number {
  const total = new Sums(1);
  for (const area of areas) total.add(0, area);
  return total.get(0);
}

function layersOf({ classes }: PreparedCity) {
  const layers = [...new Set(classes.map((c) => c.layer))];
  return layers.map((layer) => {
    const own = classes.filter((c) => c.layer === layer);
    return { layerId: layer.id, name: layer.name, classKeys: own.map((c) => c.key), bits: own.map((c) => c.bit) };
  });
}

/** Areas in both of two groups of classes, each group taken together; square metres. Groups that only touch have none. */
function matrixOf(atoms: readonly Atom[], groups: readonly (readonly number[])[]): number[][] {
  const size = groups.length;
  const sums = new Sums(size * size);
  for (const { mask, areaSquareMetres } of atoms) {
    const here = groups.flatMap((bits, i) => (bits.some((b) => hasBit(mask, b)) ? [i] : []));
    for (const i of here) for (const j of here) sums.add(i * size + j, areaSquareMetres);
  }
  const areaOf = (at: number): number => (sums.get(at) > TOUCH_SQUARE_METRES ? sums.get(at) : 0);
  return groups.map((_, i) => groups.map((_, j) => areaOf(i * size + j)));
}

function apartOf(prepared: PreparedCity, atoms: readonly Atom[]): OverlapTable['apart'] {
  const [red, own] = [classesOfRole(prepared, 'red-line'), classesOfRole(prepared, 'protected-areas')];
  if (red.length === 0 || own.length === 0) return null;
  const isIn = (members: typeof red) => (a: Atom) => members.some((c) => hasBit(a.mask, c.bit));
  const [isRed, isProtected] = [isIn(red), isIn(own)];
  const areaOf = (pick: (a: Atom) => boolean) => sum(atoms.filter(pick).map((a) => a.areaSquareMetres));
  return {
    redLineSquareMetres: areaOf((a) => isRed(a) && !isProtected(a)),
    protectedSquareMetres: areaOf((a) => isProtected(a) && !isRed(a)),
  };
}

interface Matrix {
  readonly groups: readonly (readonly number[])[];
  readonly total: readonly (readonly number[])[];
}

function residualOf(atoms: readonly Atom[], matrices: readonly Matrix[]): number {
  const parts = [...new Set(atoms.map((a) => a.part))].filter((part) => part !== OUTSIDE);
  let largest = 0;
  for (const { groups, total } of matrices) {
    const byPart = parts.map((part) =>
      matrixOf(
        atoms.filter((a) => a.part === part),
        groups,
      ),
    );
    total.forEach((row, i) => {
      row.forEach((area, j) => {
        const parted = byPart.reduce((all, matrix) => all + matrix[i]![j]!, 0);
        largest = Math.max(largest, Math.abs(parted - area));
      });
    });
  }
  return largest;
}

async function namedOfProtectedAreas(prepared: PreparedCity, work: Work): Promise<NamedOverlap[]> {
  const layers = new Set(classesOfRole(prepared, 'protected-areas').map((c) => c.layer.id));
  const found: NamedOverlap[] = [];
  for (const layerId of layers) found.push(...(await namedOverlaps(prepared, work, layerId)));
  return found;
}
