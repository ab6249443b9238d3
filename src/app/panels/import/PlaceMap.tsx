import { useMemo } from 'react';
import type { PlacementCandidate } from '../../../domain/imported-layer.ts';
import type { OpenedLayer } from '../../../worker/data-calls.ts';
import { kilometres } from '../../format.ts';
import { polygonsOf } from '../../map/geometry.ts';
import type { OpenCity } from '../../state/model.ts';
import { useText } from '../../text/use-text.ts';
import { placedLines } from './outlines.ts';
import { awayFrom, type Line, type PlaceView, pathOf, placeView, spotOf } from './place-view.ts';
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
        candidates.map((c) => c.extent),
        WIDTH,
        HEIGHT,
      ),
    [open.city, candidates],
  );
  const districts = useMemo(() => pathOf(view, districtRings(open), true), [view, open]);
  return (
    <figure className="place-map">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={text.map}>
        <path className="districts" d={districts} />
        {looking && <Data view={view} layer={layer} candidate={looking} kind="looking" />}
        {chosen && <Data view={view} layer={layer} candidate={chosen} kind="chosen" />}
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
  readonly layer: OpenedLayer;
  readonly candidate: PlacementCandidate;
  readonly kind: 'chosen' | 'looking';
}

function Data({ view, layer, candidate, kind }: DataProps) {
  const text = useText().imports.place;
  const { lines, geometry } = layer;
  const d = useMemo(() => {
    const placed = placedLines(lines, candidate);
    return placed ? pathOf(view, placed, geometry === 'polygon') : '';
  }, [view, lines, geometry, candidate]);
  const away = awayFrom(view, candidate.extent);
  if (away)
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
  const spot = spotOf(view, candidate.extent);
  return (
    <g className={`place-data ${kind} ${geometry ?? ''}`}>
      <path d={d} />
      {spot.radius * 2 < SMALL_PIXELS && <circle className="small" cx={spot.x} cy={spot.y} r={RING_PIXELS} />}
    </g>
  );
}
