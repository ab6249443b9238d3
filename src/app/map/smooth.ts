/** A calm line beside a ragged one, for names to run along: MapLibre drops a name whose line turns too sharply under it. */
import type { Position } from 'geojson';

/** Resample at even steps (degrees), then average each point with `reach` neighbours on either side. Ends stay. */
export function smooth(line: readonly Position[], stepDegrees: number, reach: number): Position[] {
  const even = resample(line, stepDegrees);
  return even.map((point, i) => {
    const n = Math.min(reach, i, even.length - 1 - i);
    if (n === 0) return point;
    const near = even.slice(i - n, i + n + 1);
    return [mean(near, 0), mean(near, 1)];
  });
}

const mean = (points: readonly Position[], axis: 0 | 1): number =>
  points.reduce((sum, point) => sum + (point[axis] ?? 0), 0) / points.length;

function resample(line: readonly Position[], step: number): Position[] {
  const [start] = line;
  if (!start) return [];
  const out: Position[] = [start];
  let carry = 0;
  for (let i = 1; i < line.length; i++) {
    const [ax = 0, ay = 0] = line[i - 1]!;
    const [bx = 0, by = 0] = line[i]!;
    const length = Math.hypot(bx - ax, by - ay);
    let at = step - carry;
    for (; at <= length; at += step) {
      const t = at / length;
      out.push([ax + t * (bx - ax), ay + t * (by - ay)]);
    }
    carry = length - (at - step);
  }
  const end = line.at(-1)!;
  if (carry > 0) out.push(end);
  return out;
}
