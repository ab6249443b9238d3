import type { CoverageResult } from '../../../domain/coverage/result.ts';
import * as format from '../../format.ts';
import { NUMBERED_PIECES } from '../../map/traced.ts';
import { zoomToPolygons } from '../../map/zoom.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { signedHectares } from './change/change-lines.ts';
import './changed-pieces.css';

/** The largest pieces of a change, numbered as on the map; a click goes there. The card of changes has a list of its own. */
export function ChangedPieces({ rows }: Pick<CoverageResult, 'rows'>) {
  const text = useText().coverage.ledger;
  const language = useApp((s) => s.language);
  const trace = useApp((s) => s.trace);
  const isListed = useApp((s) => s.selection.kind === 'figure' && s.selection.card === 'change');
  if (isListed || trace.kind !== 'done' || !trace.region.pieces) return null;
  const { pieces, polygons } = trace.region;
  if (pieces.length < 2) return null;
  const rest = pieces.slice(NUMBERED_PIECES);
  const areaOf = ({ change, areaSquareMetres }: (typeof pieces)[number]) =>
    change === 'lost' ? -areaSquareMetres : areaSquareMetres;
  // Ground that only moved between classes, or that nothing reaches, is neither gained nor lost.
  const hasSign = ({ change }: (typeof pieces)[number]) => change === 'lost' || change === 'gained';
  const signed = (piece: (typeof pieces)[number]) =>
    hasSign(piece) ? signedHectares(areaOf(piece)) : format.hectares(piece.areaSquareMetres, 2);
  const restArea = rest.reduce((sum, p) => sum + areaOf(p), 0);
  return (
    <div className="changed-pieces">
      <h3>{text.pieces}</h3>
      <ol>
        {pieces.slice(0, NUMBERED_PIECES).map((piece, i) => {
          const district = rows.find((r) => r.districtId === piece.districtId)?.name?.[language] ?? piece.districtId;
          return (
            <li key={piece.number} className={piece.change}>
              <button
                type="button"
                aria-label={text.pieceLabel(String(piece.number), district, signed(piece))}
                onClick={() => zoomToPolygons([polygons[i]!])}
              >
                <span className="piece-number">{piece.number}</span>
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
            rest.some(hasSign) ? signedHectares(restArea) : format.hectares(restArea, 2),
          )}
        </p>
      )}
    </div>
  );
}
