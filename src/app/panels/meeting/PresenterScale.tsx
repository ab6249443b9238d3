import { metresPerPixel } from '../../export/map-scale.ts';
import { scaleBarSize, scaleBarUnit } from '../../export/scale-bar.ts';
import { mapView } from '../../map/map-view.ts';
import { useApp } from '../../state/store.ts';

/** Of the map's width, so that bar and dots have their places side by side. */
const WIDEST = 0.17;

/** True in the middle of the map. */
export function PresenterScale() {
  // A new camera is a new scale.
  const scale = useApp((s) => (s.camera ? metresPerPixel(mapView().map) : 0));
  const size = scaleBarSize(scale, WIDEST * innerWidth);
  if (!size) return null;
  const { value, unit } = scaleBarUnit(size.metres);
  return (
    <div className="presenter-scale" style={{ width: size.pixels }} data-over-map>
      <div className="presenter-scale-figures">
        <span>0</span>
        <span>{value / 2}</span>
        <span>
          {value} {unit}
        </span>
      </div>
      <div className="presenter-scale-bar" />
    </div>
  );
}
