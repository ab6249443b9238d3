import { describe, expect, test } from 'vitest';
import {
  compileLines,
  hasBit,
  type LinePlace,
  type Lines,
  type Member,
  piecesOf,
  runThrough,
} from '../../src/engine/parts.ts';
import { lineLength } from '../../src/geodesy/ellipsoid.ts';
import { arrangementOf, layerOf } from '../support/overlay.ts';
import { type Position, square } from '../support/shapes.ts';

const unit: Member = { layer: layerOf(square(0, 0, 4)), bits: [0] };
const isHeld = ({ mask }: LinePlace) => hasBit(mask, 0);
const isOn = ({ on }: LinePlace) => hasBit(on, 0);

const piecesOfLines = (lines: Lines, pick: (place: LinePlace) => boolean, ...members: readonly Member[]) =>
  runThrough(piecesOf(arrangementOf(unit, ...members), compileLines([{ class: 0, lines }], 1), pick));

const drawn = (lines: Lines, pick: (place: LinePlace) => boolean, ...members: readonly Member[]) =>
  piecesOfLines(lines, pick, ...members).map((p) => p.line);

describe('pieces of a line', () => {
  test('across a square: what is inside, and what is not', () => {
    const line = [[-1, 2], [6, 2]]; // biome-ignore format: a line
    expect(drawn([line], isHeld)).toEqual([[[0, 2], [4, 2]]]); // biome-ignore format: a line
    expect(drawn([line], (p) => !isHeld(p))).toEqual([[[-1, 2], [0, 2]], [[4, 2], [6, 2]]]); // biome-ignore format: lines
  });

  test('keeps the vertices between, and its direction', () => {
    const line = [[5, 1], [3, 1], [3, 3], [5, 3], [5, 5]]; // biome-ignore format: a line
    expect(drawn([line], isHeld)).toEqual([[[4, 1], [3, 1], [3, 3], [4, 3]]]); // biome-ignore format: a line
  });

  test('a turn at a vertex parts the line there, and no vertex comes twice', () => {
    const line = [[-2, 0], [0, 0], [4, 0], [4, -2]]; // biome-ignore format: a line
    expect(drawn([line], isOn)).toEqual([[[0, 0], [4, 0]]]); // biome-ignore format: a line
    expect(drawn([line], (p) => !isOn(p))).toEqual([[[-2, 0], [0, 0]], [[4, 0], [4, -2]]]); // biome-ignore format: lines
  });

  test('what changes between but not for the pick leaves the piece whole', () => {
    const other: Member = { layer: layerOf(square(1, 1, 1)), bits: [1] };
    const line = [[-1, 1.5], [5, 1.5]]; // biome-ignore format: a line
    expect(drawn([line], isHeld, other)).toEqual([[[0, 1.5], [1, 1.5], [2, 1.5], [4, 1.5]]]); // biome-ignore format: a line
  });

  test('a line of more vertices than a chain holds is one piece', () => {
    const line: Position[] = Array.from({ length: 700 }, (_, i) => [i / 350, 1 + (i % 2) / 8]);
    expect(drawn([line], isHeld)).toEqual([line]);
  });

  test('lines that do not meet are pieces of their own', () => {
    const lines = [[[1, 1], [2, 1]], [[2, 2], [3, 2]]]; // biome-ignore format: lines
    expect(drawn(lines, isHeld)).toEqual(lines);
  });

  test('measures each piece, and says which line it is of', () => {
    const lines = compileLines(
      [
        { class: 1, lines: [[[1, 1], [9, 1]]] }, // biome-ignore format: a line
        { class: 0, lines: [[[1, 3], [1, 9]]] }, // biome-ignore format: a line
      ],
      2,
    );
    const pieces = runThrough(piecesOf(arrangementOf(unit), lines, isHeld));
    expect(pieces.map((p) => [p.class, p.feature])).toEqual([
      [1, 0],
      [0, 1],
    ]);
    for (const { line, lengthMetres } of pieces) expect(lengthMetres).toBeCloseTo(lineLength(line), 6);
    expect(pieces[0]!.lengthMetres).toBeCloseTo(lineLength([[1, 1], [4, 1]]), 6); // biome-ignore format: a line
  });

  test('a pick may ask for one line only', () => {
    const twice = compileLines([0, 0].map((k) => ({ class: k, lines: [[[1, 1], [2, 1]]] })), 1); // biome-ignore format: lines
    const pieces = runThrough(piecesOf(arrangementOf(unit), twice, (place) => place.feature === 1));
    expect(pieces.map((p) => p.feature)).toEqual([1]);
  });
});
