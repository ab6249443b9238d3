/** Dashes as short lines, so that no layer needs a shader of its own for them. */
import type { HatchLine } from './hatch.ts';
import { groundPixels, latitudeOf, toWorld } from './world.ts';

const MOST_DASHES = 4000;

/** Cut a line of positions into dashes of `on` pixels with gaps of `off` at `zoom`; the pattern runs on through corners. */
export function dashes(line: readonly (readonly number[])[], zoom: number, on: number, off: number): HatchLine[] {
  const scale = groundPixels(zoom);
  const out: HatchLine[] = [];
  let phase = 0;
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [toWorld(line[i - 1]!), toWorld(line[i]!)];
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]) * scale;
    if (length === 0) continue;
    const at = (pixels: number): [number, number] => {
      const share = Math.min(1, Math.max(0, pixels / length));
      return [(a[0] + share * (b[0] - a[0]) - 0.5) * 360, latitudeOf(a[1] + share * (b[1] - a[1]))];
    };
    for (let start = -phase; start < length && out.length < MOST_DASHES; start += on + off) {
      if (start + on > 0) out.push({ from: at(start), to: at(start + on) });
    }
    phase = (phase + length) % (on + off);
  }
  return out;
}
