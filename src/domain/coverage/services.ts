/**
 * Service radius (服务半径覆盖率): how much of the land that is to be served lies within a distance of a supply. What several
 * supplies reach is counted once.
 */
import { hasBit, OUTSIDE, openOverlay, sumAtoms, TOUCH_SQUARE_METRES, type Work } from '../../engine/index.ts';
import { polygonsArea } from '../../geodesy/ellipsoid.ts';
import type { Service } from '../city.ts';
import type { PolygonCoordinates } from '../feature-table.ts';
import { GeosFailure } from '../geos.ts';
import { overlayFeatures, type PreparedCity } from '../prepared-city.ts';
import type { Outcome } from '../problems.ts';
import { type CoverageInput, inputsOf } from './inputs.ts';
import { leftOut } from './left-out.ts';
import { perCity } from './per-city.ts';
import { districtNames } from './pivot.ts';
import { DEMAND, isCovered, isUncovered, type Mask, type OpenedService, openService, REACH } from './service-ground.ts';

/** Areas in square metres; of one district, or of all ground inside the city. */
export interface ServiceRow {
  readonly districtId: string | null;
  readonly name: { readonly zh: string; readonly en: string } | null;
  readonly demandSquareMetres: number;
  readonly coveredSquareMetres: number;
  /** Null where there is no demand. */
  readonly share: number | null;
  /**
   * Bound of what the accuracies of both layers may make of the covered area: boundary of the reach inside the demand times
   * the supply's, and boundary of the demand within reach times the demand's.
   */
  readonly dataErrorSquareMetres: number;
  /** Of the share: its denominator moves with the boundary of the demand. */
  readonly dataErrorShare: number | null;
}

/** A connected piece of demand inside one district that no supply reaches. */
export interface UncoveredPiece {
  /** From 1, largest first. */
  readonly number: number;
  readonly districtId: string;
  readonly areaSquareMetres: number;
  /** Shell first, then holes; closed; degrees on CGCS2000. */
  readonly polygon: PolygonCoordinates[number];
}

export interface ServiceCoverage {
  readonly service: Service;
  readonly rows: readonly ServiceRow[];
  readonly total: ServiceRow;
  readonly uncovered: readonly UncoveredPiece[];
  /** The table's uncovered area less that of the pieces as written. */
  readonly residualSquareMetres: number;
  readonly supply: {
    readonly count: number;
    /** Of these, those that lie outside all demand; what they reach of it counts. */
    readonly outsideDemand: number;
    /** Features with a fault or without a place: they serve nothing here. */
    readonly leftOut: number;
  };
  /** Features of the demand with a fault: not counted. */
  readonly demandLeftOut: number;
  /** Largest error of the outlines drawn around the supply, metres, measured. */
  readonly largestErrorMetres: number;
  /** What that error and rounding may make of the covered area. */
  readonly computationErrorSquareMetres: number;
  readonly inputs: readonly CoverageInput[];
}

/** Rounding of an area: a share of its operand. */
const AREA_ROUNDING = 1e-9;

/** Null where the city has no data of the supply or the demand; a problem where GEOS cannot draw an outline. */
export async function serviceCoverage(
  prepared: PreparedCity,
  work: Work,
  service: Service,
): Promise<Outcome<ServiceCoverage | null>> {
  try {
    return { ok: true, value: await coverageOfService(prepared, work, service), problems: [] };
  } catch (failure) {
    if (failure instanceof GeosFailure) return { ok: false, problems: [failure.problem] };
    throw failure;
  }
}

/** @throws GeosFailure */
export const coverageOfService = perCity(
  async (prepared, work: Work, service: Service): Promise<ServiceCoverage | null> => {
    const opened = await openService(prepared, work, service);
    if (!opened) return null;
    const { overlay, reach } = opened;
    const boundaries = await boundariesOf(opened, work);
    const atoms = await overlay.atoms(work);
    const accuracy = accuracies(prepared, service);
    const row = (
      districtId: string | null,
      name: ServiceRow['name'],
      isInside: (part: number) => boolean,
    ): ServiceRow => {
      const area = (pick: (mask: Mask) => boolean) => sumAtoms(atoms, (a) => isInside(a.part) && pick(a.mask));
      const demandSquareMetres = area((mask) => hasBit(mask, DEMAND));
      const coveredSquareMetres = area(isCovered);
      const share = demandSquareMetres > 0 ? coveredSquareMetres / demandSquareMetres : null;
      const edges = sumBoundaries(boundaries.filter((b) => isInside(b.part)));
      const ofReach = accuracy.supply * edges.reach;
      return {
        districtId,
        name,
        demandSquareMetres,
        coveredSquareMetres,
        share,
        dataErrorSquareMetres: ofReach + accuracy.demand * edges.covered,
        dataErrorShare:
          share === null
            ? null
            : (ofReach + accuracy.demand * ((1 - share) * edges.covered + share * edges.uncovered)) /
              demandSquareMetres,
      };
    };
    const total = row(null, null, (part) => part !== OUTSIDE);
    const { reach: reachMetres } = sumBoundaries(boundaries.filter((b) => b.part !== OUTSIDE));
    return {
      service,
      rows: districtNames(prepared).map(({ id, name }, part) => row(id, name, (p) => p === part)),
      total,
      ...(await uncoveredPieces(prepared, opened, work)),
      supply: {
        count: opened.supply.features.length,
        outsideDemand: await outsideDemand(opened, work),
        leftOut: reach.leftOut,
      },
      demandLeftOut: leftOut(overlay.reports[1]!).size,
      largestErrorMetres: reach.largestErrorMetres,
      computationErrorSquareMetres: reach.largestErrorMetres * reachMetres + AREA_ROUNDING * total.demandSquareMetres,
      inputs: inputsOf(prepared, [service.supply.layerId, service.demand.layerId, ...districtLayers(prepared)]),
    };
  },
  (service) => service.id,
);

