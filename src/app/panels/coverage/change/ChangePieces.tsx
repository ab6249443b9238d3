import { useState } from 'react';
import type { CityLayer } from '../../../../domain/city.ts';
import type { ChangePlot, LayerChanges } from '../../../../domain/coverage/change.ts';
import type { ShownChanges } from '../../../../domain/coverage/shown-changes.ts';
import { isSliver } from '../../../../domain/coverage/slivers.ts';
import * as format from '../../../format.ts';
import { CHANGED_STYLES } from '../../../map/changed.ts';
import { Swatch } from '../../../map/Swatch.tsx';
import { zoomToPolygons } from '../../../map/zoom.ts';
import { select } from '../../../state/actions.ts';
import { useApp } from '../../../state/store.ts';
import { useText } from '../../../text/use-text.ts';
import { NumberHandle } from '../NumberHandle.tsx';
import { changeFigure } from './change-figure.ts';
import { type Bar, bars, listedPieces, signedHectares, sliversText } from './change-lines.ts';

/** Listed at first, and when all are asked for: more would say nothing and hold the page. */
const FIRST = 8;
const MOST = 200;

interface ChangePiecesProps {
  readonly shown: ShownChanges;
  readonly layer: CityLayer;
}

const signedArea = ({ change, areaSquareMetres }: ChangePlot): number =>
  change === 'lost' ? -areaSquareMetres : areaSquareMetres;

/** What was lost, gained or moved between classes, largest first, with bars from zero; a click goes there. */
export function ChangePieces({ shown: { changes, district }, layer }: ChangePiecesProps) {
  const words = useText().board.change;
  const [all, setAll] = useState(false);
  const pieces = listedPieces(changes);
  const slivers = changes.pieces.filter(isSliver);
  if (pieces.length === 0) return <p className="board-note">{words.noPieces}</p>;
  const listed = pieces.slice(0, all ? MOST : FIRST);
  const track = bars(listed.map(signedArea));
  const rest = pieces.slice(listed.length);
  const restOf = (kind: ChangePlot['change']) =>
    format.hectares(
      rest.reduce((sum, p) => sum + (p.change === kind ? p.areaSquareMetres : 0), 0),
      2,
    );
  return (
    <div className="change-pieces">
      <h3 className="board-sub">
        {words.pieces(format.count(pieces.length))}
        <span className="board-card-unit at-desk">{words.piecesNumbered}</span>
        {(['lost', 'gained', 'moved'] as const)
          .filter((kind) => pieces.some(({ change }) => change === kind))
          .map((kind) => (
            <span key={kind} className="change-key at-desk">
              <Swatch style={CHANGED_STYLES[kind]} />
              {words.kinds[kind]}
            </span>
          ))}
        <button
          type="button"
          className="link"
          onClick={() =>
            select(
              changeFigure({
                kind: 'net',
                layerId: layer.id,
                before: changes.before.versionId,
                districtId: district?.districtId ?? null,
              }),
            )
          }
        >
          {words.showAll}
        </button>
      </h3>
      <ol>
        {listed.map((piece, i) => (
          <Piece
            key={piece.number}
            piece={piece}
            bar={track.bars[i]!}
            zero={track.zero}
            changes={changes}
            layer={layer}
          />
        ))}
      </ol>
      {rest.length > 0 && (
        <p className="board-note">
          {words.morePieces(format.count(rest.length), restOf('lost'), restOf('gained'))}{' '}
          {!all && (
            <button type="button" className="link" onClick={() => setAll(true)}>
              {pieces.length > MOST ? words.firstPieces(format.count(MOST)) : words.allPieces}
            </button>
          )}
        </p>
      )}
      {slivers.length > 0 && <p className="board-note">{sliversText(slivers, words)}</p>}
      {all && (
        <button type="button" className="link" onClick={() => setAll(false)}>
          {words.fewerPieces}
        </button>
      )}
    </div>
  );
}

interface PieceProps {
  readonly changes: LayerChanges;
  readonly layer: CityLayer;
  readonly piece: ChangePlot;
  readonly bar: Bar;
  readonly zero: number;
}

function Piece({ piece, bar, zero, changes, layer }: PieceProps) {
  const words = useText().board.change;
  const language = useApp((s) => s.language);
  const { change, number, from, to } = piece;
  const district = changes.rows.find((r) => r.districtId === piece.districtId)?.name?.[language] ?? piece.districtId;
  const name = (ids: readonly string[]) =>
    ids.map((id) => layer.classes.find((c) => c.id === id)?.name[language] ?? id).join(words.join);
  const kind = change === 'moved' ? words.move(name(from), name(to)) : words.kinds[change];
  // One class says nothing that the sign does not.
  const what = change === 'moved' ? kind : layer.classes.length > 1 ? name(change === 'lost' ? from : to) : '';
  const selection = changeFigure({ kind: 'piece', layerId: layer.id, before: changes.before.versionId, piece: number });
  const area = signedArea(piece);
  const shown = change === 'moved' ? format.hectares(area, 2) : signedHectares(area);
  return (
    <li className={change}>
      <button
        type="button"
        className="change-piece to-place"
        aria-label={words.pieceLabel(String(number), district, kind)}
        onClick={() => {
          select(selection);
          zoomToPolygons([piece.polygon]);
        }}
      >
        <span className="piece-number">{number}</span>
        <span>{district}</span>
        <span className="change-what">{what}</span>
      </button>
      <span className={change === 'lost' ? 'loss' : change === 'gained' ? 'gain' : undefined}>
        <NumberHandle selection={selection} label={words.names.piece(String(number), district, kind)}>
          {shown}
        </NumberHandle>
      </span>
      <span className="change-track" aria-hidden="true">
        <i className="zero" style={{ left: `${zero}%` }} />
        <i className="bar" style={{ left: `${bar.left}%`, width: `${bar.width}%` }} />
      </span>
    </li>
  );
}
