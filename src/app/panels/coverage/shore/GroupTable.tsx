import { useMemo } from 'react';
import type { Shoreline } from '../../../../domain/coverage/shoreline.ts';
import { shoreShare } from '../../../../domain/coverage/shoreline-rate.ts';
import { Chart } from '../../../charts/Chart.tsx';
import * as format from '../../../format.ts';
import { Swatch } from '../../../map/Swatch.tsx';
import { select } from '../../../state/actions.ts';
import { useApp } from '../../../state/store.ts';
import { useText } from '../../../text/use-text.ts';
import { NumberHandle } from '../NumberHandle.tsx';
import { ScrollX } from '../ScrollX.tsx';
import { shoreOption } from './shore-chart.ts';
import {
  OUTSIDE_GROUP,
  type ShoreGroup,
  type ShoreGrouping,
  shoreFigure,
  shoreMetres,
  shoreRows,
  shownGroups,
} from './shore-figure.ts';
import { groupName } from './shore-names.ts';

interface GroupTableProps {
  readonly shore: Shoreline;
  readonly counted: readonly string[];
  readonly by: ShoreGrouping;
}

/** Zones by bank, district or water: as bars and as a table, which ends with the city's shore and what is beyond the city. */
export function GroupTable({ shore, counted, by }: GroupTableProps) {
  const words = useText().board.shore;
  const language = useApp((s) => s.language);
  const districts = useApp((s) => s.coverageFilter.districts);
  const groups = useMemo(
    () => [
      ...shownGroups(shore, by, districts).map((group) => ({ group, name: groupName(group, shore, words, language) })),
      { group: null, name: words.whole },
    ],
    [shore, by, districts, words, language],
  );
  const option = useMemo(() => shoreOption(shore, groups, language), [shore, groups, language]);
  return (
    <>
      <Chart
        label={words.chart}
        option={option}
        lines={groups.length * 1.5 + 1.6}
        onPick={({ series, index }) =>
          select(shoreFigure({ zones: [shore.zones[series]!.classId], group: groups[index]!.group }))
        }
      />
      <ScrollX>
        <table className="board-table shore-groups">
          <thead>
            <tr>
              <th scope="col" className="words">
                {words.groupHeads[by]}
              </th>
              {shore.zones.map((zone) => (
                <th scope="col" key={zone.classId}>
                  <Swatch style={zone.style} />
                  <span>{zone.name[language]}</span>
                </th>
              ))}
              <th scope="col">{words.total}</th>
              <th scope="col">{words.countedShare}</th>
            </tr>
          </thead>
          <tbody>
            {groups.map(({ group, name }) => (
              <GroupRow key={group?.key ?? '*'} shore={shore} counted={counted} group={group} name={name} />
            ))}
            {shore.outsideMetres > 0 && (
              <GroupRow shore={shore} counted={null} group={OUTSIDE_GROUP} name={words.outside} />
            )}
          </tbody>
        </table>
      </ScrollX>
      <p className="board-note">{words.residual(format.kilometres(shore.residualMetres, 4))}</p>
    </>
  );
}

interface GroupRowProps extends Pick<GroupTableProps, 'shore'> {
  /** Null where nothing counts. */
  readonly counted: GroupTableProps['counted'] | null;
  readonly group: ShoreGroup | null;
  readonly name: string;
}

function GroupRow({ shore, counted, group, name }: GroupRowProps) {
  const { coverage, board } = useText();
  const words = board.shore;
  const language = useApp((s) => s.language);
  const rows = shoreRows(shore, { zones: null, group });
  const share = counted && shoreShare(rows, counted).share;
  const where = group ? name : '';
  const isThere = (zone: string) => rows.some((r) => r.zone === zone);
  const length = (zones: readonly string[] | null, what: string) => (
    <NumberHandle selection={shoreFigure({ zones, group })} label={words.names.length(where, what, '')}>
      {format.kilometres(shoreMetres(shore, zones ? rows.filter((r) => zones.includes(r.zone)) : rows))}
    </NumberHandle>
  );
  return (
    <tr className={group ? undefined : 'total'}>
      <th scope="row" className="words">
        {name}
      </th>
      {shore.zones.map((zone) => (
        <td key={zone.classId} className={isThere(zone.classId) ? undefined : 'nil'}>
          {isThere(zone.classId) ? length([zone.classId], zone.name[language]) : coverage.absent}
        </td>
      ))}
      <td className="strong">{length(null, words.names.all)}</td>
      <td>
        {counted === null ? (
          words.notCounted
        ) : share === null ? (
          '—'
        ) : (
          <NumberHandle
            selection={shoreFigure({ kind: 'share', zones: counted, group })}
            label={words.names.share(where)}
          >
            {format.percent(share)}
          </NumberHandle>
        )}
      </td>
    </tr>
  );
}
