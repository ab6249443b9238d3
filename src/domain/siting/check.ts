/** The siting check (选址): a footprint against every rule and class of a city. */
import { type Footprint, type LineSet, sumAtoms } from '../../engine/index.ts';
import type { PolygonCoordinates } from '../feature-table.ts';
import type { PreparedCity } from '../prepared-city.ts';
import { type Outcome, refusal } from '../problems.ts';
import { type Design, measureDesign, withLengths } from './design.ts';
import { nearbySites } from './distances.ts';
import { findingOf, outsideFinding, sortFindings } from './findings.ts';
import { examineFootprint } from './footprint.ts';
import { groundInCity, hasOwnDistances, ruledTargets } from './ground-in-city.ts';
import { linesInCity } from './lines.ts';
import { Measures, outsideArea } from './measures.ts';
import type { CheckedLayer, Finding, NotApplicable, SitingResult } from './result.ts';
import { planRows, type Row } from './rows.ts';
import type { RuleBook } from './rules.ts';
import { bandsOf, netOf, overallOutcome } from './sums.ts';
import type { Terms } from './verdict.ts';

/** Bound on the error of a computed overlap, as a share of the footprint's area (the smaller operand). */
const RELATIVE_ERROR = 1e-9;
/** Below this, boundaries meet without a common area, square metres. */
const TOUCH_SQUARE_METRES = 1e-6;

export interface Site {
  readonly polygons: PolygonCoordinates;
  /** Id of the project's kind in the rule book; null where it is not stated, which a kind the book does not know is too. */
  readonly kind: string | null;
  /** ISO date of the check, by which texts are in force or not; without it they count as they are written. */
  readonly day?: string;
  /** Of a line or point project. */
  readonly design?: Design | undefined;
}

/**
 * Check a footprint. Problems stop it where the footprint cannot be measured or lies wholly outside the districts, where
 * the layers say nothing. `detail` adds the outlines of overlaps and the sites nearby.
 */
export async function checkSite(
  prepared: PreparedCity,
  book: RuleBook,
  site: Site,
  detail: boolean,
): Promise<Outcome<Omit<SitingResult, 'elapsedMilliseconds'>>> {
  const measured = await measureSite(prepared, book, site, examineFootprint(site.polygons), detail);
  if (!measured.ok) return measured;
  const { footprint, terms, rows, notApplicable, measures } = measured.value;
  const { areaSquareMetres, insideSquareMetres } = measures;
  const found = [...rows.map((row) => findingOf(measures, row, terms)), ...outsideFindings(measures)];
  const { design } = site;
  const findings = sortFindings(await withLengths(prepared, design, found));
  const counts = { hit: 0, clear: 0, unchecked: 0 };
  for (const f of findings) counts[f.status]++;
  return {
    ok: true,
    problems: measured.problems,
    value: {
      areaSquareMetres,
      ...(design && { design: measureDesign(design, areaSquareMetres) }),
      vertexCount: footprint.vertexCount,
      districts: districtsOf(measures),
      insideSquareMetres,
      findings,
      overall: overallOutcome(findings),
      counts,
      rulesVersion: book.version,
      kind: terms.kind,
      notApplicable,
      checkedLayers: checkedLayers(prepared, findings),
      net: netOf(measures, findings),
      bands: bandsOf(measures),
      nearbySites: detail ? nearbySites(prepared, footprint) : [],
      computationErrorSquareMetres: areaSquareMetres * RELATIVE_ERROR,
    },
  };
}

export interface MeasuredSite {
  readonly footprint: Footprint;
  readonly terms: Terms;
  readonly rows: readonly Row[];
  readonly notApplicable: readonly NotApplicable[];
  readonly measures: Measures;
}