const districtLayers = ({ city }: PreparedCity) => city.layers.filter((l) => l.role === 'districts').map((l) => l.id);

function accuracies({ city }: PreparedCity, { supply, demand }: Service) {
  const of = (layerId: string) => city.layers.find((l) => l.id === layerId)?.accuracyMetres ?? 0;
  return { supply: of(supply.layerId), demand: of(demand.layerId) };
}

/** Metres of boundary in one part. */
interface Boundary {
  readonly part: number;
  /** Of the reach, inside the demand. */
  readonly reach: number;
  /** Of the demand, within reach and beyond it. */
  readonly covered: number;
  readonly uncovered: number;
}

async function boundariesOf({ overlay, demand, reach }: OpenedService, work: Work): Promise<Boundary[]> {
  const rings = (polygons: PolygonCoordinates) => polygons.flat();
  const lines = [
    ...overlayFeatures([], demand).map(({ polygons }) => ({ class: DEMAND, lines: rings(polygons) })),
    ...reach.outlines.map((polygons) => ({ class: REACH, lines: rings(polygons) })),
  ];
  const lengths = await overlay.lengths(lines, false, work);
  return lengths
    .filter((l) => hasBit(l.on, l.class) && hasBit(l.mask, DEMAND))
    .map(({ part, class: of, mask, lengthMetres }) => ({
      part,
      reach: of === REACH ? lengthMetres : 0,
      covered: of === DEMAND && hasBit(mask, REACH) ? lengthMetres : 0,
      uncovered: of === DEMAND && !hasBit(mask, REACH) ? lengthMetres : 0,
    }));
}

function sumBoundaries(list: readonly Boundary[]): Omit<Boundary, 'part'> {
  const sum = (of: 'reach' | 'covered' | 'uncovered') => list.reduce((total, b) => total + b[of], 0);
  return { reach: sum('reach'), covered: sum('covered'), uncovered: sum('uncovered') };
}

async function uncoveredPieces(
  prepared: PreparedCity,
  { overlay }: OpenedService,
  work: Work,
): Promise<Pick<ServiceCoverage, 'uncovered' | 'residualSquareMetres'>> {
  const outlines = await overlay.trace(({ part, mask }) => (part !== OUTSIDE && isUncovered(mask) ? part : null), work);
  const pieces = [...outlines].flatMap(([part, { polygons }]) =>
    polygons.map((polygon) => ({
      districtId: prepared.districts[part]!.properties.id,
      areaSquareMetres: polygonsArea([polygon]),
      polygon,
    })),
  );
  return {
    uncovered: pieces
      .sort((a, b) => b.areaSquareMetres - a.areaSquareMetres)
      .map((piece, i) => ({ number: i + 1, ...piece })),
    residualSquareMetres: [...outlines.values()].reduce((sum, { residualSquareMetres: r }) => sum + r, 0),
  };
}

/** Supplies that lie in no demand: points by their place, polygons by their common ground. */
async function outsideDemand({ demand, supply }: OpenedService, work: Work): Promise<number> {
  const overlay = await openOverlay(
    [
      { id: 'demand', features: overlayFeatures([], demand), bits: [0] },
      { id: 'supply', features: overlayFeatures([], supply), bits: [1] },
    ],
    work,
  );
  const inside = new Set(
    (await overlay.pairs(work))
      .filter(({ areaSquareMetres }) => areaSquareMetres > TOUCH_SQUARE_METRES)
      .flatMap(({ a, b }) => (a.layer === b.layer ? [] : [a.layer === 1 ? a.feature : b.feature])),
  );
  const points = supply.features.flatMap(({ geometry }, feature) => {
    const [lon, lat] = geometry?.type === 'Point' ? geometry.coordinates : [];
    return Number.isFinite(lon) && Number.isFinite(lat) ? [{ feature, lon: lon!, lat: lat! }] : [];
  });
  const keys = await overlay.places(
    Float64Array.from(points, (p) => p.lon),
    Float64Array.from(points, (p) => p.lat),
  );
  keys.forEach(({ mask }, i) => {
    if (hasBit(mask, 0)) inside.add(points[i]!.feature);
  });
  return supply.features.length - inside.size;
}
