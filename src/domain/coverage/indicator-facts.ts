/** Areas and counts that only indicators ask for: ground of several classes at once, official areas, features by name. */
import { type Atom, hasBit, OUTSIDE, sumAtoms, type Work } from '../../engine/index.ts';
import type { Target } from '../city.ts';
import type { PolygonCoordinates } from '../feature-table.ts';
import type { PreparedCity } from '../prepared-city.ts';
import { type CoverageInput, inputsOf } from './inputs.ts';
import { leftOut } from './left-out.ts';
import { areaNameOf } from './named-overlaps.ts';
import { ringMetres } from './outline.ts';
import { perCity } from './per-city.ts';

/** Ground inside the city, counted once. */
export interface GroundFact {
  readonly squareMetres: number;
  readonly perimeterMetres: number;
}

export type IndicatorFact =
  | {
      readonly kind: 'ground';
      readonly ground: GroundFact;
      /** Of a class, the ground of its whole layer; else of the city. */
      readonly whole: GroundFact;
      /** Of the ground's outline, what is the city's border; null where that is not asked. */
      readonly borderMetres: number | null;
      /** Features with a fault: not counted. */
      readonly leftOut: number;
      readonly inputs: readonly CoverageInput[];
    }
  | {
      readonly kind: 'features';
      /** Features of the class, or of the names found. */
      readonly featureIds: readonly string[];
      /** How many are drawn: features, or names. */
      readonly count: number;
      readonly namesMissing: readonly string[];
      readonly inputs: readonly CoverageInput[];
    };

/** By indicator id; an indicator without its layer, or whose layer is not counted, has no entry. */
export type IndicatorFacts = Readonly<Record<string, IndicatorFact>>;

export const indicatorFacts = perCity(async (prepared: PreparedCity, work: Work): Promise<IndicatorFacts> => {
  const facts: Record<string, IndicatorFact> = {};
  for (const target of prepared.city.targets) {
    const fact = await factOf(prepared, target, work);
    if (fact) facts[target.indicator] = fact;
  }
  return facts;
});

async function factOf(prepared: PreparedCity, { measure }: Target, work: Work): Promise<IndicatorFact | null> {
  switch (measure.kind) {
    case 'ground':
      return groundFact(prepared, measure.classKeys, null, work);
    case 'class-share': {
      const keys = classKeysOf(prepared, measure.layerId);
      return groundFact(prepared, [`${measure.layerId}/${measure.classId}`], keys, work);
    }
    case 'layer-area': {
      const layer = prepared.city.layers.find((l) => l.id === measure.layerId);
      const keys = layer?.role === 'districts' ? null : classKeysOf(prepared, measure.layerId);
      return groundFact(prepared, keys, null, work);
    }
    case 'feature-count':
      return featuresFact(prepared, measure);
    default:
      return null;
  }
}

const classKeysOf = ({ city }: PreparedCity, layerId: string): string[] =>
  (city.layers.find((l) => l.id === layerId)?.classes ?? []).map((c) => `${layerId}/${c.id}`);

/** `keys` null: the districts. Null where a class is not counted or has no data. */
async function groundFact(
  prepared: PreparedCity,
  keys: readonly string[] | null,
  wholeKeys: readonly string[] | null,
  work: Work,
): Promise<IndicatorFact | null> {
  const known = new Set(prepared.classes.map((c) => c.key));
  if ([...(keys ?? []), ...(wholeKeys ?? [])].some((key) => !known.has(key))) return null;
  const districts = prepared.city.layers.find((l) => l.role === 'districts');
  if (!districts || !prepared.tables.has(districts.id)) return null;
  const layerIds = new Set([districts.id, ...(keys ?? []).map((key) => key.split('/')[0]!)]);
  const [ground, whole] = [await groundOf(prepared, keys, work), await groundOf(prepared, wholeKeys, work)];
  return {
    kind: 'ground',
    ground,
    whole,
    borderMetres: keys && !wholeKeys ? await borderOf(prepared, keys, ground, whole, work) : null,
    leftOut: prepared.overlay.reports
      .filter((r) => layerIds.has(r.id))
      .reduce((count, report) => count + leftOut(report).size, 0),
    inputs: inputsOf(prepared, layerIds),
  };
}

async function groundOf(prepared: PreparedCity, keys: readonly string[] | null, work: Work): Promise<GroundFact> {
  const isWanted = inClasses(prepared, keys);
  return {
    squareMetres: sumAtoms(await prepared.overlay.atoms(work), isWanted),
    perimeterMetres: await perimeterOf(prepared, isWanted, work),
  };
}

/**
 * Metres of the ground's outline that are the city's border. The outlines of the ground and of the rest of the city are that
 * of the city, and twice the line between the two.
 */
async function borderOf(
  prepared: PreparedCity,
  keys: readonly string[],
  ground: GroundFact,
  city: GroundFact,
  work: Work,
): Promise<number> {
  const [isInside, isGround] = [inClasses(prepared, null), inClasses(prepared, keys)];
  const rest = await perimeterOf(prepared, (place) => isInside(place) && !isGround(place), work);
  return (ground.perimeterMetres + city.perimeterMetres - rest) / 2;
}

type Place = Pick<Atom, 'part' | 'mask'>;

/** Whether a place is inside the city and in one of the classes; null: in any or none. */
function inClasses(prepared: PreparedCity, keys: readonly string[] | null): (place: Place) => boolean {
  const bits = prepared.classes.filter((c) => keys?.includes(c.key)).map((c) => c.bit);
  return ({ part, mask }) => part !== OUTSIDE && (keys === null || bits.some((bit) => hasBit(mask, bit)));
}

async function perimeterOf(
  { overlay }: PreparedCity,
  isWanted: (place: Place) => boolean,
  work: Work,
): Promise<number> {
  const outline = (await overlay.trace((place) => (isWanted(place) ? 0 : null), work)).get(0);
  return ringMetres((outline?.polygons ?? []) as PolygonCoordinates);
}

function featuresFact(
  prepared: PreparedCity,
  { layerId, classId, names }: Extract<Target['measure'], { kind: 'feature-count' }>,
): IndicatorFact | null {
  const table = prepared.tables.get(layerId);
  if (!table) return null;
  const own = table.features.filter((f) => classId === null || f.properties.class === classId);
  const isNamed = (name: string) => own.filter((f) => areaNameOf(f).includes(name));
  const found = names?.filter((name) => isNamed(name).length > 0) ?? [];
  const features = names === null ? own : own.filter((f) => found.some((name) => areaNameOf(f).includes(name)));
  return {
    kind: 'features',
    featureIds: features.map((f) => f.properties.id),
    count: names === null ? features.length : found.length,
    namesMissing: names?.filter((name) => !found.includes(name)) ?? [],
    inputs: inputsOf(prepared, [layerId]),
  };
}
