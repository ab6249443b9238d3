/** The filters under which both accounts are asked: all ground and that of the first band, of the city and of each district. */
import { type CoverageFilter, NO_FILTER } from '../../../src/domain/coverage/filter.ts';
import type { PreparedCity } from '../../../src/domain/prepared-city.ts';
import type { Row } from './sql.ts';

export interface Asked {
  /** Before the names of figures. */
  readonly name: string;
  readonly filter: CoverageFilter;
  /** On the ground of the first band only. */
  readonly inCorridor: boolean;
  /** Whether a row is of a district asked for. */
  readonly isInside: (row: Row) => boolean;
}

export const firstBand = ({ city }: PreparedCity): string | null => {
  const bands = city.layers.find((l) => l.role === 'bands');
  return bands ? `${bands.id}/${bands.classes[0]!.id}` : null;
};

export function filtersOf(prepared: PreparedCity): Asked[] {
  const band = firstBand(prepared);
  const places = [null, ...prepared.districts.map((d) => d.properties.id)];
  return [null, ...(band === null ? [] : [band])].flatMap((within) =>
    places.map((district) => ({
      name: `${within === null ? '' : `in ${within} `}${district === null ? '' : `of ${district} `}`,
      filter: {
        ...NO_FILTER,
        districts: district === null ? null : [district],
        within: within === null ? null : [within],
      },
      inCorridor: within !== null,
      isInside: (row) => district === null || row.district === district,
    })),
  );
}
