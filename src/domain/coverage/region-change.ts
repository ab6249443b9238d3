/** The ground of a figure of change between two versions of a layer. */
import { type Atom, examine, OUTSIDE, type Overlay, sumAtoms, type Work } from '../../engine/index.ts';
import type { PolygonCoordinates } from '../feature-table.ts';
import type { PreparedCity } from '../prepared-city.ts';
import { type ChangedGround, changeKind, groundOf } from './change-ground.ts';
import { versionChange, versionPair, versionPieces } from './change-versions.ts';
import { traceGround } from './trace-ground.ts';
import { type ChangedPiece, EMPTY_REGION, type TracedRegion } from './traced.ts';

/** Where an older version of a layer and the one in force differ, or one of the two lies. */
export interface LayerChangeRegion {
  readonly kind: 'layer-change';
  /** Null is the whole city. */
  readonly districtId: string | null;
  readonly layerId: string;
  /** Id of the older version. */
  readonly before: string;
  /** `net`: lost or gained. `changed`: lost, gained or moved between classes. */
  readonly part: 'before' | 'lost' | 'gained' | 'after' | 'net' | 'moved' | 'changed';
  /** Of some classes of the layer taken together: what moves out of them is lost to them. Null: of the layer. */
  readonly classIds: readonly string[] | null;
  /** Ground that was of these classes and is of those, and no others; null: whatever they were. */
  readonly move: { readonly from: readonly string[]; readonly to: readonly string[] } | null;
  /** Number of a piece; null is all. */
  readonly piece: number | null;
  /** Only what lies in these polygons, without pieces: a footprint in which `examine` finds no fault. */
  readonly within?: PolygonCoordinates;
}

type Classes = Pick<ChangedGround, 'from' | 'to'>;

/** Pieces, where it is ground that changed. @throws RangeError for a layer or version that the city has not, and a faulty `within`. */
export async function traceLayerChange(
  prepared: PreparedCity,
  region: LayerChangeRegion,
  isInside: (part: number) => boolean,
  work: Work,
): Promise<TracedRegion> {
  const { layerId, before, part, piece, within } = region;
  const { layer } = versionPair(prepared, layerId, before);
  const change = await versionChange(prepared, work, layerId, before);
  const isIn = (row: { readonly part: number; readonly before: number; readonly after: number }) =>
    row.part !== OUTSIDE && isInside(row.part) && isWanted(region, groundOf(prepared, layer, row));
  if (within)
    return traceWithin(change.overlay, within, ({ part: at, mask }) =>
      isIn({ part: at, before: mask.low, after: mask.high }),
    );
  if (part === 'before' || part === 'after')
    return traceGround(
      prepared,
      {
        overlay: change.overlay,
        isInside,
        isWanted: ({ part: at, mask }) => isIn({ part: at, before: mask.low, after: mask.high }),
      },
      work,
    );
  const numbered = (await versionPieces(prepared, work, layerId, before)).map((p, i) => ({ ...p, number: i + 1 }));
  const pieces = numbered.filter((p) => (piece === null || p.number === piece) && isIn(p));
  const sum = (rows: readonly { readonly areaSquareMetres: number }[]) =>
    rows.reduce((total, r) => total + r.areaSquareMetres, 0);
  const areaSquareMetres = sum(piece === null ? change.rows.filter(isIn) : pieces);
  return {
    ...EMPTY_REGION,
    polygons: pieces.map((p) => p.polygon as PolygonCoordinates[number]),
    areaSquareMetres,
    residualSquareMetres: areaSquareMetres - sum(pieces),
    pieces: pieces.map((p) => ({
      number: p.number,
      districtId: prepared.districts[p.part]!.properties.id,
      change: changeKind(groundOf(prepared, layer, p)) as ChangedPiece['change'],
      areaSquareMetres: p.areaSquareMetres,
    })),
  };
}

/** Of an overlay what lies in a footprint. @throws RangeError for one that has a fault. */
async function traceWithin(
  overlay: Overlay,
  polygons: PolygonCoordinates,
  isPicked: (place: Pick<Atom, 'part' | 'mask'>) => boolean,
): Promise<TracedRegion> {
  const { footprint, faults } = examine(polygons);
  if (faults.length > 0) throw new RangeError('footprint with a fault');
  const { atoms } = await overlay.check(footprint, { outlines: false, distances: [] });
  const outline = await overlay.outlineWithin(footprint, isPicked);
  return {
    ...EMPTY_REGION,
    polygons: outline.polygons,
    areaSquareMetres: sumAtoms(atoms, isPicked),
    residualSquareMetres: outline.residualSquareMetres,
  };
}

function isWanted({ part, classIds, move }: LayerChangeRegion, { from, to }: Classes): boolean {
  if (move && (from.join() !== move.from.join() || to.join() !== move.to.join())) return false;
  const isIn = (own: readonly string[]) =>
    classIds === null ? own.length > 0 : own.some((id) => classIds.includes(id));
  const [was, is] = [isIn(from), isIn(to)];
  switch (part) {
    case 'before':
      return was;
    case 'after':
      return is;
    case 'lost':
      return was && !is;
    case 'gained':
      return is && !was;
    case 'net':
      return was !== is;
    case 'moved':
      return (was || is) && changeKind({ from, to }) === 'moved';
    case 'changed':
      return (was || is) && changeKind({ from, to }) !== 'kept';
  }
}
