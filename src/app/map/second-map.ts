/** The map beside the live one (对比): it keeps its camera with the live map's, or has one of its own. */
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Camera } from '../state/model.ts';
import { MapDrawing } from './map-drawing.ts';
import { keepNamesClear } from './names-clear.ts';

export class SecondMap extends MapDrawing {
  private readonly live: MapLibreMap;
  private isLocked = false;

  constructor(live: MapLibreMap) {
    super({ interactive: true });
    this.live = live;
    // Plans are compared with north at the same side.
    this.map.dragRotate.disable();
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    live.on('move', this.follow);
    this.map.on('move', this.lead);
    keepNamesClear(this.map);
  }

  /** Whether both maps look at the same place. */
  lock(isLocked: boolean): void {
    if (isLocked === this.isLocked) return;
    this.isLocked = isLocked;
    if (isLocked) this.follow();
  }

  goTo({ lon, lat, zoom, bearing }: Camera): void {
    this.map.jumpTo({ center: [lon, lat], zoom, bearing });
  }

  camera(): Camera {
    return cameraOf(this.map);
  }

  override remove(): void {
    this.live.off('move', this.follow);
    super.remove();
  }

  private readonly follow = (): void => {
    if (this.isLocked) jump(this.map, this.live);
  };

  /** Moved by hand, not by a new size or after the live map: whose flights go on. */
  private readonly lead = ({ originalEvent }: { readonly originalEvent?: unknown }): void => {
    if (this.isLocked && originalEvent) jump(this.live, this.map);
  };
}

/** Bring a map to where another one is; nothing where it is there, so that two do not move each other. */
function jump(map: MapLibreMap, other: MapLibreMap): void {
  const [center, zoom, bearing] = [other.getCenter(), other.getZoom(), other.getBearing()];
  const own = map.getCenter();
  const isThere = own.lng === center.lng && own.lat === center.lat && map.getZoom() === zoom;
  if (!isThere || map.getBearing() !== bearing) map.jumpTo({ center, zoom, bearing });
}

function cameraOf(map: MapLibreMap): Camera {
  const { lng, lat } = map.getCenter();
  return { lon: lng, lat, zoom: map.getZoom(), bearing: map.getBearing() };
}
