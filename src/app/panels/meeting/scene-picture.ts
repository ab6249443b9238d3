/** A small picture of the live map for the list of scenes and the speaker's view. */
import { mapView } from '../../map/map-view.ts';

const WIDTH = 320;
const HEIGHT = 200;
const QUALITY = 0.72;

/** A data URL of the middle of the map, as it is drawn next. */
export function scenePicture(): Promise<string> {
  const { map } = mapView();
  return new Promise((resolve) => {
    // The drawing buffer is empty again after the frame, so the copy is made inside the handler.
    map.once('render', () => resolve(middleOf(map.getCanvas())));
    map.triggerRepaint();
  });
}

function middleOf(source: HTMLCanvasElement): string {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const share = Math.min(source.width / WIDTH, source.height / HEIGHT);
  const [width, height] = [WIDTH * share, HEIGHT * share];
  const context = canvas.getContext('2d')!;
  context.imageSmoothingQuality = 'high';
  context.drawImage(
    source,
    (source.width - width) / 2,
    (source.height - height) / 2,
    width,
    height,
    0,
    0,
    WIDTH,
    HEIGHT,
  );
  return canvas.toDataURL('image/jpeg', QUALITY);
}
