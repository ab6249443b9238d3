import { useState } from 'react';
import type { CityLayer } from '../../../domain/city.ts';
import type { VersionComparison } from '../../../domain/compare-versions.ts';
import { count, hectares, metres, signedHectares } from '../../format.ts';
import { compareVersions } from '../../state/layer-verbs.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import type { Stop } from './tour.ts';
import { useDistrictNames } from './use-district-names.ts';
import { firstPair, type VersionLine, versionWords } from './versions.ts';

interface CompareVersionsProps {
  readonly layer: CityLayer;
  /** The one in force first; two at least. */
  readonly lines: readonly VersionLine[];
  readonly show: (stops: readonly Stop[], at: number) => void;
}

/** Two versions against each other: what was gained, what was lost, and where. */
export function CompareVersions({ layer, lines, show }: CompareVersionsProps) {
  const text = useText().data.versions;
  const busy = useApp((s) => s.task !== null || s.opening === 'loading');
  const comparison = useApp((s) => (s.comparison?.layerId === layer.id ? s.comparison : null));
  const [older, newer] = firstPair(lines);
  const [before, setBefore] = useState(comparison?.before ?? older.id);
  const [after, setAfter] = useState(comparison?.after ?? newer.id);
  if (layer.geometry !== 'polygon') return <p className="record-quiet">{text.onlyPolygons}</p>;
  const current = comparison?.before === before && comparison.after === after ? comparison : null;
  return (
    <section className="compare">
      <h3>{text.compare}</h3>
      <div className="compare-choice">
        <VersionSelect label={text.before} lines={lines} value={before} choose={setBefore} />
        <span aria-hidden="true">→</span>
        <VersionSelect label={text.after} lines={lines} value={after} choose={setAfter} />
        <button
          type="button"
          className="button"
          disabled={busy || before === after}
          onClick={() => void compareVersions(layer.id, before, after)}
        >
          {text.run}
        </button>
      </div>
      {current && <Result comparison={current} show={show} />}
    </section>
  );
}

interface VersionSelectProps {
  readonly label: string;
  readonly lines: readonly VersionLine[];
  readonly value: string;
  readonly choose: (id: string) => void;
}

function VersionSelect({ label, lines, value, choose }: VersionSelectProps) {
  return (
    <label>
      <span>{label}</span>
      <select value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {lines.map((line) => (
          <option key={line.id} value={line.id}>
            {versionWords(line).join(' · ')}
          </option>
        ))}
      </select>
    </label>
  );
}

const MOST = 50;

interface ResultProps {
  readonly comparison: VersionComparison;
  readonly show: CompareVersionsProps['show'];
}

function Result({ comparison, show }: ResultProps) {
  const text = useText().data.versions;
  const { beforeSquareMetres, afterSquareMetres, gainedSquareMetres, lostSquareMetres, pieces, pieceCount, farthest } =
    comparison;
  const districts = useDistrictNames();
  if (pieceCount === 0) return <p className="record-quiet">{text.same}</p>;
  const stops = pieces.map((piece): Stop => ({ kind: 'piece', piece }));
  const figures = [
    [text.before_, hectares(beforeSquareMetres)],
    [text.gained, signedHectares(gainedSquareMetres, 4)],
    [text.lost, signedHectares(-lostSquareMetres, 4)],
    [text.after_, hectares(afterSquareMetres)],
    [text.net, signedHectares(gainedSquareMetres - lostSquareMetres, 4)],
  ] as const;
  return (
    <>
      <dl className="compare-figures">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {value} <span>{text.hectares}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="record-quiet">{text.whole}</p>
      {farthest ? (
        <p className="compare-farthest" title={text.farthestHint}>
          {text.farthest} <strong>{metres(farthest.metres, 2)} m</strong>
          <button type="button" className="button secondary" onClick={() => show([{ kind: 'farthest', farthest }], 0)}>
            {text.locate}
          </button>
        </p>
      ) : (
        <p className="record-quiet">{text.farthestUnknown}</p>
      )}
      <h4>{text.pieces(count(pieceCount))}</h4>
      <ol className="compare-pieces">
        {pieces.slice(0, MOST).map((piece, i) => (
          <Piece
            // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place in the order of size
            key={i}
            piece={piece}
            district={districts.get(piece.districtId ?? '') ?? text.outside}
            show={() => show(stops, i)}
          />
        ))}
      </ol>
      {pieceCount > MOST && <p className="record-quiet">{text.morePieces(count(pieceCount - MOST))}</p>}
    </>
  );
}

interface PieceProps {
  readonly piece: VersionComparison['pieces'][number];
  readonly district: string;
  readonly show: () => void;
}

function Piece({ piece, district, show }: PieceProps) {
  const text = useText().data.versions;
  const lost = piece.change === 'lost';
  const area = signedHectares(lost ? -piece.areaSquareMetres : piece.areaSquareMetres, 4);
  return (
    <li className={piece.change}>
      <button type="button" aria-label={text.piece(text[piece.change], area)} onClick={show}>
        <span>{text[piece.change]}</span>
        <span>{district}</span>
        <span className="piece-figure">
          {area} {text.hectares}
        </span>
      </button>
    </li>
  );
}
