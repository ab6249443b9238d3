import { useId } from 'react';
import { useApp } from '../state/store.ts';
import { legendStyle } from './own-styles.ts';
import type { ClassStyle } from './styles.ts';
import { shapePath } from './symbols.ts';
import './swatch.css';

interface SwatchProps {
  /** Id of a class's style or of one of our own (`own-styles.ts`); null: a layer that is missing. */
  readonly style: string | null;
  readonly dim?: boolean;
}

const W = 27;
const H = 15;

/** The small picture of a class beside its name: the same fill, hatch, line and shape as on the map. */
export function Swatch({ style, dim = false }: SwatchProps) {
  const projector = useApp((s) => s.projector);
  const id = useId();
  if (style === null) return <MissingSwatch />;
  const look = legendStyle(style);
  return (
    <svg className={dim ? 'swatch dim' : 'swatch'} viewBox={`0 0 ${W} ${H}`} aria-hidden="true">
      <SwatchBody look={look} id={id} wide={projector ? 1.2 : 1} />
    </svg>
  );
}

function MissingSwatch() {
  return (
    <svg className="swatch" viewBox={`0 0 ${W} ${H}`} aria-hidden="true">
      <circle cx={W / 2} cy={H / 2} r="6" fill="none" stroke="#586067" strokeWidth="1.5" strokeDasharray="2.6 2" />
      <text x={W / 2} y={H / 2 + 3.4} textAnchor="middle" fontSize="9.5" fontWeight="700" fill="#586067">
        ?
      </text>
    </svg>
  );
}

function SwatchBody({ look, id, wide }: { look: ClassStyle; id: string; wide: number }) {
  if (look.symbol)
    return <path d={shapePath(look.symbol, 5.6)} transform={`translate(${W / 2} ${H / 2})`} fill={look.label} />;
  if (!look.fill) return <LineSwatch look={look} wide={wide} />;
  const line = look.outline;
  const half = (line?.width ?? 0) / 2 + 0.3;
  const box = { x: half, y: half, width: W - 2 * half, height: H - 2 * half, rx: 1 };
  const band = look.fillSlot === 'band';
  return (
    <>
      {look.hatch && <HatchPattern look={look} id={id} />}
      <rect {...box} fill="#fff" />
      <rect {...box} fill={look.fill.color} fillOpacity={look.fill.opacity} />
      {look.hatch && <rect {...box} fill={`url(#${id})`} />}
      {line && !band && (
        <rect
          {...box}
          fill="none"
          stroke={line.color}
          strokeWidth={line.width * wide}
          strokeDasharray={dash(line.dash)}
        />
      )}
      {line && band && (
        <line
          x1="0"
          x2={W}
          y1={half + 1}
          y2={half + 1}
          stroke={line.color}
          strokeWidth={line.width * wide}
          strokeDasharray={dash(line.dash)}
        />
      )}
    </>
  );
}

function LineSwatch({ look, wide }: { look: ClassStyle; wide: number }) {
  const line = look.outline;
  if (!line) return null;
  return (
    <line
      x1="0"
      x2={W}
      y1={H / 2}
      y2={H / 2}
      stroke={line.color}
      strokeWidth={line.width * wide}
      strokeDasharray={dash(line.dash)}
    />
  );
}

function HatchPattern({ look, id }: { look: ClassStyle; id: string }) {
  const { hatch } = look;
  if (!hatch) return null;
  if (hatch.kind === 'dots') {
    return (
      <pattern id={id} width={hatch.pitch * 0.8} height={hatch.pitch * 0.8} patternUnits="userSpaceOnUse">
        <circle cx={hatch.pitch * 0.4} cy={hatch.pitch * 0.4} r={hatch.radius} fill={hatch.color} />
      </pattern>
    );
  }
  if (hatch.kind === 'plus') {
    const [side, arm] = [hatch.pitch * 0.45, hatch.arm * 0.9];
    const middle = side / 2;
    return (
      <pattern id={id} width={side} height={side} patternUnits="userSpaceOnUse">
        <path
          d={`M${middle - arm} ${middle}h${2 * arm}M${middle} ${middle - arm}v${2 * arm}`}
          stroke={hatch.color}
          strokeWidth={hatch.width}
        />
      </pattern>
    );
  }
  // A small box shows fewer lines, so they stand a little closer here.
  const pitch = Math.min(hatch.pitch, 8) * 0.8;
  const turn = hatch.kind === 'cross' || hatch.angle === 45 ? -45 : 45;
  return (
    <pattern id={id} width={pitch} height={pitch} patternUnits="userSpaceOnUse" patternTransform={`rotate(${turn})`}>
      <line x1="0" x2={pitch} y1={pitch / 2} y2={pitch / 2} stroke={hatch.color} strokeWidth={hatch.width} />
      {hatch.kind === 'cross' && (
        <line x1={pitch / 2} x2={pitch / 2} y1="0" y2={pitch} stroke={hatch.color} strokeWidth={hatch.width} />
      )}
    </pattern>
  );
}

const dash = (pattern: readonly number[] | null): string | undefined => pattern?.join(' ');
