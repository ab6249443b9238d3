import { expect, test } from 'vitest';
import {
  atomsOf,
  type CompiledLayer,
  compileLayer,
  compileSteps,
  layerFromBlock,
  layerToBytes,
  runThrough,
} from '../../src/engine/parts.ts';
import { fractalRing } from '../support/fractal.ts';
import { arrangementOf } from '../support/overlay.ts';
import { Random } from '../support/random.ts';
import { box } from '../support/shapes.ts';

const random = new Random(7);
const features = [
  {
    class: 2,
    polygons: [[fractalRing(random, 107, 39, 0.2, 700)], [box(108, 39, 109, 40), box(108.2, 39.2, 108.4, 39.4)]],
  },
  { class: 0, polygons: [[fractalRing(random, 107.1, 39, 0.2, 33)]] },
  { class: 1, polygons: [] },
];
const layer = compileLayer(features, 3).layer;

/** All that is read of a layer, but for the memory it stands in. */
const contents = ({ block, index, ...rest }: CompiledLayer) => ({
  bytes: block.byteLength,
  found: index?.search(107, 39, 107, 39),
  ...rest,
});
const opened = (block: ArrayBufferLike, verify = true): CompiledLayer => {
  const layerOrFault = layerFromBlock(block, verify);
  if (typeof layerOrFault === 'string') throw new Error(layerOrFault);
  return layerOrFault;
};

test('a layer stored and opened again is the same and answers the same', () => {
  const again = opened(layerToBytes(layer).buffer);
  expect(contents(again)).toEqual(contents(layer));
  const atoms = (l: CompiledLayer) => runThrough(atomsOf(arrangementOf({ layer: l, bits: [0, 1, 63] })));
  expect(atoms(again)).toEqual(atoms(layer));
});

test('an empty layer too', () => {
  const empty = compileLayer([], 1).layer;
  const again = opened(layerToBytes(empty).buffer);
  expect(contents(again)).toEqual(contents(empty));
  expect(again.index).toBeNull();
});

test('a layer in shared memory is read by another without a copy', () => {
  const shared = runThrough(compileSteps(features, 3, true)).layer;
  expect(shared.block).toBeInstanceOf(SharedArrayBuffer);
  expect(contents(opened(shared.block, false))).toEqual(contents(layer));
});

test('every changed word of a stored layer is found', () => {
  const bytes = layerToBytes(layer);
  for (let n = 0; n < 300; n++) {
    const damaged = bytes.slice();
    const at = n < 64 ? n : random.int(damaged.length);
    damaged[at] = damaged[at]! ^ (1 << random.int(8));
    expect(layerFromBlock(damaged.buffer, true), `byte ${at}`).toBeTypeOf('string');
  }
});

test('what is no layer, of another version, cut short or damaged says so', () => {
  const bytes = layerToBytes(layer);
  const changed = (word: number, value: number) => {
    const copy = new Uint32Array(bytes.slice().buffer);
    copy[word] = value;
    return copy.buffer;
  };
  expect(layerFromBlock(new ArrayBuffer(8), true)).toBe('not-a-layer');
  expect(layerFromBlock(changed(0, 1), true)).toBe('not-a-layer');
  expect(layerFromBlock(changed(1, 999), true)).toBe('other-version');
  expect(layerFromBlock(bytes.slice(0, -8).buffer, true)).toBe('cut-short');
  expect(layerFromBlock(changed(4, 5), true)).toBe('cut-short');
  expect(layerFromBlock(changed(40, 12345), true)).toBe('damaged');
});
