import { boxOf, offsetFrom } from '../../map/edit/ground.ts';

const SIDE = 180;
const MARGIN = 12;
/** More corners than this are drawn without numbers. */
const MOST_NUMBERS = 12;

/** The ring in its own proportions, with its corners numbered, so that a mistaken order shows. */
export function RingPreview({ ring, label }: { ring: number[][]; label: string }) {
  const [west, south, east, north] = boxOf([[ring]]);
  const size = offsetFrom([west, south], [east, north]);
  const scale = (SIDE - 2 * MARGIN) / Math.max(size.east, size.north, Number.EPSILON);
  const points = ring.map((position): [number, number] => {
    const { east: x, north: y } = offsetFrom([west, south], position);
    return [MARGIN + x * scale, SIDE - MARGIN - y * scale];
  });
  const corners = points.slice(0, -1);
  return (
    <svg className="ring-preview" viewBox={`0 0 ${SIDE} ${SIDE}`} role="img" aria-label={label}>
      <polygon points={points.map((p) => p.join(',')).join(' ')} />
      {corners.length <= MOST_NUMBERS &&
        corners.map(([x, y], i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a corner is its place in the ring
          <g key={i}>
            <circle cx={x} cy={y} r="2.6" />
            <text x={x + 5} y={y - 4}>
              {i + 1}
            </text>
          </g>
        ))}
    </svg>
  );
}
