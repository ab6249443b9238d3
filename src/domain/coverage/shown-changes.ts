/** What of a change a filter leaves: districts, classes and pieces. Sums of the city stay. */
import type { CityLayer } from '../city.ts';
import type { ChangePlot, DistrictChange, LayerChanges } from './change.ts';
import type { CoverageFilter } from './filter.ts';
import { inDistricts, oneDistrict } from './in-districts.ts';

type Filter = Pick<CoverageFilter, 'districts' | 'classKeys'>;

export interface ShownChanges {
  /** With the rows, moves, pieces and sites that are on show; totals are of the city. */
  readonly changes: LayerChanges;
  /** Ids of classes, in their order. */
  readonly classIds: readonly string[];
  /** The one district that the tables by class are of; null: the city. */
  readonly district: DistrictChange | null;
}

/** Classes of other layers leave this one as it is. */
export function shownChanges(changes: LayerChanges, layer: CityLayer, { districts, classKeys }: Filter): ShownChanges {
  const all = layer.classes.map((c) => c.id);
  const chosen = classKeys === null ? all : all.filter((id) => classKeys.includes(`${layer.id}/${id}`));
  const classIds = chosen.length > 0 ? chosen : all;
  const isShown = ({ from, to }: Pick<ChangePlot, 'from' | 'to'>) =>
    classIds === all || [...from, ...to].some((id) => classIds.includes(id));
  const rows = inDistricts(changes.rows, districts);
  const district = rows.find((r) => r.districtId === oneDistrict(districts)) ?? null;
  const pieces = inDistricts(changes.pieces, districts).filter(isShown);
  const numbers = new Set(pieces.map((p) => p.number));
  return {
    classIds,
    district,
    changes: {
      ...changes,
      rows,
      pieces,
      moves: changes.moves.filter((m) => isShown(m) && (!district || m.districtId === district.districtId)),
      sites: changes.sites.filter((site) => site.pieces.some((n) => numbers.has(n))),
    },
  };
}
