/**
 * The shore (河湖岸线) inside the city: its length by zone, bank, water and district, and how much of it lies in protected
 * ground. Which line was measured is part of every figure, for shores of one river differ by the line that is taken; what of
 * the line lies outside the city stands apart.
 */
import type { Geometry, Position } from 'geojson';
import type { LengthAtom, Work } from '../../engine/index.ts';
import { lineLength } from '../../geodesy/ellipsoid.ts';
import type { Bilingual, CityLayer } from '../city.ts';
import type { LayerFeature, LayerTable } from '../feature-table.ts';
import type { PreparedCity } from '../prepared-city.ts';
import { type CoverageInput, inputOf } from './inputs.ts';
import { perCity } from './per-city.ts';
import { districtNames } from './pivot.ts';
import type { CoverageResult, ShorePlace } from './result.ts';
import { type CutLengths, cutsOf, type ShoreCut, sideOf } from './shoreline-cuts.ts';

/** Shore that is alike in all that the table tells apart. */
export interface ShoreRow {
  /** Id of the zone: a class of the layer. */
  readonly zone: string;
  /** The feature's column `bank` as it is written, null where it is empty or missing: 未注明. */
  readonly bank: string | null;
  /** The column `water` likewise: a river, a lake, or its name. */
  readonly water: string | null;
  readonly place: ShorePlace['kind'];
  /** Of a district, else null. */
  readonly districtId: string | null;
  readonly lengthMetres: number;
  /** One for each of the shoreline's `cuts`. */
  readonly cuts: readonly CutLengths[];
}

type Basis = NonNullable<CoverageResult['shoreline']>;

export interface Shoreline extends Basis {
  readonly zones: readonly (Basis['zones'][number] & {
    /** Line features of the zone with shore in the city. */
    readonly stretchCount: number;
  })[];
  /** What was measured. */
  readonly line: CoverageInput & { readonly name: Bilingual; readonly source: Bilingual };
  /** In the districts and on borders between them; they add up to the total; rows of no length are not there. */
  readonly rows: readonly ShoreRow[];
  /** 市域外: in no total, rate or zone. With the total it makes up the line as it was drawn. */
  readonly outside: readonly ShoreRow[];
  readonly outsideMetres: number;
  readonly cuts: readonly ShoreCut[];
  /** Features without a line of any length. */
  readonly leftOut: number;
}

/** Of a version (null: the one in force). Null where the city has no shoreline layer, or no such version of it. */
export const shorelineOf = (
  prepared: PreparedCity,
  work: Work,
  versionId: string | null = null,
): Promise<Shoreline | null> => keptShoreline(prepared, work, versionId);

const keptShoreline = perCity(makeShoreline, (versionId) => versionId ?? '');

async function makeShoreline(prepared: PreparedCity, work: Work, versionId: string | null): Promise<Shoreline | null> {
  const found = shoreVersion(prepared, versionId);
  if (!found) return null;
  const { layer, version, table } = found;
  const { features } = table;
  const lengths = await prepared.overlay.lengths(shoreLines(layer, table), true, work);
  const cuts = cutsOf(prepared);
  const all = rowsOf(prepared, layer, features, lengths, cuts);
  const isOutside = ({ place }: Pick<ShoreRow, 'place'>) => place === 'outside';
  const [rows, outside] = [all.filter((r) => !isOutside(r)), all.filter(isOutside)];
  const inCity = lengths.filter((l) => !isOutside(placeOfShore(prepared, l)));
  const zones = layer.classes.map((c, i) => ({
    classId: c.id,
    name: c.name,
    style: c.style,
    lengthMetres: sum(rows.filter((r) => r.zone === c.id)),
    stretchCount: new Set(inCity.flatMap((l) => (l.class === i ? [l.feature] : []))).size,
  }));
  const [totalMetres, outsideMetres] = [sum(zones), sum(outside)];
  const ofLines = features.map((f) => geometryLength(f.geometry));
  return {
    layerId: layer.id,
    line: { ...inputOf(layer, version), name: layer.name, source: layer.source },
    zones,
    totalMetres,
    places: placesOf(prepared, all),
    rows,
    outside,
    outsideMetres,
    cuts: cuts.map(({ bits: _, ...cut }) => cut),
    leftOut: ofLines.filter((metres) => metres === 0).length,
    residualMetres: totalMetres + outsideMetres - ofLines.reduce((total, metres) => total + metres, 0),
  };
}

