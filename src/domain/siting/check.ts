/** The siting check (选址): a footprint against every class of a city, by the rules. */
import { type FootprintAnswer, hasBit, OUTSIDE, sumAtoms } from '../../engine/index.ts';
import type { PolygonCoordinates } from '../feature-table.ts';
import { classesOfRole, type PreparedCity } from '../prepared-city.ts';
import type { Outcome } from '../problems.ts';
import { distanceToClass, nearbySites } from './distances.ts';
import { type ClassMeeting, findingFor, sortFindings, uncheckedFindings } from './findings.ts';
import { examineFootprint } from './footprint.ts';
import type { Finding, SitingOutcome, SitingResult } from './result.ts';
import type { RuleBook } from './rules.ts';

/** Bound on the error of a computed overlap, as a share of the footprint's area (the smaller operand). */
const RELATIVE_ERROR = 1e-9;
/** Below this, boundaries meet without a common area, square metres. */
const TOUCH_SQUARE_METRES = 1e-6;

/** Outcomes that count as a conflict, strictest first. */
const CONFLICTS: readonly SitingOutcome[] = ['avoid', 'certify', 'justify'];

/**
 * Check a footprint. Problems stop it where the footprint cannot be measured or lies wholly outside the districts, where
 * the layers say nothing. `detail` adds the outlines of overlaps and the sites nearby.
 */
export async function checkSite(
  prepared: PreparedCity,
  book: RuleBook,
  polygons: PolygonCoordinates,
  detail: boolean,
): Promise<Outcome<Omit<SitingResult, 'elapsedMilliseconds'>>> {
  const examined = examineFootprint(polygons);
  if (!examined.ok) return examined;
  const footprint = examined.value;
  const check = await prepared.overlay.check(footprint, { outlines: detail, distances: measuredBits(prepared) });
  const area = check.areaSquareMetres;
  const districts = districtsOf(prepared, check);
  const inside = districts.reduce((sum, d) => sum + (d.id === null ? 0 : d.areaSquareMetres), 0);
  if (prepared.districts.length > 0 && inside <= area * RELATIVE_ERROR) {
    const [lon, lat] = polygons[0]![0]![0] as [number, number];
    const values = {
      lon,
      lat,
      west: prepared.city.extent[0],
      south: prepared.city.extent[1],
      east: prepared.city.extent[2],
      north: prepared.city.extent[3],
    };
    return {
      ok: false,
      problems: [{ code: 'footprint-outside-city', severity: 'error', where: { position: [lon, lat] }, values }],
    };
  }
  const touch = Math.max(TOUCH_SQUARE_METRES, area * RELATIVE_ERROR);
  const findings = [
    ...classMeetings(prepared, check).map((m) => findingFor(prepared, book, m, area, touch)),
    ...uncheckedFindings(prepared),
  ];
  const counts = { hit: 0, clear: 0, unchecked: 0 };
  for (const f of findings) counts[f.status]++;
  return {
    ok: true,
    problems: examined.problems,
    value: {
      areaSquareMetres: area,
      vertexCount: footprint.vertexCount,
      districts,
      findings: sortFindings(findings),
      overall: overallOutcome(
        findings,
        districts.some((d) => d.id === null),
      ),
      counts,
      net: netOf(prepared, check, findings),
      bands: bandsOf(prepared, check, findings, area),
      nearbySites: detail ? nearbySites(prepared, footprint) : [],
      computationErrorSquareMetres: area * RELATIVE_ERROR,
    },
  };
}

function districtsOf(prepared: PreparedCity, check: FootprintAnswer): SitingResult['districts'] {
  const parts = [...new Set(check.atoms.map((a) => a.part))];
  return parts
    .map((part) => ({
      id: part === OUTSIDE ? null : prepared.districts[part]!.properties.id,
      name: part === OUTSIDE ? null : prepared.districts[part]!.properties.name,
      areaSquareMetres: sumAtoms(check.atoms, (a) => a.part === part),
    }))
    .filter((d) => d.areaSquareMetres > TOUCH_SQUARE_METRES)
    .sort((a, b) => b.areaSquareMetres - a.areaSquareMetres);
}

