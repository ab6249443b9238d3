/** Tables of FlatBuffers, read in place. Every read past the end of the bytes throws RangeError; nothing is allocated by a count alone. */

const utf8 = new TextDecoder();

/** Numbers of a vector, without a copy of them. */
export interface Numbers {
  readonly length: number;
  readonly at: (index: number) => number;
}

export class FlatTable {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private readonly start: number;

  private constructor(bytes: Uint8Array, view: DataView, start: number) {
    this.bytes = bytes;
    this.view = view;
    this.start = start;
  }

  /** The root table of a buffer without its size prefix. */
  static root(bytes: Uint8Array): FlatTable {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return new FlatTable(bytes, view, view.getUint32(0, true));
  }

  /** Size of the buffer that the table is in. */
  get byteLength(): number {
    return this.bytes.length;
  }

  uint8(field: number, otherwise: number): number {
    const at = this.place(field);
    return at === 0 ? otherwise : this.view.getUint8(at);
  }

  uint16(field: number, otherwise: number): number {
    const at = this.place(field);
    return at === 0 ? otherwise : this.view.getUint16(at, true);
  }

  int32(field: number, otherwise: number): number {
    const at = this.place(field);
    return at === 0 ? otherwise : this.view.getInt32(at, true);
  }

  /** Above 2^53 it is no longer exact. */
  uint64(field: number): number {
    const at = this.place(field);
    return at === 0 ? 0 : Number(this.view.getBigUint64(at, true));
  }

  text(field: number): string | null {
    const bytes = this.byteVector(field);
    return bytes && utf8.decode(bytes);
  }

  byteVector(field: number): Uint8Array | null {
    const vector = this.vector(field, 1);
    return vector && this.bytes.subarray(vector.first, vector.first + vector.length);
  }

  doubles(field: number): Numbers | null {
    const vector = this.vector(field, 8);
    return vector && { length: vector.length, at: (i) => this.view.getFloat64(vector.first + 8 * i, true) };
  }

  uint32s(field: number): Numbers | null {
    const vector = this.vector(field, 4);
    return vector && { length: vector.length, at: (i) => this.view.getUint32(vector.first + 4 * i, true) };
  }

  table(field: number): FlatTable | null {
    const at = this.place(field);
    return at === 0 ? null : this.follow(at);
  }

  tables(field: number): FlatTable[] {
    const vector = this.vector(field, 4);
    if (!vector) return [];
    return Array.from({ length: vector.length }, (_, i) => this.follow(vector.first + 4 * i));
  }

  private follow(at: number): FlatTable {
    return new FlatTable(this.bytes, this.view, at + this.view.getUint32(at, true));
  }

  private vector(field: number, bytesEach: number): { first: number; length: number } | null {
    const at = this.place(field);
    if (at === 0) return null;
    const start = at + this.view.getUint32(at, true);
    const length = this.view.getUint32(start, true);
    if (start + 4 + length * bytesEach > this.view.byteLength)
      throw new RangeError(`${length} entries in ${this.view.byteLength - start - 4} bytes`);
    return { first: start + 4, length };
  }

  /** Where a field's value stands; 0 where the table leaves it out. */
  private place(field: number): number {
    const fields = this.start - this.view.getInt32(this.start, true);
    const slot = 4 + 2 * field;
    if (slot >= this.view.getUint16(fields, true)) return 0;
    const offset = this.view.getUint16(fields + slot, true);
    return offset === 0 ? 0 : this.start + offset;
  }
}
