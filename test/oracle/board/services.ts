/** Service radius. */
import { type ServiceCoverage, serviceCoverage } from '../../../src/domain/coverage/services.ts';
import type { PreparedCity } from '../../../src/domain/prepared-city.ts';
import { atOnce } from '../../../src/engine/index.ts';
import type { Figures } from './figures.ts';
import { number, type Row, type Rows } from './sql.ts';

/** The chords of the circles that the script draws lie inside these by at most this, metres. */
const CHORD_METRES = 0.005;

/**
 * Square metres that an area within reach may be off: both outlines have an error, which counts along their length inside the
 * demand.
 */
export const outlineTolerance = ({ largestErrorMetres }: ServiceCoverage, land: readonly Row[]): number =>
  (largestErrorMetres + CHORD_METRES) * land.reduce((metres, r) => metres + number(r, 'edge'), 0);

/** Covered and uncovered land by district. */
export async function compareServices(f: Figures, prepared: PreparedCity, rows: Rows): Promise<void> {
  const { city: record } = prepared;
  const counts = await rows('supply_count');
  const land = await rows('service_by_district');
  const pieces = await rows('uncovered');
  const errors = await rows('service_data_error');
  for (const service of record.services) {
    const answer = await serviceCoverage(prepared, atOnce, service);
    if (!answer.ok) throw new Error(answer.problems[0]?.code);
    const coverage = answer.value!;
    const own = (list: readonly Row[]) => list.filter((r) => r.service === service.id);
    compareService(f, coverage, { land: own(land), pieces: own(pieces), errors: own(errors) });
    f.count.ours(`${service.id} supplies`, coverage.supply.count);
    f.count.ours(`${service.id} outside`, coverage.supply.outsideDemand);
    f.count.theirs(`${service.id} supplies`, number(own(counts)[0]!, 'supplies'));
    f.count.theirs(`${service.id} outside`, number(own(counts)[0]!, 'outside_demand'));
  }
}

interface Theirs {
  readonly land: readonly Row[];
  readonly pieces: readonly Row[];
  readonly errors: readonly Row[];
}

function compareService(f: Figures, coverage: ServiceCoverage, { land, pieces, errors }: Theirs): void {
  const { service, rows, total, uncovered } = coverage;
  for (const row of [...rows, total]) {
    const name = `${service.id} ${row.districtId ?? 'total'}`;
    f.area.ours(`${name} demand`, row.demandSquareMetres);
    f.area.ours(`${name} covered`, row.coveredSquareMetres);
    f.area.ours(`${name} data error`, row.dataErrorSquareMetres);
    f.share.ours(name, row.share ?? 0);
    const own = land.filter((r) => row.districtId === null || r.district === row.districtId);
    const sum = (column: string) => own.reduce((all, r) => all + number(r, column), 0);
    if (own.length === 0) continue;
    const allowed = outlineTolerance(coverage, own);
    f.area.theirs(`${name} demand`, sum('demand'));
    f.area.theirs(`${name} covered`, sum('covered'), allowed);
    f.share.theirs(name, sum('covered') / sum('demand'), allowed / sum('demand'));
    // Lengths of outlines differ by how finely they are drawn.
    for (const r of errors.filter((e) => row.districtId === null || e.district === row.districtId))
      f.area.theirs(`${name} data error`, number(r, 'square_metres'), 1e-3 * number(r, 'square_metres'));
  }
  const largest = pieces.map((r) => number(r, 'square_metres')).sort((p, q) => q - p);
  const allowed = outlineTolerance(coverage, land);
  for (let n = 0; n < Math.max(largest.length, uncovered.length); n++) {
    f.area.ours(`${service.id} uncovered ${n + 1}`, uncovered[n]?.areaSquareMetres ?? 0);
    f.area.theirs(`${service.id} uncovered ${n + 1}`, largest[n] ?? 0, allowed);
  }
}
