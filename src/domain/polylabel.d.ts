declare module 'polylabel' {
  /** The place inside a polygon (shell first, then holes) that is farthest from its outline, to `precision`. */
  export default function polylabel(
    polygon: readonly (readonly (readonly number[])[])[],
    precision?: number,
  ): number[] & { distance: number };
}
