/** The bar that says how long the map is: a round length that fits. */
const STEPS = [5, 2, 1];

export interface ScaleBarSize {
  readonly metres: number;
  readonly pixels: number;
}

/** Longest of 1, 2, 5 x 10^n metres that is at most `widestPixels` long; null where the scale is unknown. */
export function scaleBarSize(metresPerPixel: number, widestPixels: number): ScaleBarSize | null {
  const widest = metresPerPixel * widestPixels;
  if (!Number.isFinite(widest) || widest <= 0) return null;
  const power = 10 ** Math.floor(Math.log10(widest));
  const metres = power * (STEPS.find((step) => step * power <= widest) ?? 1);
  return { metres, pixels: metres / metresPerPixel };
}

/** The length as a planner says it: metres below a kilometre, else whole kilometres. */
export function scaleBarUnit(metres: number): { readonly value: number; readonly unit: 'm' | 'km' } {
  return metres < 1000 ? { value: metres, unit: 'm' } : { value: metres / 1000, unit: 'km' };
}
