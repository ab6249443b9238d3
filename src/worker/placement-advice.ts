/** Where a layer of a file may lie: its statement, its numbers, the city, and the borders of the city's districts. */
import type { LayerTable } from '../domain/feature-table.ts';
import type { PlacementCandidate } from '../domain/imported-layer.ts';
import { type PlacementAdvice, type PlacementCity, placementsOf, type StatedSystem } from '../domain/placement.ts';
import { samplePositions } from '../domain/placement-digits.ts';
import { shiftProblem, suspectShift } from '../domain/shift-suspicion.ts';
import { crsOf } from '../geodesy/crs.ts';
import { interpretStatement } from '../io/crs-statement.ts';
import type { FormatId, RawLayer } from '../io/raw-layer.ts';

/** Which number comes first: tables leave it to their headings and digits, boundary texts write the northing first. */
const ORDERS: Readonly<Partial<Record<FormatId, 'xy' | 'yx' | null>>> = {
  'boundary-text': 'yx',
  csv: null,
  xlsx: null,
};

/** `districts` of the city on show, for telling shifted coordinates; null skips that. */
export function adviceFor(layer: RawLayer, city: PlacementCity, districts: LayerTable | null): PlacementAdvice {
  const order = layer.format in ORDERS ? ORDERS[layer.format]! : 'xy';
  const advice = placementsOf({ positions: samplePositions(layer.features), stated: statedBy(layer), order }, city);
  // GeoJSON means WGS 84 by its standard: it need not be told of every file.
  const problems = isSilentGeoJson(layer)
    ? advice.problems.filter((p) => p.code !== 'crs-taken-as-cgcs2000')
    : advice.problems;
  return districts ? withShift(layer, { ...advice, problems }, districts) : { ...advice, problems };
}

const isSilentGeoJson = ({ format, statement }: RawLayer): boolean => format === 'geojson' && statement === null;

function statedBy(layer: RawLayer): StatedSystem {
  return isSilentGeoJson(layer) ? { kind: 'taken', epsg: 4326, name: 'WGS 84' } : interpretStatement(layer.statement);
}

/** Degrees that fit the districts' borders clearly better once a shift is taken off: both readings are put to the user. */
function withShift(layer: RawLayer, advice: PlacementAdvice, districts: LayerTable): PlacementAdvice {
  const [best] = advice.candidates;
  if (!best || crsOf(best.epsg)?.kind !== 'degrees' || best.order !== 'xy') return advice;
  const suspicion = suspectShift(layer.features, districts);
  const problem = shiftProblem(suspicion, layer.source);
  if (suspicion.verdict !== 'suspected' || !problem) return advice;
  const unshifted: PlacementCandidate = {
    ...best,
    shift: suspicion.shift,
    ground: 'extent',
    certainty: 'possible',
  };
  return {
    candidates: [unshifted, { ...best, certainty: 'possible' }, ...advice.candidates.slice(1)],
    problems: [...advice.problems, problem],
  };
}
