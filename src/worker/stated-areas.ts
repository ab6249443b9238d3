/** Areas that the file of parcels states, compared as soon as it is opened and kept with what is taken of it. */
import type { Geometry } from 'geojson';
import { suggestMapping } from '../domain/column-mapping.ts';
import type { ColumnMapping, Placement } from '../domain/imported-layer.ts';
import { placeLayer } from '../domain/place-layer.ts';
import type { Problem } from '../domain/problems.ts';
import { type StatedArea, statedAreas, statedProblems } from '../domain/siting/stated-area.ts';
import type { Work } from '../engine/index.ts';
import type { RawFeature, RawLayer } from '../io/raw-layer.ts';
import { kindOf } from './describe-layer.ts';

/** Layers of more are maps: their areas are looked through when they are taken. */
const MOST_PARCELS = 200;
/** Boundary-point texts state hectares to the square metre, whatever zeros they end in. */
const DECIMALS_OF_TEXT = 4;
const LEAST_DECIMALS = 1;

/** Warnings on parcels whose stated area is not that of their corners where they most likely lie. */
export async function statedAreaProblems(
  layer: RawLayer,
  placement: Placement | undefined,
  work: Work,
): Promise<readonly Problem[]> {
  const rows = layer.features.filter(({ geometry }) => kindOf(geometry) === 'polygon');
  if (!placement || rows.length === 0 || rows.length > MOST_PARCELS) return [];
  const properties = rows.map((row) => row.properties);
  const guess = suggestMapping(layer.columns, properties, { classes: [] });
  if (!guess.area) return [];
  const placed = await placeLayer(rows, placement, work);
  if (!placed.ok) return [];
  const there = placed.value.features.map(({ geometry }) => geometry);
  const areas = (column: ColumnMapping['area']) => statedAreas(rows, there, placement, column, decimalsOf(layer));
  const computed = areas(guess.area).map((area) => area?.ellipsoidalSquareMetres ?? null);
  const { name, area } = suggestMapping(layer.columns, properties, { classes: [] }, computed);
  const nameIn = (row: number): string => String((name && properties[row]?.[name]) || row + 1).trim();
  return statedProblems(areas(area), nameIn).map((p) => ({ ...p, where: { file: layer.source, ...p.where } }));
}

/** What is stated of each feature that lies somewhere. */
export const statedOf = (
  rows: readonly RawFeature[],
  placed: readonly { readonly geometry: Geometry | null }[],
  layer: RawLayer,
  placement: Placement,
  column: ColumnMapping['area'],
): (StatedArea | null)[] => {
  const there = placed.map(({ geometry }) => geometry);
  return statedAreas(rows, there, placement, column, decimalsOf(layer)).filter((_, i) => there[i]);
};

const decimalsOf = ({ format }: RawLayer): number => (format === 'boundary-text' ? DECIMALS_OF_TEXT : LEAST_DECIMALS);
