/** Which figure of the overlap cards is meant, and the names that its words need. Pure. */
import type { NamedOverlap } from '../../../../domain/coverage/named-overlaps.ts';
import type { OverlapTable } from '../../../../domain/coverage/overlaps.ts';
import type { ExplainContext } from '../explained.ts';
import { type Figure, figureOf } from '../figure.ts';
import { type MatrixLevel, type MatrixRow, matrixRows } from './matrix.ts';

/** What a figure is of, written as its id. */
export type OverlapFigure =
  | readonly ['together', MatrixLevel, string, string]
  | readonly ['gross' | 'repeated', MatrixLevel, string]
  | readonly ['union']
  /** Over all rows of the matrix. */
  | readonly ['sum', MatrixLevel, 'gross' | 'net']
  | readonly ['apart', 'red' | 'both' | 'protected' | 'redLine' | 'areas']
  /** Of two named areas, or (no names) of all pairs. */
  | readonly ['pairs', string, ...string[]];

export const overlapFigure = (figure: OverlapFigure, keys: readonly string[] = []): Figure =>
  figureOf('overlap', JSON.stringify(figure), keys);

/** Which part of the balance of red line and protected areas. */
export type BalancePart = Extract<OverlapFigure, readonly ['apart', string]>[1];

export const parsedFigure = ({ id }: Figure): OverlapFigure => JSON.parse(id) as OverlapFigure;

/** Roles of the city's layers by their ids. */
export const rolesOf = ({ city }: Pick<ExplainContext, 'city'>): Map<string, string | null> =>
  new Map(city.layers.map((l) => [l.id, l.role]));

/** Pairs that the map has numbers for. */
export const MOST_PAIRS = 20;

/** A row of the whole matrix with its place in it; null where there is none. */
export function rowOf(
  table: OverlapTable,
  level: MatrixLevel,
  id: string,
): { readonly row: MatrixRow; readonly at: number } | null {
  const rows = matrixRows(table, level, null);
  const at = rows.findIndex((r) => r.id === id);
  return at < 0 ? null : { row: rows[at]!, at };
}

export const isPair =
  (names: readonly string[]) =>
  (o: NamedOverlap): boolean =>
    o.names[0] === names[0] && o.names[1] === names[1];

/** Name of a class of a layer. */
export const zoneName = (
  layerId: string,
  classId: string,
  { city, language }: Pick<ExplainContext, 'city' | 'language'>,
): string =>
  city.layers.find((l) => l.id === layerId)?.classes.find((c) => c.id === classId)?.name[language] ?? classId;

export const districtNameOf = (
  districtId: string,
  { result, language }: Pick<ExplainContext, 'result' | 'language'>,
): string => result.overview.rows.find((r) => r.districtId === districtId)?.name?.[language] ?? districtId;