/** What both a check and a screening begin with. `examined`: the site's. */
export async function measureSite(
  prepared: PreparedCity,
  book: RuleBook,
  { polygons, kind: stated, day }: Site,
  examined: Outcome<Footprint>,
  outlines: boolean,
): Promise<Outcome<MeasuredSite>> {
  if (!examined.ok) return examined;
  const footprint = examined.value;
  const kind = book.kinds.some((k) => k.id === stated) ? stated : null;
  const { rows, notApplicable } = planRows(prepared, book, kind);
  const distances = measuredBits(prepared, rows);
  const check = await prepared.overlay.check(footprint, {
    outlines,
    distances,
    partsOnly: prepared.districts.length > 0,
  });
  const touch = Math.max(TOUCH_SQUARE_METRES, check.areaSquareMetres * RELATIVE_ERROR);
  const isPartlyOutside = outsideArea(prepared, check) > touch;
  const lines = isPartlyOutside ? await allLinesInCity(prepared, rows) : null;
  const isParted = isPartlyOutside && (await hasOwnDistances(prepared, check, touch, rows));
  const inCity = isParted ? await groundInCity(prepared, footprint, ruledTargets(rows).bits) : null;
  const measures = new Measures(prepared, footprint, check, touch, lines, inCity);
  const { areaSquareMetres, insideSquareMetres } = measures;
  if (prepared.districts.length > 0 && insideSquareMetres <= areaSquareMetres * RELATIVE_ERROR)
    return outsideCity(prepared, polygons);
  const value = { footprint, terms: { kind, day: day ?? null }, rows, notApplicable, measures };
  return { ok: true, value, problems: examined.problems };
}

/** By layer, of those that rows of lines or points are measured on. */
async function allLinesInCity(prepared: PreparedCity, rows: readonly Row[]): Promise<Map<string, LineSet>> {
  const sets = new Map<string, LineSet>();
  for (const { target } of rows)
    if (target.kind === 'lines') sets.set(target.layer.id, await linesInCity(prepared, target.layer));
  return sets;
}

function outsideCity({ city }: PreparedCity, polygons: PolygonCoordinates) {
  const [lon, lat] = polygons[0]![0]![0] as [number, number];
  const [west, south, east, north] = city.extent;
  return refusal('footprint-outside-city', { position: [lon, lat] }, { lon, lat, west, south, east, north });
}

const bitsOfPlans = new WeakMap<readonly Row[], readonly number[]>();

/** Classes that the rows of a plan ask about, and the boundary that bands are measured from. */
function measuredBits({ classes, city }: PreparedCity, rows: readonly Row[]): readonly number[] {
  const known = bitsOfPlans.get(rows);
  if (known) return known;
  const asked = rows.flatMap(({ target }) =>
    target.kind === 'area' ? [target.counted] : target.kind === 'distance' ? target.to : [],
  );
  const boundary = classes.filter((c) => c.layer.id === city.bandSet?.boundaryLayer);
  const bits = [...new Set([...asked, ...boundary].map((c) => c.bit))];
  bitsOfPlans.set(rows, bits);
  return bits;
}

function districtsOf({ prepared, check }: Measures): SitingResult['districts'] {
  const parts = [...new Set(check.atoms.map((a) => a.part))];
  return parts
    .map((part) => {
      const district = prepared.districts[part]?.properties;
      const areaSquareMetres = sumAtoms(check.atoms, (a) => a.part === part);
      return { id: district?.id ?? null, name: district?.name ?? null, areaSquareMetres };
    })
    .filter((d) => d.areaSquareMetres > TOUCH_SQUARE_METRES)
    .sort((a, b) => b.areaSquareMetres - a.areaSquareMetres);
}

function outsideFindings(measures: Measures): Finding[] {
  const { prepared, outsideSquareMetres } = measures;
  const layer = prepared.city.layers.find((l) => l.role === 'districts');
  return layer && outsideSquareMetres > 0 ? [outsideFinding(measures, layer, outsideSquareMetres)] : [];
}

/**
 * The layers that the answer rests on, in the order of the city: those that findings were measured on, the bands whose ground
 * is told, the districts that it lies in, and the sites that were looked for around it.
 */
function checkedLayers({ city, tables }: PreparedCity, findings: readonly Finding[]): CheckedLayer[] {
  const measured = findings.flatMap((f) => (f.dataVersion ? [f.dataVersion.layerId] : []));
  const bands = city.bandSet ? [city.bandSet.bandsLayer, city.bandSet.boundaryLayer] : [];
  const used = new Set([...measured, ...bands]);
  return city.layers
    .filter(({ id, role }) => tables.has(id) && (used.has(id) || role === 'districts' || role === 'sites'))
    .map(({ id: layerId, name, versions: [version], accuracyMetres, reality }) => ({
      layerId,
      versionId: version!.id,
      date: version!.date,
      name,
      accuracyMetres,
      illustrative: reality === 'illustrative',
    }));
}
