/**
 * Remediation sites (整治点位) one by one: points and polygons, with their status, terms and place, and how many there are of
 * each kind.
 */
import type { Work } from '../../engine/index.ts';
import type { Bilingual, CityLayer } from '../city.ts';
import type { PreparedCity } from '../prepared-city.ts';
import { isOverdue, type SiteStatus, siteStatus } from '../site-status.ts';
import { type CoverageInput, inputsOf } from './inputs.ts';
import { perCity } from './per-city.ts';
import { BEYOND, bandsOfSites, placesOfSites, type SitePlace } from './site-place.ts';

export interface SiteRow extends SitePlace {
  readonly layerId: string;
  readonly classId: string;
  readonly id: string;
  readonly name: string;
  readonly status: SiteStatus;
  /** Years; null where the column is absent. */
  readonly found: number | null;
  readonly deadline: number | null;
  /** Not closed although the year of its deadline was over at the date of its layer, which is that of its status. */
  readonly overdue: boolean;
  /** Not closed at that date, and the year of its deadline has run out between then and the day asked about: nobody knows. */
  readonly passed: boolean;
  readonly holder: string | null;
  /** Longitude, latitude of a point; null for a polygon. */
  readonly position: readonly [number, number] | null;
}

export interface SiteTally {
  /** What the sites have in common; null: nothing stated, or outside all districts. */
  readonly key: string | null;
  readonly count: number;
  readonly overdue: number;
}

export interface SiteTable {
  /** The day asked about, YYYY-MM-DD. */
  readonly day: string;
  /** Dates of the layers, which are those of the statuses; each once, oldest first. */
  readonly statusDates: readonly string[];
  /** Types that occur or could, in the order of the layers. */
  readonly types: readonly {
    /** `layer/class`. */
    readonly key: string;
    readonly layerId: string;
    readonly classId: string;
    readonly name: Bilingual;
    readonly style: string;
  }[];
  /** From the river outwards, `beyond` last (name null); empty where the city has no range and no bands. */
  readonly bands: readonly { readonly id: string; readonly name: Bilingual | null }[];
  readonly rows: readonly SiteRow[];
  /** A site that lies in several control classes is counted in each. */
  readonly counts: {
    readonly type: readonly SiteTally[];
    readonly status: readonly SiteTally[];
    readonly band: readonly SiteTally[];
    readonly district: readonly SiteTally[];
    readonly control: readonly SiteTally[];
    readonly holder: readonly SiteTally[];
    readonly found: readonly SiteTally[];
    readonly deadline: readonly SiteTally[];
  };
  /** Sites without a place on the map: geometry absent or with a fault. They are no rows. */
  readonly leftOut: number;
  readonly inputs: readonly CoverageInput[];
}

/** Layers of sites: those of that role, and others whose features carry the status of one. */
const siteLayers = ({ city, tables }: PreparedCity): CityLayer[] =>
  city.layers.filter(
    (l) =>
      tables.has(l.id) &&
      (l.role === 'sites' || tables.get(l.id)!.features.some((feature) => siteStatus(feature) !== 'none')),
  );

/** `day`: YYYY-MM-DD. Null where the city has no layer of sites. */
export async function siteTable(prepared: PreparedCity, day: string, work: Work): Promise<SiteTable | null> {
  const layers = siteLayers(prepared);
  if (layers.length === 0) return null;
  const { placed, leftOut } = await placedSites(prepared, work);
  const dateOf = new Map(layers.map((l) => [l.id, l.versions[0]!.date]));
  const rows = placed.map(({ layerId, feature, place }): SiteRow => {
    const { id, name, class: classId, found, deadline, holder } = feature.properties;
    const overdue = isOverdue(feature, dateOf.get(layerId)!);
    return {
      layerId,
      classId,
      id,
      name,
      status: siteStatus(feature),
      found: yearOf(found),
      deadline: yearOf(deadline),
      overdue,
      passed: !overdue && isOverdue(feature, day),
      holder: typeof holder === 'string' && holder !== '' ? holder : null,
      position: feature.geometry.type === 'Point' ? pair(feature.geometry.coordinates) : null,
      ...place,
    };
  });
  const bands = bandsOfSites(prepared).map(({ id, counted }) => ({ id, name: counted.class.name }));
  return {
    day,
    statusDates: [...new Set(dateOf.values())].sort(),
    types: layers.flatMap((l) =>
      l.classes.map((c) => ({ key: `${l.id}/${c.id}`, layerId: l.id, classId: c.id, name: c.name, style: c.style })),
    ),
    bands: bands.length > 0 ? [...bands, { id: BEYOND, name: null }] : [],
    rows,
    counts: {
      type: tallied(rows, (r) => [`${r.layerId}/${r.classId}`]),
      status: tallied(rows, (r) => [r.status]),
      band: tallied(rows, (r) => [r.band]),
      district: tallied(rows, (r) => [r.districtId]),
      control: tallied(rows, (r) => r.controls),
      holder: tallied(rows, (r) => [r.holder]),
      found: byYear(tallied(rows, (r) => [yearKey(r.found)])),
      deadline: byYear(tallied(rows, (r) => [yearKey(r.deadline)])),
    },
    leftOut,
    inputs: inputsOf(prepared, [
      ...layers.map((l) => l.id),
      ...prepared.city.layers.filter((l) => l.role === 'districts').map((l) => l.id),
      ...prepared.classes.filter((c) => c.class.check).map((c) => c.layer.id),
    ]),
  };
}

/** The part that does not ask for the day. */
const placedSites = perCity(async (prepared: PreparedCity, work: Work) => {
  const sites = siteLayers(prepared).flatMap((layer) =>
    prepared.tables.get(layer.id)!.features.map((feature) => ({ layerId: layer.id, feature })),
  );
  const places = await placesOfSites(
    prepared,
    sites.map((s) => s.feature),
    work,
  );
  const placed = sites.flatMap((site, i) => {
    const place = places[i];
    return place ? [{ ...site, place }] : [];
  });
  return { placed, leftOut: sites.length - placed.length };
});

/** How many sites there are by each key, in the order in which the keys come up. */
function tallied(rows: readonly SiteRow[], keysOf: (row: SiteRow) => readonly (string | null)[]): SiteTally[] {
  const counts = new Map<string | null, { count: number; overdue: number }>();
  for (const row of rows)
    for (const key of keysOf(row)) {
      const own = counts.get(key) ?? { count: 0, overdue: 0 };
      counts.set(key, { count: own.count + 1, overdue: own.overdue + Number(row.overdue) });
    }
  return [...counts].map(([key, own]) => ({ key, ...own }));
}

/** Earliest first, those without a year last. */
const byYear = (tallies: SiteTally[]): SiteTally[] =>
  tallies.sort((a, b) => Number(a.key ?? Number.POSITIVE_INFINITY) - Number(b.key ?? Number.POSITIVE_INFINITY));

const yearKey = (year: number | null): string | null => (year === null ? null : String(year));
const yearOf = (value: unknown): number | null => (typeof value === 'number' && Number.isInteger(value) ? value : null);
const pair = ([lon, lat]: readonly number[]): [number, number] => [lon!, lat!];
