import type { City } from '../../../domain/city.ts';
import { setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { FilterMenu } from './bar/FilterMenu.tsx';
import { columnGroups, type DistrictColumn } from './district-columns.ts';

interface ColumnMenuProps {
  readonly columns: readonly DistrictColumn[];
  readonly shown: readonly DistrictColumn[];
  readonly city: City;
}

/** Which columns of the table are on show, by layer. */
export function ColumnMenu({ columns, shown, city }: ColumnMenuProps) {
  const text = useText().board.overview;
  const isUsual = useApp((s) => s.boardColumns === null);
  const groups = columnGroups(columns, city).map((group) => ({
    name: group.name,
    choices: group.columns.map(({ key, name, style }) => ({ id: key, name, style })),
  }));
  return (
    <FilterMenu
      name={text.filters.columns}
      hint={text.hints.columns}
      groups={groups}
      chosen={shown.map((c) => c.key)}
      onChoose={(boardColumns) => setSession({ boardColumns })}
      clear={text.defaultColumns}
      isUsual={isUsual}
    />
  );
}
