/** Where a footprint could stand instead: the calls of the search for room. */
import type { PolygonCoordinates } from '../domain/feature-table.ts';
import type { PreparedCity } from '../domain/prepared-city.ts';
import type { Outcome } from '../domain/problems.ts';
import { adviseSite } from '../domain/siting/advice.ts';
import type { Advice, FreeGround } from '../domain/siting/advice-result.ts';
import { freeGround, type GroundWish } from '../domain/siting/free-ground.ts';
import type { RuleBook } from '../domain/siting/rules.ts';
import type { Work } from '../engine/index.ts';

interface Footprint {
  readonly footprint: PolygonCoordinates;
  /** Of the project; null where it is not stated. */
  readonly kind: string | null;
}

export interface AdviseCalls {
  /** Least moves and the cut that clear a footprint's conflicts. */
  advise: { input: Footprint & { readonly safetyMetres: number }; output: Outcome<Advice> };
  /** Ground of a district (null: the city) that no limit takes and the footprint fits in. */
  freeGround: { input: Footprint & GroundWish; output: Outcome<FreeGround> };
}

/** What the open city is asked with. */
interface Terms {
  readonly prepared: PreparedCity;
  readonly book: RuleBook;
  /** ISO date of the check. */
  readonly day: string;
}

export const advise = (
  { prepared, book, day }: Terms,
  { footprint, kind, safetyMetres }: AdviseCalls['advise']['input'],
  work: Work,
): Promise<Outcome<Advice>> => adviseSite(prepared, book, { polygons: footprint, kind, day }, { safetyMetres }, work);

export const findGround = (
  { prepared, book, day }: Terms,
  { footprint, kind, ...wish }: AdviseCalls['freeGround']['input'],
  work: Work,
): Promise<Outcome<FreeGround>> => freeGround(prepared, book, { polygons: footprint, kind, day }, wish, work);
