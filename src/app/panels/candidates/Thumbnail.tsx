import { memo, useId, useMemo } from 'react';
import type { PolygonCoordinates } from '../../../domain/feature-table.ts';
import { scaleBarSize, scaleBarUnit } from '../../export/scale-bar.ts';
import { orderOf } from '../../map/order.ts';
import { type ClassStyle, classStyle, OVERLAP } from '../../map/styles.ts';
import { shapePath } from '../../map/symbols.ts';
import type { OpenCity, Project } from '../../state/model.ts';
import { type ClassEntry, classEntries, layerView } from '../../state/select.ts';
import { useApp } from '../../state/store.ts';
import { boxOfPolygons, geometryPath, isInView, pixelOf, polygonPath, type View, viewOf } from './thumbnail-paths.ts';

interface ThumbnailProps {
  readonly polygons: PolygonCoordinates;
  /** Common ground with what was met: of each finding. */
  readonly overlaps: readonly PolygonCoordinates[];
  readonly size: Omit<View, 'centre'>;
  readonly label: string;
}

/** A site on the layers as the map shows them, at the scale of its neighbours. */
export const Thumbnail = memo(function Thumbnail({ polygons, overlaps, size, label }: ThumbnailProps) {
  const open = useApp((s) => s.open);
  const layers = useApp((s) => s.project.layers);
  const order = useApp((s) => s.project.order);
  const id = useId();
  const { width, height, metresPerPixel } = size;
  const view = useMemo(
    () => viewOf(boxOfPolygons(polygons), { width, height, metresPerPixel }),
    [polygons, width, height, metresPerPixel],
  );
  const drawn = useMemo(() => (open ? classesIn(open, { layers, order }, view) : []), [open, layers, order, view]);
  const footprint = polygonPath(polygons, view);
  return (
    <svg className="candidate-map" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <rect width={width} height={height} fill="#F7F5EF" />
      {drawn.map((d) => (
        <ClassShape key={d.key} drawn={d} id={`${id}-${d.key.replace('/', '-')}`} />
      ))}
      <path d={footprint} fill="#fff" fillOpacity="0.42" fillRule="evenodd" stroke="#fff" strokeWidth="5" />
      {overlaps.map((overlap, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: outlines have no name, and never change places
        <HatchedPath key={i} look={OVERLAP} d={polygonPath(overlap, view)} id={`${id}-overlap-${i}`} />
      ))}
      <path d={footprint} fill="none" stroke="#17262B" strokeWidth="2" />
      <Bar metresPerPixel={metresPerPixel} width={width} height={height} />
    </svg>
  );
});

interface Drawn {
  readonly key: string;
  readonly look: ClassStyle;
  readonly opacity: number;
  /** Areas and lines. */
  readonly d: string;
  /** Places of sites, pixels. */
  readonly points: readonly (readonly [number, number])[];
}

/** The classes that are on and in the picture, from below. */
function classesIn(open: OpenCity, project: Pick<Project, 'layers' | 'order'>, view: View): readonly Drawn[] {
  const entries = new Map(classEntries(open.city).map((e) => [e.key, e]));
  return orderOf(open.city, project)
    .toReversed()
    .flatMap((key) => {
      const entry = entries.get(key);
      const shown = entry && layerView({ project: { layers: project.layers } as Project }, entry);
      return entry && shown?.visible ? drawnClass(open, entry, shown.opacity, view) : [];
    });
}

function drawnClass(open: OpenCity, { key, layer, class: c }: ClassEntry, opacity: number, view: View): Drawn[] {
  const shapes = (open.tables[layer.id]?.features ?? [])
    .filter((f) => f.properties.class === c.id && isInView(f.geometry, view))
    .map((f) => f.geometry);
  if (shapes.length === 0) return [];
  const points = shapes.flatMap((g) => (g.type === 'Point' ? [pixelOf(g.coordinates, view)] : []));
  const d = shapes.flatMap((g) => (g.type === 'Point' ? [] : geometryPath(g, view))).join('');
  return [{ key, look: classStyle(c.style), opacity, d, points }];
}

function ClassShape({ drawn: { look, opacity, d, points }, id }: { drawn: Drawn; id: string }) {
  const { symbol } = look;
  return (
    <g opacity={opacity}>
      {d !== '' && <HatchedPath look={look} d={d} id={id} />}
      {symbol &&
        points.map(([x, y]) => (
          <path
            key={`${x} ${y}`}
            d={shapePath(symbol, 4)}
            transform={`translate(${x} ${y})`}
            fill={look.label}
            stroke="#fff"
            strokeWidth="0.8"
          />
        ))}
    </g>
  );
}

/** Lines and pitches are a little finer than on the map. */
const FINE = 0.75;

function HatchedPath({ look, d, id }: { look: ClassStyle; d: string; id: string }) {
  const { fill, hatch, outline, casing } = look;
  const dash = outline?.dash?.map((n) => n * FINE).join(' ');
  return (
    <>
      {fill && <path d={d} fill={fill.color} fillOpacity={fill.opacity} fillRule="evenodd" />}
      {hatch && (
        <>
          <Hatching hatch={hatch} id={id} />
          <path d={d} fill={`url(#${id})`} fillRule="evenodd" />
        </>
      )}
      {outline && casing > 0 && <path d={d} fill="none" stroke="#fff" strokeWidth={(outline.width + casing) * FINE} />}
      {outline && (
        <path d={d} fill="none" stroke={outline.color} strokeWidth={outline.width * FINE} strokeDasharray={dash} />
      )}
    </>
  );
}

function Hatching({ hatch, id }: { hatch: NonNullable<ClassStyle['hatch']>; id: string }) {
  const pitch = hatch.pitch * FINE;
  if (hatch.kind === 'dots') {
    return (
      <pattern id={id} width={pitch} height={pitch} patternUnits="userSpaceOnUse">
        <circle cx={pitch / 2} cy={pitch / 2} r={hatch.radius * FINE} fill={hatch.color} />
      </pattern>
    );
  }
  const turn = hatch.kind === 'lines' && hatch.angle === 135 ? 45 : -45;
  const line = { stroke: hatch.color, strokeWidth: hatch.width * FINE };
  return (
    <pattern id={id} width={pitch} height={pitch} patternUnits="userSpaceOnUse" patternTransform={`rotate(${turn})`}>
      <line x1="0" x2={pitch} y1={pitch / 2} y2={pitch / 2} {...line} />
      {hatch.kind === 'cross' && <line x1={pitch / 2} x2={pitch / 2} y1="0" y2={pitch} {...line} />}
    </pattern>
  );
}

/** A quarter of the picture at most. */
const BAR_SHARE = 0.3;

function Bar({ metresPerPixel, width, height }: Omit<View, 'centre'>) {
  const bar = scaleBarSize(metresPerPixel, width * BAR_SHARE);
  if (!bar) return null;
  const { value, unit } = scaleBarUnit(bar.metres);
  const [x, y] = [8, height - 8];
  return (
    <g>
      <rect x={x - 4} y={y - 18} width={bar.pixels + 8} height={22} fill="#F7F5EF" fillOpacity="0.85" />
      <path d={`M${x} ${y - 4}V${y}H${x + bar.pixels}V${y - 4}`} fill="none" stroke="#17262B" strokeWidth="1.3" />
      <text x={x + bar.pixels / 2} y={y - 6} textAnchor="middle" fontSize="11" fill="#17262B">
        {value} {unit}
      </text>
    </g>
  );
}
