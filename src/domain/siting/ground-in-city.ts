/** The part of a footprint that lies in the city: what a distance of the city's rules is measured from. */
import { type Footprint, type FootprintAnswer, OUTSIDE } from '../../engine/index.ts';
import type { PolygonCoordinates } from '../feature-table.ts';
import type { PreparedCity } from '../prepared-city.ts';
import { examineFootprint } from './footprint.ts';
import type { Row } from './rows.ts';

export interface GroundInCity {
  readonly footprint: Footprint;
  readonly check: FootprintAnswer;
}

/** Outline of a footprint's ground in the city's districts. */
export async function outlineInCity({ overlay }: PreparedCity, footprint: Footprint): Promise<PolygonCoordinates> {
  return (await overlay.outlineWithin(footprint, ({ part }) => part !== OUTSIDE)).polygons;
}

/**
 * The ground in the city of a footprint that is partly outside, with its own distances to the classes in `bits`. Null where
 * its outline is none that can be measured: distances are then those of all of the footprint.
 */
export async function groundInCity(
  prepared: PreparedCity,
  footprint: Footprint,
  bits: readonly number[],
): Promise<GroundInCity | null> {
  const examined = examineFootprint(await outlineInCity(prepared, footprint));
  if (!examined.ok) return null;
  const check = await prepared.overlay.check(examined.value, { outlines: false, distances: bits, partsOnly: true });
  return { footprint: examined.value, check };
}

/** Whether a plan has rules that ask for a distance. */
export const asksForDistance = (rows: readonly Row[]): boolean => rows.some((r) => r.rule?.test.kind === 'within');
