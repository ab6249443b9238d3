import type { City } from '../../../domain/city.ts';
import { Swatch } from '../../map/Swatch.tsx';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { type ColumnGroup, type DistrictColumn, shortName } from './district-columns.ts';

interface HeadProps {
  readonly city: City;
  readonly groups: readonly ColumnGroup[];
  /** Name of the column of the rows' own ground. */
  readonly ground: string;
}

/** Layers of several columns stand over them. */
export function DistrictHead({ city, groups, ground }: HeadProps) {
  const text = useText().coverage;
  const language = useApp((s) => s.language);
  const isGrouped = groups.some((g) => g.columns.length > 1);
  const depth = isGrouped ? 2 : 1;
  return (
    <thead>
      <tr>
        <th scope="col" className="words" rowSpan={depth}>
          {text.districts.district}
        </th>
        <th scope="col" rowSpan={depth}>
          {ground}
        </th>
        {groups.map((group) =>
          group.columns.length > 1 ? (
            <th key={group.layerId} scope="colgroup" colSpan={group.columns.length} className="district-layer">
              <span>{group.name[language]}</span>
            </th>
          ) : (
            <th key={group.layerId} scope="col" rowSpan={depth}>
              <ColumnName name={group.columns[0]!.name[language]} column={group.columns[0]!} />
            </th>
          ),
        )}
      </tr>
      {isGrouped && (
        <tr>
          {groups.flatMap((group) =>
            group.columns.length > 1
              ? group.columns.map((column) => (
                  <th scope="col" key={column.key} title={column.name[language]}>
                    <ColumnName name={shortName(column, city)[language]} column={column} />
                  </th>
                ))
              : [],
          )}
        </tr>
      )}
    </thead>
  );
}

function ColumnName({ name, column }: { name: string; column: DistrictColumn }) {
  const { coverage: text, board } = useText();
  const { lines, points } = board.overview.table;
  return (
    <>
      {column.style !== null && <Swatch style={column.style} />}
      <span className="district-class">{unbroken(name)}</span>
      {column.style === null && <span className="district-net">{text.districts.deduplicated}</span>}
      {column.measure !== 'area' && (
        <span className="district-net">{column.measure === 'length' ? lines : points}</span>
      )}
    </>
  );
}

/** A figure and its unit stay on one line. */
const unbroken = (name: string): string => name.replace(/(\d) (?=\p{L})/gu, '$1\u00A0');
