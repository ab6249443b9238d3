import { useMemo } from 'react';
import type { CityLayer } from '../../../../domain/city.ts';
import type { ChangeRowSums, LayerChanges } from '../../../../domain/coverage/change.ts';
import { isAbsent } from '../../../../domain/coverage/change-ground.ts';
import { noteOf } from '../../../../domain/coverage/not-collected.ts';
import type { ShownChanges } from '../../../../domain/coverage/shown-changes.ts';
import { Chart } from '../../../charts/Chart.tsx';
import { token } from '../../../charts/theme.ts';
import * as format from '../../../format.ts';
import { Swatch } from '../../../map/Swatch.tsx';
import { select } from '../../../state/actions.ts';
import { useApp } from '../../../state/store.ts';
import { useText } from '../../../text/use-text.ts';
import { NumberHandle } from '../NumberHandle.tsx';
import { ScrollX } from '../ScrollX.tsx';
import { changeOption } from './change-chart.ts';
import { type ChangeColumn, changeFigure } from './change-figure.ts';
import { isErrorLarger, netOf, signedHectares } from './change-lines.ts';

interface ChangeTablesProps {
  readonly shown: ShownChanges;
  readonly layer: CityLayer;
}

/** Gains and losses by district, by class, and between classes. */
export function ChangeTables({ shown, layer }: ChangeTablesProps) {
  const words = useText().board.change;
  const language = useApp((s) => s.language);
  const isFiltered = useApp((s) => s.coverageFilter.districts !== null);
  const { changes, classIds, district } = shown;
  return (
    <>
      <SumsTable changes={changes} head={words.district}>
        {changes.rows.map((row) => (
          <SumsRow
            key={row.districtId}
            changes={changes}
            sums={row}
            name={row.name?.[language] ?? ''}
            at={row}
            layer={layer}
          />
        ))}
        <SumsRow
          changes={changes}
          sums={changes.total}
          name={isFiltered ? words.city : words.total}
          at={changes.total}
          isTotal
        />
      </SumsTable>
      <DistrictBars changes={changes} />
      {layer.classes.length > 1 && (
        <>
          <h3 className="board-sub">
            {words.byClass}
            {district?.name && ` (${district.name[language]})`}
          </h3>
          <SumsTable changes={changes} head={words.class}>
            {layer.classes.map(({ id, name, style }) => {
              const sums = classIds.includes(id) && (district ?? changes.total).classes.find((c) => c.classId === id);
              const at = { districtId: district?.districtId ?? null, classId: id };
              return (
                sums && <SumsRow key={id} changes={changes} sums={sums} name={name[language]} at={at} style={style} />
              );
            })}
          </SumsTable>
          <Moves shown={shown} layer={layer} />
        </>
      )}
    </>
  );
}

function SumsTable({ changes, head, children }: { changes: LayerChanges; head: string; children: React.ReactNode }) {
  const words = useText().board.change;
  return (
    <ScrollX>
      <table className="board-table change-table">
        <thead>
          <tr>
            <th scope="col" className="words">
              {head}
            </th>
            <th scope="col">{words.before(changes.before.date)}</th>
            <th scope="col">{words.lost}</th>
            <th scope="col">{words.gained}</th>
            <th scope="col">{words.before(changes.after.date)}</th>
            <th scope="col">{words.net}</th>
            <th scope="col">{words.error}</th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </ScrollX>
  );
}

interface SumsRowProps {
  readonly changes: LayerChanges;
  readonly sums: ChangeRowSums;
  readonly name: string;
  readonly at: { readonly districtId: string | null; readonly classId?: string };
  readonly style?: string;
  readonly layer?: CityLayer;
  readonly isTotal?: boolean;
}

