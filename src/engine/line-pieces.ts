/** The pieces of lines that lie in places that are picked, as polylines: what `lengthsOf` counts, to be drawn. */
import type { Arrangement } from './arrangement.ts';
import { type WalkedPiece, walkLines } from './line-walk.ts';
import type { LineLayer } from './lines.ts';
import type { PlaceKey } from './points.ts';
import type { Progress } from './steps.ts';
import { Total } from './sum.ts';

/** Where a piece of a line lies, and which line it is of. */
export interface LinePlace extends PlaceKey {
  /** Class of the line. */
  readonly class: number;
  /** Place of the line feature in the input. */
  readonly feature: number;
}

export interface LinePiece {
  readonly class: number;
  readonly feature: number;
  /** Along the line's direction: [longitude, latitude], degrees; at least two. */
  readonly line: number[][];
  /** Metres, as `lengthsOf` counts them. */
  readonly lengthMetres: number;
}

/**
 * Pieces whose place is picked, in the order of the lines; pieces that follow on each other are one. A generator that yields as
 * it goes from chain to chain.
 */
export function* piecesOf(
  arrangement: Arrangement,
  lines: LineLayer,
  pick: (place: LinePlace) => boolean,
): Generator<Progress, LinePiece[], void> {
  const pieces: Drawn[] = [];
  yield* walkLines(arrangement, lines, (walked, key) => {
    const feature = lines.chainFeature[walked.chain]!;
    const lineClass = lines.featureClass[feature]!;
    if (!pick({ ...key, class: lineClass, feature })) return;
    const points = pointsOf(lines, walked);
    const last = pieces.at(-1);
    const goesOn = last?.feature === feature && isSame(last.line.at(-1)!, points[0]!);
    const piece = goesOn ? last : { class: lineClass, feature, line: [points[0]!], metres: new Total() };
    if (!goesOn) pieces.push(piece);
    for (const point of points.slice(1)) piece.line.push(point);
    piece.metres.add(walked.metres);
  });
  // Ends nearer than coordinates are exact make no line.
  const drawn = pieces.filter(({ line }) => line.length > 1);
  return drawn.map(({ metres, ...piece }) => ({ ...piece, lengthMetres: metres.high + metres.low }));
}

type Drawn = Omit<LinePiece, 'lengthMetres'> & { readonly metres: Total };

const isSame = (p: readonly number[], q: readonly number[]): boolean => p[0] === q[0] && p[1] === q[1];

/** From the beginning of a piece over the vertices between to its end, none of them twice in a row. */
function pointsOf({ x, y }: LineLayer, { edge, along, toEdge, toAlong }: WalkedPiece): number[][] {
  const at = (e: number, share: number): number[] => {
    // The far vertex itself, which adding the whole difference may miss by rounding.
    if (share === 1) return [x[e + 1]!, y[e + 1]!];
    return [x[e]! + share * (x[e + 1]! - x[e]!), y[e]! + share * (y[e + 1]! - y[e]!)];
  };
  const points = [at(edge, along)];
  const add = (point: number[]) => {
    if (!isSame(points.at(-1)!, point)) points.push(point);
  };
  for (let v = edge + 1; v <= toEdge; v++) add([x[v]!, y[v]!]);
  add(at(toEdge, toAlong));
  return points;
}
