import type { Shoreline } from '../../../../domain/coverage/shoreline.ts';
import type { ShoreSide } from '../../../../domain/coverage/shoreline-cuts.ts';
import * as format from '../../../format.ts';
import { useApp } from '../../../state/store.ts';
import { useText } from '../../../text/use-text.ts';
import { NumberHandle } from '../NumberHandle.tsx';
import { shoreFigure, shoreMetres, shoreRows } from './shore-figure.ts';

interface CutTableProps {
  readonly shore: Shoreline;
  readonly counted: readonly string[];
}

/** How much of the shore lies in the red line, in protected areas, in the nearest band and in the management range. */
export function CutTable({ shore, counted }: CutTableProps) {
  const words = useText().board.shore;
  return (
    <>
      <h3 className="board-sub">{words.cuts}</h3>
      <table className="board-table">
        <thead>
          <tr>
            <th scope="col" className="words">
              {words.cutGround}
            </th>
            <th scope="col">{words.inside}</th>
            <th scope="col">{words.insideShare}</th>
            <th scope="col">{words.countedInside}</th>
            <th scope="col">{words.on}</th>
            <th scope="col">{words.outsideCut}</th>
          </tr>
        </thead>
        <tbody>
          {shore.cuts.map((cut) => (
            <CutRow key={cut.id} cut={cut} shore={shore} counted={counted} />
          ))}
        </tbody>
      </table>
      <p className="board-note">{words.cutsNote}</p>
    </>
  );
}

function CutRow({ cut, shore, counted }: CutTableProps & { readonly cut: Shoreline['cuts'][number] }) {
  const words = useText().board.shore;
  const language = useApp((s) => s.language);
  const ground = cut.name[language];
  const length = (side: ShoreSide, zones: readonly string[] | null) => (
    <NumberHandle
      selection={shoreFigure({ zones, cut: { id: cut.id, side } })}
      label={words.names.length(
        '',
        zones ? words.counted : words.names.all,
        words.names.side(ground, words.sides[side]),
      )}
    >
      {format.kilometres(shoreMetres(shore, shoreRows(shore, { zones, group: null }), { id: cut.id, side }))}
    </NumberHandle>
  );
  const inside = { id: cut.id, side: 'inside' } as const;
  const share = shore.totalMetres > 0 ? shoreMetres(shore, shore.rows, inside) / shore.totalMetres : null;
  return (
    <tr>
      <th scope="row" className="words">
        {ground}
      </th>
      <td>{length('inside', null)}</td>
      <td>
        {share === null ? (
          '—'
        ) : (
          <NumberHandle selection={shoreFigure({ kind: 'share', cut: inside })} label={words.names.insideShare(ground)}>
            {format.percent(share)}
          </NumberHandle>
        )}
      </td>
      <td>{length('inside', counted)}</td>
      <td>{length('on', null)}</td>
      <td>{length('outside', null)}</td>
    </tr>
  );
}