function SumsRow({ changes, sums, name, at, style, layer, isTotal = false }: SumsRowProps) {
  const words = useText().board.change;
  const { layerId, before } = changes;
  const { districtId, classId = null } = at;
  const heads: Readonly<Record<ChangeColumn, string>> = {
    before: words.before(before.date),
    lost: words.lost,
    gained: words.gained,
    after: words.before(changes.after.date),
    net: words.net,
  };
  const handle = (kind: ChangeColumn, shown: string) => (
    <NumberHandle
      selection={changeFigure({ kind, layerId, before: before.versionId, districtId, classId })}
      label={`${name} ${heads[kind]}`}
    >
      {shown}
    </NumberHandle>
  );
  const net = netOf(sums);
  if (isAbsent(sums)) return <AbsentRow name={name} style={style} isGap={noteOf(layer, districtId) !== null} />;
  return (
    <tr className={isTotal ? 'total strong' : undefined}>
      <th scope="row" className="words">
        {style ? (
          <span className="with-swatch">
            <Swatch style={style} />
            {name}
          </span>
        ) : (
          name
        )}
      </th>
      <td>{handle('before', format.hectares(sums.beforeSquareMetres, 2))}</td>
      <td className={sums.lostSquareMetres > 0 ? 'loss' : undefined}>
        {handle('lost', signedHectares(-sums.lostSquareMetres))}
      </td>
      <td className={sums.gainedSquareMetres > 0 ? 'gain' : undefined}>
        {handle('gained', signedHectares(sums.gainedSquareMetres))}
      </td>
      <td>{handle('after', format.hectares(sums.afterSquareMetres, 2))}</td>
      <td className={net < 0 ? 'strong loss' : net > 0 ? 'strong gain' : 'strong'}>
        {handle('net', signedHectares(net))}
      </td>
      <td className="change-error">
        <NumberHandle
          selection={changeFigure({ kind: 'error', layerId, before: before.versionId, districtId, classId })}
          label={`${name} ${words.error}`}
        >
          {format.hectares(sums.dataErrorSquareMetres, 2)}
        </NumberHandle>
        {isErrorLarger(sums) && <small> {words.errorLarger}</small>}
      </td>
    </tr>
  );
}

interface AbsentRowProps {
  readonly name: string;
  readonly style: string | undefined;
  /** Whether the layer holds nothing of it here although there is some. */
  readonly isGap: boolean;
}

function AbsentRow({ name, style, isGap }: AbsentRowProps) {
  const text = useText().coverage;
  const absent = isGap ? text.notCollected : text.absent;
  return (
    <tr>
      <th scope="row" className="words">
        <span className={style ? 'with-swatch' : undefined}>
          {style && <Swatch style={style} />}
          {name}
        </span>
      </th>
      <td className="nil">{absent}</td>
      <td className="nil">{text.none}</td>
      <td className="nil">{text.none}</td>
      <td className="nil">{absent}</td>
      <td className="nil">{text.none}</td>
      <td className="nil">{text.none}</td>
    </tr>
  );
}

function DistrictBars({ changes }: { changes: LayerChanges }) {
  const words = useText().board.change;
  const language = useApp((s) => s.language);
  const rows = useMemo(() => changes.rows.filter((r) => r.lostSquareMetres + r.gainedSquareMetres > 0), [changes]);
  const option = useMemo(() => {
    const colour = (name: string) => token(document.documentElement, name);
    const look = {
      lost: { name: words.lost, colour: colour('--hot') },
      gained: { name: words.gained, colour: colour('--accent') },
    };
    return changeOption({ rows }, look, language);
  }, [rows, words, language]);
  const { layerId, before } = changes;
  if (rows.length === 0) return null;
  const kinds = ['lost', 'gained'] as const;
  return (
    <Chart
      label={`${words.title}: ${words.byDistrict}`}
      option={option}
      lines={rows.length * 1.4 + 1.6}
      onPick={({ series, index }) => {
        const districtId = rows[index]?.districtId ?? null;
        select(changeFigure({ kind: kinds[series] ?? 'net', layerId, before: before.versionId, districtId }));
      }}
    />
  );
}

/** Between classes, all districts together unless one is chosen, largest first. */
function Moves({ shown: { changes, district }, layer }: ChangeTablesProps) {
  const words = useText().board.change;
  const language = useApp((s) => s.language);
  const sums = new Map<string, (typeof changes.moves)[number]>();
  for (const move of changes.moves) {
    const key = `${move.from.join(' ')} > ${move.to.join(' ')}`;
    const known = sums.get(key)?.areaSquareMetres ?? 0;
    sums.set(key, { ...move, areaSquareMetres: known + move.areaSquareMetres });
  }
  const name = (ids: readonly string[]) =>
    ids.map((id) => layer.classes.find((c) => c.id === id)?.name[language] ?? id).join(words.join);
  return (
    <p className="board-note change-moves">
      {words.classNote}{' '}
      {sums.size === 0
        ? words.noMoves
        : [...sums.values()]
            .sort((a, b) => b.areaSquareMetres - a.areaSquareMetres)
            .map(({ from, to, areaSquareMetres }) => {
              const moved = words.move(name(from), name(to));
              return (
                <span key={moved}>
                  {moved}{' '}
                  <NumberHandle
                    selection={changeFigure({
                      kind: 'move',
                      layerId: changes.layerId,
                      before: changes.before.versionId,
                      districtId: district?.districtId ?? null,
                      from,
                      to,
                    })}
                    label={moved}
                  >
                    {format.hectares(areaSquareMetres, 2)}
                  </NumberHandle>{' '}
                  {words.unit}
                </span>
              );
            })}
    </p>
  );
}