/** The shoreline layer with one of its versions (null: the one in force), where the city has data of it. */
export function shoreVersion({ city, versions }: PreparedCity, versionId: string | null) {
  const layer = city.layers.find((l) => l.role === 'shoreline');
  const version = layer?.versions.find((v, i) => (versionId === null ? i === 0 : v.id === versionId));
  const table = layer && version && versions.get(layer.id)?.get(version.id);
  return table ? { layer, version, table } : null;
}

/** Shore as the engine takes it: class is the zone's place in the layer's list. */
export const shoreLines = ({ classes }: CityLayer, { features }: LayerTable) =>
  features.map((f) => ({
    class: Math.max(
      0,
      classes.findIndex((c) => c.id === f.properties.class),
    ),
    lines: linesOf(f.geometry),
  }));

/** What the lines themselves say of a piece of shore. */
export const sayingsOf = ({ properties }: LayerFeature): Pick<ShoreRow, 'bank' | 'water'> => ({
  bank: stated(properties.bank),
  water: stated(properties.water),
});

const stated = (value: unknown): string | null => (typeof value === 'string' && value.trim() ? value.trim() : null);

/** A border between districts is a place of its own, the city's outer border is its district's. */
export function placeOfShore(
  { districts }: PreparedCity,
  { part, onParts }: Pick<LengthAtom, 'part' | 'onParts'>,
): Pick<ShoreRow, 'place' | 'districtId'> {
  if (onParts.length > 1) return { place: 'border', districtId: null };
  const district = districts[part];
  return district ? { place: 'district', districtId: district.properties.id } : { place: 'outside', districtId: null };
}

function rowsOf(
  prepared: PreparedCity,
  layer: CityLayer,
  features: readonly LayerFeature[],
  lengths: readonly LengthAtom[],
  cuts: ReturnType<typeof cutsOf>,
): ShoreRow[] {
  const groups = new Map<string, { readonly key: Omit<ShoreRow, 'lengthMetres' | 'cuts'>; readonly own: LengthAtom[] }>(); // biome-ignore format: one type
  for (const length of lengths) {
    const zone = layer.classes[length.class]!.id;
    const key = { zone, ...sayingsOf(features[length.feature!]!), ...placeOfShore(prepared, length) };
    const text = JSON.stringify(Object.values(key));
    const group = groups.get(text) ?? { key, own: [] };
    group.own.push(length);
    groups.set(text, group);
  }
  const metresOn = (own: readonly LengthAtom[], cut: (typeof cuts)[number], side: ReturnType<typeof sideOf>) =>
    sum(own.filter((l) => sideOf(cut, l) === side));
  return [...groups.values()].map(({ key, own }) => ({
    ...key,
    lengthMetres: sum(own),
    cuts: cuts.map((cut) => ({
      insideMetres: metresOn(own, cut, 'inside'),
      onMetres: metresOn(own, cut, 'on'),
      outsideMetres: metresOn(own, cut, 'outside'),
    })),
  }));
}

const sum = (list: readonly { readonly lengthMetres: number }[]): number =>
  list.reduce((metres, l) => metres + l.lengthMetres, 0);

function placesOf(prepared: PreparedCity, rows: readonly ShoreRow[]): ShorePlace[] {
  const districts = districtNames(prepared).map(({ id, name }) => ({
    kind: 'district' as const,
    districtId: id,
    name,
    lengthMetres: sum(rows.filter((r) => r.districtId === id)),
  }));
  const others = (['border', 'outside'] as const).map((kind) => ({
    kind,
    districtId: null,
    name: null,
    lengthMetres: sum(rows.filter((r) => r.place === kind)),
  }));
  return [...districts, ...others.filter((place) => place.lengthMetres > 0)];
}

/** Lines of a geometry; none for other geometry. */
export function linesOf(geometry: Geometry): Position[][] {
  if (geometry.type === 'LineString') return [geometry.coordinates];
  return geometry.type === 'MultiLineString' ? geometry.coordinates : [];
}

/** Length of lines, metres; 0 for other geometry. */
export const geometryLength = (geometry: Geometry): number =>
  linesOf(geometry).reduce((metres, line) => metres + lineLength(line), 0);
