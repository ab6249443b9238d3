/** Two versions of a layer against each other: what was gained, what was lost, and where. */
import type { ChangeRow, Work } from '../engine/index.ts';
import { isGained, isLost, versionLayer } from './coverage/ledger.ts';
import type { PolygonCoordinates } from './feature-table.ts';
import { type PreparedCity, reportProblems } from './prepared-city.ts';
import { type Outcome, refusal } from './problems.ts';

/** A connected piece of ground inside one district, or outside of all (null). */
export interface VersionPiece {
  readonly change: 'lost' | 'gained';
  readonly districtId: string | null;
  readonly areaSquareMetres: number;
  /** Shell first, then holes; degrees. */
  readonly polygon: PolygonCoordinates[number];
}

export interface VersionComparison {
  readonly layerId: string;
  readonly before: string;
  readonly after: string;
  readonly beforeSquareMetres: number;
  readonly afterSquareMetres: number;
  readonly lostSquareMetres: number;
  readonly gainedSquareMetres: number;
  /** Largest first, at most `MOST_PIECES`; `pieceCount` says how many there are. */
  readonly pieces: readonly VersionPiece[];
  readonly pieceCount: number;
  /** Of lost and gained area together, less that of all pieces. */
  readonly residualSquareMetres: number;
}

const MOST_PIECES = 200;

/** Areas are of the dissolved versions, whatever their classes. Refused where a version is not open. */
export async function compareVersions(
  prepared: PreparedCity,
  layerId: string,
  before: string,
  after: string,
  work: Work,
): Promise<Outcome<VersionComparison>> {
  const layer = prepared.city.layers.find((l) => l.id === layerId);
  const byId = prepared.versions.get(layerId);
  const tables = [byId?.get(before), byId?.get(after)] as const;
  if (!layer || !tables[0] || !tables[1]) return refusal('layer-empty', {}, { layer: layerId });
  const change = await prepared.overlay.change(
    versionLayer(layer, before, tables[0]),
    versionLayer(layer, after, tables[1]),
    work,
  );
  const sum = (pick: (row: ChangeRow) => boolean) =>
    change.rows.reduce((total, row) => total + (pick(row) ? row.areaSquareMetres : 0), 0);
  const { pieces, residualSquareMetres } = await change.pieces(work);
  const changed = pieces.filter((piece) => isLost(piece) || isGained(piece));
  return {
    ok: true,
    value: {
      layerId,
      before,
      after,
      beforeSquareMetres: sum((row) => row.before !== 0),
      afterSquareMetres: sum((row) => row.after !== 0),
      lostSquareMetres: sum(isLost),
      gainedSquareMetres: sum(isGained),
      pieces: changed.slice(0, MOST_PIECES).map((piece) => ({
        change: isLost(piece) ? 'lost' : 'gained',
        districtId: prepared.districts[piece.part]?.properties.id ?? null,
        areaSquareMetres: piece.areaSquareMetres,
        polygon: piece.polygon.map((ring) => ring.map((position) => [...position])),
      })),
      pieceCount: changed.length,
      residualSquareMetres,
    },
    problems: change.reports.flatMap((report, i) => {
      const date = layer.versions.find((v) => v.id === report.id)?.date ?? report.id;
      return reportProblems({ ...report, id: `${layer.name.zh} ${date}` }, tables[i]!);
    }),
  };
}