/** Classes whose distance is told, and those that a band's distance is taken from. */
const measuredBits = ({ classes, city }: PreparedCity): number[] =>
  classes.filter((c) => c.class.check || c.layer.id === city.bandSet?.boundaryLayer).map((c) => c.bit);

/** What was measured of each class that is checked. */
function classMeetings(prepared: PreparedCity, check: FootprintAnswer): ClassMeeting[] {
  return prepared.classes
    .filter((c) => c.class.check)
    .map((counted) => {
      const { layer, bit } = counted;
      const classOf = (feature: number) => prepared.tables.get(layer.id)?.features[feature]?.properties.class;
      const met = check.features.filter(
        (f) => prepared.layerIds[f.layer] === layer.id && classOf(f.feature) === counted.class.id,
      );
      const area = sumAtoms(check.atoms, (a) => hasBit(a.mask, bit));
      return {
        counted,
        areaSquareMetres: area,
        boundaryMetres: check.boundaryMetres[bit]!,
        met: met.map((f) => ({ index: f.feature, areaSquareMetres: f.areaSquareMetres })),
        distance: area > TOUCH_SQUARE_METRES ? null : distanceToClass(prepared, check, counted),
        outline: check.outlines.get(bit) ?? null,
      };
    });
}

/** Where a layer is missing, or part of the footprint lies where the layers end, nothing found is not nothing there. */
function overallOutcome(findings: readonly Finding[], partlyOutside: boolean): SitingOutcome {
  const worst = CONFLICTS.find((o) => findings.some((f) => f.status === 'hit' && f.outcome === o));
  if (worst) return worst;
  return partlyOutside || findings.some((f) => f.status === 'unchecked') ? 'unchecked' : 'none';
}

function netOf(prepared: PreparedCity, check: FootprintAnswer, findings: readonly Finding[]): SitingResult['net'] {
  const hits = findings.filter((f) => f.status === 'hit' && CONFLICTS.includes(f.outcome));
  const bits = prepared.classes.filter((c) => hits.some((f) => f.key === c.key)).map((c) => c.bit);
  const net = sumAtoms(check.atoms, (a) => bits.some((b) => hasBit(a.mask, b)));
  const gross = hits.reduce((sum, f) => sum + (f.areaSquareMetres ?? 0), 0);
  return {
    keys: hits.map((f) => f.key),
    netSquareMetres: net,
    grossSquareMetres: gross,
    repeatedSquareMetres: gross - net,
  };
}

function bandsOf(
  prepared: PreparedCity,
  check: FootprintAnswer,
  findings: readonly Finding[],
  area: number,
): SitingResult['bands'] {
  const set = prepared.city.bandSet;
  if (!set) return null;
  const range = classesOfRole(prepared, 'management-range');
  const bands = classesOfRole(prepared, 'bands');
  const all = [...range, ...bands].map((c) => c.bit);
  const areaOf = (bits: readonly number[]) => sumAtoms(check.atoms, (a) => bits.some((b) => hasBit(a.mask, b)));
  const insideSquareMetres = areaOf(range.map((c) => c.bit));
  const rings = set.rings.map((r) => ({
    classId: r.class,
    fromMetres: r.fromMetres,
    toMetres: r.toMetres,
    areaSquareMetres: areaOf(bands.filter((c) => c.class.id === r.class).map((c) => c.bit)),
  }));
  const beyondSquareMetres = sumAtoms(check.atoms, (a) => !all.some((b) => hasBit(a.mask, b)));
  const sum = rings.reduce((total, r) => total + r.areaSquareMetres, insideSquareMetres + beyondSquareMetres);
  const rangeFinding = findings.find((f) => range.some((c) => c.key === f.key));
  return {
    insideSquareMetres,
    rings,
    beyondSquareMetres,
    residualSquareMetres: area - sum,
    distanceMetres: rangeFinding?.distanceMetres ?? null,
  };
}
