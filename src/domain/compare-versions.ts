/** Two versions of a layer against each other: what was gained, what was lost, where, and how far. */
import type { ChangeRow, Progress, Work } from '../engine/index.ts';
import { type Reach, reachFrom } from './bands/reach.ts';
import { isGained, isLost, versionLayer } from './coverage/change-versions.ts';
import type { PolygonCoordinates } from './feature-table.ts';
import { type PreparedCity, polygonsOf, reportProblems } from './prepared-city.ts';
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
  /**
   * The place of changed ground that is farthest from the line of the version before. Null where nothing changed, where there
   * was no line, or where the two have more vertices than can be measured in a moment.
   */
  readonly farthest: Reach | null;
  /** Of lost and gained area together, less that of all pieces. */
  readonly residualSquareMetres: number;
}

const MOST_PIECES = 200;
/** Vertices of the version before and of the pieces, together. */
const MOST_MEASURED = 200_000;

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
  const polygons = changed.map(({ polygon }) => polygon.map((ring) => ring.map((position) => [...position])));
  const farthest = await farthestOf(tables[0].features.flatMap(polygonsOf), polygons, work);
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
      pieces: changed.slice(0, MOST_PIECES).map((piece, i) => ({
        change: isLost(piece) ? 'lost' : 'gained',
        districtId: prepared.districts[piece.part]?.properties.id ?? null,
        areaSquareMetres: piece.areaSquareMetres,
        polygon: polygons[i]!,
      })),
      pieceCount: changed.length,
      farthest,
      residualSquareMetres,
    },
    problems: change.reports.flatMap((report, i) => {
      const date = layer.versions.find((v) => v.id === report.id)?.date ?? report.id;
      return reportProblems({ ...report, id: `${layer.name.zh} ${date}` }, tables[i]!);
    }),
  };
}

const verticesIn = (polygons: PolygonCoordinates): number =>
  polygons.flat().reduce((sum, ring) => sum + ring.length, 0);

async function farthestOf(line: PolygonCoordinates, pieces: PolygonCoordinates, work: Work): Promise<Reach | null> {
  if (pieces.length === 0 || verticesIn(line) + verticesIn(pieces) > MOST_MEASURED) return null;
  const reach = await reachFrom(line);
  return reach && work.drive(farthestSteps(pieces, reach));
}

/** Yields pieces done. */
function* farthestSteps(
  pieces: PolygonCoordinates,
  reach: (polygon: PolygonCoordinates[number]) => Reach,
): Generator<Progress, Reach | null, void> {
  let farthest: Reach | null = null;
  for (const [done, polygon] of pieces.entries()) {
    const own = reach(polygon);
    if (!farthest || own.metres > farthest.metres) farthest = own;
    yield { done: done + 1, total: pieces.length };
  }
  return farthest;
}
