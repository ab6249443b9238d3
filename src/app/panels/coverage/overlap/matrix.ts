/** The overlap matrix as it is shown: by layers or by classes, with the figures of each row. Pure. */
import type { Bilingual } from '../../../../domain/city.ts';
import type { OverlapTable } from '../../../../domain/coverage/overlaps.ts';

export type MatrixLevel = 'layer' | 'class';

export interface MatrixRow {
  /** Class key or layer id. */
  readonly id: string;
  readonly name: Bilingual;
  /** Null for a layer of several classes. */
  readonly style: string | null;
  readonly layerId: string;
  readonly classKeys: readonly string[];
  readonly grossSquareMetres: number;
  readonly netSquareMetres: number;
  /** Gross less net: what its features cover again. */
  readonly repeatedSquareMetres: number;
  /** Area in common with each row of the matrix; its own net area with itself. Square metres. */
  readonly together: readonly number[];
}

/** Rounding of sums: below it nothing is repeated. */
const NOTHING_SQUARE_METRES = 1e-3;

/** `shown`: class keys that the filter leaves; null for all. A layer stays whole as long as one of its classes does. */
export function matrixRows(table: OverlapTable, level: MatrixLevel, shown: readonly string[] | null): MatrixRow[] {
  const isShown = (keys: readonly string[]) => shown === null || keys.some((key) => shown.includes(key));
  const rows =
    level === 'class'
      ? table.classes.map((c) => ({ ...c, id: c.key, classKeys: [c.key] }))
      : table.layers.map((l) => ({ ...l, id: l.layerId, style: styleOf(table, l.classKeys) }));
  const together = level === 'class' ? table.together : table.layersTogether;
  const kept = rows.flatMap((row, i) => (isShown(row.classKeys) ? [i] : []));
  return kept.map((i) => {
    const { id, name, style, layerId, classKeys, grossSquareMetres, netSquareMetres } = rows[i]!;
    const repeated = grossSquareMetres - netSquareMetres;
    return {
      id,
      name,
      style,
      layerId,
      classKeys,
      grossSquareMetres,
      netSquareMetres,
      repeatedSquareMetres: Math.abs(repeated) < NOTHING_SQUARE_METRES ? 0 : repeated,
      together: kept.map((j) => together[i]![j]!),
    };
  });
}

const styleOf = ({ classes }: OverlapTable, keys: readonly string[]): string | null =>
  keys.length === 1 ? (classes.find((c) => c.key === keys[0])?.style ?? null) : null;

/** Share of the row's own ground that lies in the column too, 0 to 1; 0 for a row without ground. */
export const shareOf = ({ netSquareMetres, together }: MatrixRow, column: number): number =>
  netSquareMetres > 0 ? together[column]! / netSquareMetres : 0;

export interface MatrixSums {
  readonly grossSquareMetres: number;
  readonly netSquareMetres: number;
}

export const matrixSums = (rows: readonly MatrixRow[]): MatrixSums => ({
  grossSquareMetres: rows.reduce((sum, r) => sum + r.grossSquareMetres, 0),
  netSquareMetres: rows.reduce((sum, r) => sum + r.netSquareMetres, 0),
});

export interface Balance {
  /** Red line outside protected areas, both, protected areas outside the red line; square metres. */
  readonly redSquareMetres: number;
  readonly bothSquareMetres: number;
  readonly protectedSquareMetres: number;
  /** Net areas of the two, from the matrix. */
  readonly redLineSquareMetres: number;
  readonly areasSquareMetres: number;
  readonly redLayerId: string;
  readonly protectedLayerId: string;
}

/** Null where the city lacks one of the two. */
export function balanceOf(
  { apart, layers, layersTogether }: OverlapTable,
  roles: ReadonlyMap<string, string | null>,
): Balance | null {
  const at = (role: string) => layers.findIndex((l) => roles.get(l.layerId) === role);
  const [red, own] = [at('red-line'), at('protected-areas')];
  if (!apart || red < 0 || own < 0) return null;
  return {
    redSquareMetres: apart.redLineSquareMetres,
    bothSquareMetres: layersTogether[red]![own]!,
    protectedSquareMetres: apart.protectedSquareMetres,
    redLineSquareMetres: layers[red]!.netSquareMetres,
    areasSquareMetres: layers[own]!.netSquareMetres,
    redLayerId: layers[red]!.layerId,
    protectedLayerId: layers[own]!.layerId,
  };
}
