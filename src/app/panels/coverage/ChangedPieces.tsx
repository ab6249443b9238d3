import type { CoverageResult } from '../../../domain/coverage/result.ts';
import * as format from '../../format.ts';
import { NUMBERED_PIECES } from '../../map/traced.ts';
import { zoomToPolygons } from '../../map/zoom.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import './changed-pieces.css';

/** The largest pieces of a change, numbered as on the map; a click goes there. */
export function ChangedPieces({ rows }: Pick<CoverageResult, 'rows'>) {
  const text = useText().coverage.ledger;
  const language = useApp((s) => s.language);
  const trace = useApp((s) => s.trace);
  if (trace.kind !== 'done' || !trace.region.pieces) return null;
  const { pieces, polygons } = trace.region;
  if (pieces.length === 0) return null;
  const rest = pieces.slice(NUMBERED_PIECES);
  const areaOf = ({ change, areaSquareMetres }: (typeof pieces)[number]) =>
    change === 'lost' ? -areaSquareMetres : areaSquareMetres;
  const signed = (piece: (typeof pieces)[number]) => format.signedHectares(areaOf(piece));
  return (
    <div className="changed-pieces">
      <h3>{text.pieces}</h3>
      <ol>
        {pieces.slice(0, NUMBERED_PIECES).map((piece, i) => {
          const district = rows.find((r) => r.districtId === piece.districtId)?.name?.[language] ?? piece.districtId;
          return (
            <li key={`${piece.districtId} ${piece.areaSquareMetres}`} className={piece.change}>
              <button
                type="button"
                aria-label={text.pieceLabel(String(i + 1), district, signed(piece))}
                onClick={() => zoomToPolygons([polygons[i]!])}
              >
                <span className="piece-number">{i + 1}</span>
                <span>{district}</span>
                <span className="piece-area">{signed(piece)}</span>
              </button>
            </li>
          );
        })}
      </ol>
      {rest.length > 0 && (
        <p>
          {text.morePieces(
            format.count(rest.length),
            format.signedHectares(rest.reduce((sum, p) => sum + areaOf(p), 0)),
          )}
        </p>
      )}
    </div>
  );
}
