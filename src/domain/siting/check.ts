/** The siting check (选址): a footprint against every class of a city, by the rules. */
import {
  type CompiledLayer,
  checkFootprint,
  type FootprintCheck,
  hasBit,
  memberFeature,
  OUTSIDE,
  sumAtoms,
} from '../../engine/index.ts';
import { polygonsArea } from '../../geodesy/ellipsoid.ts';
import type { PolygonCoordinates } from '../feature-table.ts';
import { classesOfRole, type PreparedCity } from '../prepared-city.ts';
import type { Outcome } from '../problems.ts';
import { distanceToClass, nearbySites } from './distances.ts';
import { type ClassMeeting, findingFor, sortFindings, uncheckedFindings } from './findings.ts';
import { compileFootprint } from './footprint.ts';
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
export function checkSite(
  prepared: PreparedCity,
  book: RuleBook,
  footprint: PolygonCoordinates,
  detail: boolean,
): Outcome<Omit<SitingResult, 'elapsedMilliseconds'>> {
  const compiled = compileFootprint(footprint);
  if (!compiled.ok) return compiled;
  const layer = compiled.value;
  const area = polygonsArea(footprint);
  const check = checkFootprint(prepared.arrangement, layer, detail);
  const districts = districtsOf(prepared, check);
  const inside = districts.reduce((sum, d) => sum + (d.id === null ? 0 : d.areaSquareMetres), 0);
  if (prepared.districts.length > 0 && inside <= area * RELATIVE_ERROR) {
    const [lon, lat] = footprint[0]![0]![0] as [number, number];
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
    ...classMeetings(prepared, check, layer, detail).map((m) => findingFor(prepared, book, m, area, touch)),
    ...uncheckedFindings(prepared),
  ];
  const counts = { hit: 0, clear: 0, unchecked: 0 };
  for (const f of findings) counts[f.status]++;
  return {
    ok: true,
    problems: [],
    value: {
      areaSquareMetres: area,
      vertexCount: layer.vertexCount - layer.ringCount,
      districts,
      findings: sortFindings(findings),
      overall: overallOutcome(
        findings,
        districts.some((d) => d.id === null),
      ),
      counts,
      net: netOf(prepared, check, findings),
      bands: bandsOf(prepared, check, findings, area),
      nearbySites: detail ? nearbySites(prepared, layer) : [],
      computationErrorSquareMetres: area * RELATIVE_ERROR,
    },
  };
}

function districtsOf(prepared: PreparedCity, check: FootprintCheck): SitingResult['districts'] {
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

/** What the engine says of each class that is checked. */
function classMeetings(
  prepared: PreparedCity,
  check: FootprintCheck,
  layer: CompiledLayer,
  detail: boolean,
): ClassMeeting[] {
  const features = check.features.map((f) => ({
    ...memberFeature(prepared.arrangement, f.feature),
    area: f.areaSquareMetres,
  }));
  return prepared.classes
    .filter((c) => c.class.check)
    .map((counted) => {
      const { member } = counted;
      const compiled = prepared.arrangement.members[member]!.layer;
      const classIndex = counted.layer.classes.indexOf(counted.class);
      const met = features.filter((f) => f.member === member && compiled.featureClass[f.feature] === classIndex);
      const area = sumAtoms(check.atoms, (a) => hasBit(a.mask, counted.bit));
      return {
        counted,
        areaSquareMetres: area,
        boundaryMetres: check.boundaryMetres[counted.bit]!,
        met: met.map((f) => ({ index: f.feature, areaSquareMetres: f.area })),
        distance: area > TOUCH_SQUARE_METRES ? null : distanceToClass(prepared, layer, counted),
        overlap: detail && area > TOUCH_SQUARE_METRES ? (check.tracer?.outline(counted.bit).polygons ?? []) : [],
      };
    });
}

/** Where a layer is missing, or part of the footprint lies where the layers end, nothing found is not nothing there. */
function overallOutcome(findings: readonly Finding[], partlyOutside: boolean): SitingOutcome {
  const worst = CONFLICTS.find((o) => findings.some((f) => f.status === 'hit' && f.outcome === o));
  if (worst) return worst;
  return partlyOutside || findings.some((f) => f.status === 'unchecked') ? 'unchecked' : 'none';
}

function netOf(prepared: PreparedCity, check: FootprintCheck, findings: readonly Finding[]): SitingResult['net'] {
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
  check: FootprintCheck,
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
