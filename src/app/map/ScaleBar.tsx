import { scaleBarSize, scaleBarUnit } from '../export/scale-bar.ts';
import type { Camera } from '../state/model.ts';
import { useApp } from '../state/store.ts';

/** Metres to a pixel at zoom 0 on the equator, with 512 pixel tiles. */
const METRES_PER_PIXEL = 78_271.517;
const WIDEST = 210;

/** Of the live map. */
export function ScaleBar() {
  const camera = useApp((s) => s.camera);
  return camera && <ScaleBarAt camera={camera} />;
}

/** Two black and white halves, labelled at both ends and the middle; true at the middle of the map. */
export function ScaleBarAt({ camera }: { camera: Camera }) {
  const metresPerPixel = (METRES_PER_PIXEL * Math.cos((camera.lat * Math.PI) / 180)) / 2 ** camera.zoom;
  const size = scaleBarSize(metresPerPixel, WIDEST);
  if (!size) return null;
  const { value, unit } = scaleBarUnit(size.metres);
  return (
    <div className="scale-bar" style={{ width: size.pixels }} role="img" aria-label={`${value} ${unit}`}>
      <div className="scale-bar-labels">
        <span>0</span>
        <span>{value / 2}</span>
        <span>
          {value} {unit}
        </span>
      </div>
      <div className="scale-bar-line">
        <i />
        <i />
        <i />
        <i />
      </div>
    </div>
  );
}
