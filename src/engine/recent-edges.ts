/**
 * Where searches for the nearest ended, by the place they were made from: the next search from there knows at once how far it
 * has to look. What it finds does not hang on it.
 */

/** Cells to a degree, and cells each way after which the places are used again. */
const PER_DEGREE = 64;
const CELLS = 32;
const NONE = -1;

export class RecentEdges {
  private readonly edge = new Int32Array(CELLS * CELLS).fill(NONE);

  /** Cell of a position, degrees. */
  cellAt(lon: number, lat: number): number {
    return (Math.floor(lat * PER_DEGREE) & (CELLS - 1)) * CELLS + (Math.floor(lon * PER_DEGREE) & (CELLS - 1));
  }

  /** Edge, by its first vertex, that the last search from a cell ended at; -1 where there was none. */
  at(cell: number): number {
    return this.edge[cell]!;
  }

  keep(cell: number, edge: number): void {
    this.edge[cell] = edge;
  }
}
