import { useApp } from '../state/store.ts';
import { useText } from '../text/use-text.ts';
import { mapView } from './map-view.ts';

/** Shows where north is, and turns the map back to it. */
export function NorthArrow() {
  const text = useText().shell;
  const bearing = useApp((s) => s.camera?.bearing ?? 0);
  return (
    <button
      type="button"
      className="north-arrow"
      title={text.resetNorth}
      aria-label={text.resetNorth}
      onClick={() => mapView().map.resetNorth()}
    >
      <span aria-hidden="true">{text.north}</span>
      <svg viewBox="0 0 16 28" aria-hidden="true" style={{ transform: `rotate(${-bearing}deg)` }}>
        <path d="M8 1L15 27L8 21L1 27Z" fill="#fff" stroke="#17262B" strokeWidth="1.3" strokeLinejoin="round" />
        <path d="M8 1L8 21L1 27Z" fill="#17262B" />
      </svg>
    </button>
  );
}
