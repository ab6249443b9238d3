/** Figures of the card of no net loss, as selections. Pure. */
import { type Figure, figureOf } from '../figure.ts';

const KINDS = ['before', 'lost', 'gained', 'after', 'net', 'error', 'move', 'piece', 'footprint'] as const;

export type ChangeColumn = 'before' | 'lost' | 'gained' | 'after' | 'net';

export interface ChangeFigure {
  readonly kind: (typeof KINDS)[number];
  readonly layerId: string;
  /** Id of the version that is compared with. */
  readonly before: string;
  /** Null is the whole city. */
  readonly districtId: string | null;
  /** Id of a class; null is the layer. */
  readonly classId: string | null;
  /** Of a move: ids of the classes. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Number of a piece. */
  readonly piece: number | null;
  /** A footprint and what of it lies on lost ground, square metres. */
  readonly footprint: { readonly id: string; readonly name: string; readonly squareMetres: number } | null;
}

type Wish = Pick<ChangeFigure, 'kind' | 'layerId' | 'before'> & Partial<ChangeFigure>;

export function changeFigure(wish: Wish): Figure {
  const { kind, layerId, before, districtId = null, classId, from = [], to = [], piece, footprint } = wish;
  const id = new URLSearchParams({ kind, layer: layerId, before });
  if (classId) id.set('class', classId);
  if (kind === 'move') {
    id.set('from', from.join(' '));
    id.set('to', to.join(' '));
  }
  if (piece) id.set('piece', String(piece));
  if (footprint) {
    id.set('footprint', footprint.id);
    id.set('name', footprint.name);
    id.set('area', String(footprint.squareMetres));
  }
  return figureOf('change', id.toString(), [layerId], districtId);
}

/** Null for what no such card has written. */
export function readChangeFigure({ id, districtId }: Figure): ChangeFigure | null {
  const params = new URLSearchParams(id);
  const kind = KINDS.find((k) => k === params.get('kind'));
  const [layerId, before] = [params.get('layer'), params.get('before')];
  if (!kind || layerId === null || before === null) return null;
  const list = (name: string) => (params.get(name) ?? '').split(' ').filter(Boolean);
  const [piece, footprint] = [params.get('piece'), params.get('footprint')];
  return {
    kind,
    layerId,
    before,
    districtId,
    classId: params.get('class'),
    from: list('from'),
    to: list('to'),
    piece: piece === null ? null : Number(piece),
    footprint:
      footprint === null
        ? null
        : {
            id: footprint,
            name: params.get('name') ?? '',
            squareMetres: Number(params.get('area')),
          },
  };
}
