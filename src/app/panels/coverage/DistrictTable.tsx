import type { CoverageResult, CoverageRow } from '../../../domain/coverage/result.ts';
import * as format from '../../format.ts';
import { Swatch } from '../../map/Swatch.tsx';
import { classStyle } from '../../map/styles.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { BoardCard } from './BoardCard.tsx';
import { barLength, fullScale } from './bar-scale.ts';
import { type DistrictColumn, districtColumns } from './district-columns.ts';
import { cellOf } from './figure.ts';
import { NumberHandle } from './NumberHandle.tsx';
import { RecheckLine } from './RecheckLine.tsx';
import { districtsRows } from './tables-csv.ts';
import './district-table.css';

/** Area and share of every class in every district, and of the city. */
export function DistrictTable({ result }: { result: CoverageResult }) {
  const text = useText().coverage;
  const language = useApp((s) => s.language);
  const columns = districtColumns(result);
  const rows = [...result.rows, result.total];
  const full = fullScale(rows.flatMap((row) => columns.map((c) => c.part(row)?.share ?? 0)));
  return (
    <BoardCard
      area="districts"
      title={text.districts.title}
      unit={text.districts.unit}
      right={text.districts.scale(format.percent(full, 0))}
      csv={() => districtsRows(result, language, text)}
    >
      <div className="board-scroll-x">
        <table className="board-table district-table">
          {/* Equal columns: bars of the same share are then of the same length. */}
          <colgroup>
            <col className="district-name" />
            <col className="district-area" />
            {columns.map((column) => (
              <col key={column.key} />
            ))}
          </colgroup>
          <thead>
            <tr>
              <th scope="col" className="words">
                {text.districts.district}
              </th>
              <th scope="col">{text.districts.area}</th>
              {columns.map((column) => (
                <th scope="col" key={column.key}>
                  {column.style !== null && <Swatch style={column.style} />}
                  <span className="district-class">{unbroken(column.name[language])}</span>
                  {column.style === null && <span className="district-net">{text.districts.deduplicated}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <DistrictRow key={row.districtId ?? ''} row={row} columns={columns} full={full} />
            ))}
          </tbody>
        </table>
      </div>
      <footer className="board-card-foot">
        <span>{text.districts.residual(format.squareMetres(result.residualSquareMetres))}</span>
        <span>{text.districts.overlap}</span>
        <RecheckLine result={result} />
      </footer>
    </BoardCard>
  );
}

/** A figure and its unit stay on one line. */
const unbroken = (name: string): string => name.replace(/(\d) (?=\p{L})/gu, '$1\u00A0');

interface RowProps {
  readonly row: CoverageRow;
  readonly columns: readonly DistrictColumn[];
  readonly full: number;
}

function DistrictRow({ row, columns, full }: RowProps) {
  const text = useText().coverage;
  const language = useApp((s) => s.language);
  const name = row.name ? row.name[language] : text.total;
  const recheck = useApp((s) => s.recheck);
  const differs = (key: string) =>
    recheck.kind === 'done' &&
    recheck.cells.some((c) => c.key === key && c.districtId === row.districtId && c.state === 'differs');
  return (
    <tr className={row.districtId === null ? 'total' : undefined}>
      <th scope="row" className="words">
        {name}
      </th>
      <td>
        <NumberHandle selection={cellOf('districts', row.districtId, 'district')} label={text.names.districtArea(name)}>
          {format.squareKilometres(row.areaSquareMetres)}
        </NumberHandle>
      </td>
      {columns.map((column) => {
        const part = column.part(row);
        if (!part)
          return (
            <td key={column.key} className={differs(column.key) ? 'absent differs' : 'absent'}>
              {text.absent}
            </td>
          );
        return (
          <td key={column.key} className={differs(column.key) ? 'differs' : undefined}>
            <NumberHandle
              selection={cellOf(column.key, row.districtId)}
              label={text.names.areaOf(column.name[language], name)}
            >
              {format.squareKilometres(part.areaSquareMetres)}
            </NumberHandle>
            <span className="district-share">{format.percent(part.share)}</span>
            <ShareBar share={part.share} full={full} style={column.style} />
          </td>
        );
      })}
    </tr>
  );
}

function ShareBar({ share, full, style }: { share: number; full: number; style: string | null }) {
  const look = style === null ? null : classStyle(style);
  const color = look?.outline?.color ?? 'var(--ink-2)';
  return (
    <span className="share-bar" aria-hidden="true">
      <span style={{ width: `${barLength(share, full) * 100}%`, background: color }} />
    </span>
  );
}
