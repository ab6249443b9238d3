import { useMemo } from 'react';
import type { PlacementCandidate } from '../../../domain/imported-layer.ts';
import type { OpenedLayer } from '../../../worker/data-calls.ts';
import { kilometres } from '../../format.ts';
import { polygonsOf } from '../../map/geometry.ts';
import type { OpenCity } from '../../state/model.ts';
import { useText } from '../../text/use-text.ts';
import { placedLines } from './outlines.ts';
import {
  type Away,
  awayFrom,
  type Extent,
  extentOf,
  type Line,
  type PlaceView,
  partedLines,
  pathOf,
  placeView,
  spotOf,
} from './place-view.ts';
import './place.css';

const WIDTH = 250;
const HEIGHT = 250;
/** Data smaller than this, pixels across, get a ring, so that they are found. */
const SMALL_PIXELS = 9;
const RING_PIXELS = 8;

interface Props {
  readonly open: OpenCity;
  readonly layer: OpenedLayer;
  readonly candidates: readonly PlacementCandidate[];
  readonly chosen: PlacementCandidate | null;
  /** The candidate that the pointer is on, if it is another one. */
  readonly looking: PlacementCandidate | null;
}

/** The city with the data where the chosen candidate puts them, and dashed where the one that is looked at would. */
export function PlaceMap({ open, layer, candidates, chosen, looking }: Props) {
  const text = useText().imports.place;
  const view = useMemo(
    () =>
      placeView(
        open.city.extent,
        candidates.flatMap((c) => {
          const placed = placedLines(layer.lines, c);
          const near = placed && extentOf(partedLines(placed, open.city.extent).near);
          return near ? [near] : [];
        }),
        WIDTH,
        HEIGHT,
      ),
    [open.city, candidates, layer.lines],
  );
  const districts = useMemo(() => pathOf(view, districtRings(open), true), [view, open]);
  return (
    <figure className="place-map">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={text.map}>
        <path className="districts" d={districts} />
        {looking && <Data view={view} city={open.city.extent} layer={layer} candidate={looking} kind="looking" />}
        {chosen && <Data view={view} city={open.city.extent} layer={layer} candidate={chosen} kind="chosen" />}
      </svg>
      <figcaption>
        <Key kind="chosen" label={text.chosen} />
        <Key kind="looking" label={text.looking} />
      </figcaption>
    </figure>
  );
}

function Key({ kind, label }: { kind: 'chosen' | 'looking'; label: string }) {
  return (
    <span>
      <svg viewBox="0 0 24 8" className={`place-data ${kind}`} aria-hidden="true">
        <path d="M1 4h22" />
      </svg>
      {label}
    </span>
  );
}

function districtRings({ city, tables }: OpenCity): Line[] {
  const layer = city.layers.find((l) => l.role === 'districts');
  const features = tables[layer?.id ?? '']?.features ?? [];
  const rings = features.flatMap((f) => polygonsOf(f.geometry).flat());
  return rings.map((ring) => ring.map(([lon = 0, lat = 0]) => [lon, lat] as const));
}

interface DataProps {
  readonly view: PlaceView;
  readonly city: Extent;
  readonly layer: OpenedLayer;
  readonly candidate: PlacementCandidate;
  readonly kind: 'chosen' | 'looking';
}

/** Where the data lie: what is near the city as it is, and an arrow towards what is not. */
function Data({ view, city, layer, candidate, kind }: DataProps) {
  const { lines, geometry } = layer;
  const { d, near, far } = useMemo(() => {
    const placed = placedLines(lines, candidate) ?? [];
    const parts = partedLines(placed, city);
    // Of data that are larger than the city none are near: they are drawn as far as the map goes.
    const isAll = parts.near.length === 0;
    const shown = isAll ? placed : parts.near;
    return {
      d: pathOf(view, shown, geometry === 'polygon'),
      near: isAll && awayFrom(view, candidate.extent) ? null : extentOf(shown),
      far: isAll ? candidate.extent : extentOf(parts.far),
    };
  }, [view, city, lines, geometry, candidate]);
  const spot = near && spotOf(view, near);
  const away = far && awayFrom(view, far);
  return (
    <>
      {spot && (
        <g className={`place-data ${kind} ${geometry ?? ''}`}>
          <path d={d} />
          {spot.radius * 2 < SMALL_PIXELS && <circle className="small" cx={spot.x} cy={spot.y} r={RING_PIXELS} />}
        </g>
      )}
      {away && <Arrow away={away} kind={kind} />}
    </>
  );
}

function Arrow({ away, kind }: { away: Away; kind: DataProps['kind'] }) {
  const text = useText().imports.place;
  return (
    <g className={`place-data ${kind} away`}>
      <path transform={`translate(${away.x} ${away.y}) rotate(${away.degrees})`} d="M-11 0H7M1-6 8 0 1 6" />
      <text
        className="place-far"
        x={Math.min(Math.max(away.x, 44), WIDTH - 44)}
        y={away.y + (away.y > HEIGHT / 2 ? -12 : 22)}
        textAnchor="middle"
      >
        {text.away(kilometres(away.metres, 0))}
      </text>
    </g>
  );
}
