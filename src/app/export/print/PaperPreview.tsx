import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Box } from '../../map/deck/place-pills.ts';
import { drawPills, layPills } from '../../map/draw-pills.ts';
import { MapDrawing } from '../../map/map-drawing.ts';
import { clearNames } from '../../map/names-clear.ts';
import { placeAt } from '../../map/picture-camera.ts';
import { PRINT } from '../../map/styles.ts';
import { useText } from '../../text/use-text.ts';
import { drawInset, keepClearOf, type LaidPages, type PageOptions, pixelsOf, printed } from './make-page.ts';
import { PageSvg } from './PageSvg.tsx';
import { PIXELS_PER_MM } from './print-scale.ts';
import type { Center } from './start-center.ts';

interface PreviewProps {
  readonly options: PageOptions;
  readonly laid: LaidPages;
  readonly page: number;
  readonly move: (center: Center) => void;
  readonly moveSecond: (center: Center) => void;
}

/** Millimetres that an arrow key moves the map by. */
const STEP_MM = 5;
const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A page as it will be, with a live map in its frame that can be dragged. */
export function PaperPreview({ options, laid, page, move, moveSecond }: PreviewProps) {
  const text = useText().print;
  const room = useRef<HTMLDivElement>(null);
  const shown = laid.pages[page] ?? laid.pages[0]!;
  const scale = useScale(room, shown.width, shown.height);
  const inset = useInset(options, laid);
  const { second } = laid;
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const size = pixelsOf(laid.map);
    const [x, y] = [size.width / 2, size.height / 2];
    const by = STEP_MM * PIXELS_PER_MM;
    move(placeAt(laid.camera, size, [x + step[0] * by, y + step[1] * by]));
  };
  return (
    <div ref={room} className="print-room">
      <div
        className="print-sheet"
        role="application"
        aria-label={text.previewHint}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrows move the map
        tabIndex={0}
        onKeyDown={onKeyDown}
        style={{ width: shown.width * scale, height: shown.height * scale }}
      >
        {page === 0 && <FrameMap of={options} placed={laid} scale={scale} move={move} />}
        {page === 0 && second && (
          <FrameMap of={second} placed={second} scale={scale} move={options.beside?.center ? moveSecond : move} />
        )}
        <PageSvg page={shown} pictures={inset === null ? {} : { inset }} title={text.preview} />
      </div>
    </div>
  );
}

/** Pixels of the screen to a millimetre at which the page fits into its room. */
function useScale(room: React.RefObject<HTMLDivElement | null>, width: number, height: number): number {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    if (!room.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(room.current);
    return () => observer.disconnect();
  }, [room]);
  return Math.max(0.1, Math.min(size.width / width, size.height / height));
}

/** The overview as an address, drawn anew when its box or what it shows changes. */
function useInset(options: PageOptions, laid: LaidPages): string | null {
  const [address, setAddress] = useState<string | null>(null);
  const { box } = laid.inset;
  const { project, language } = options.state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the overview shows nothing else
  useEffect(() => {
    const abort = new AbortController();
    drawInset(options, laid, 1, abort.signal).then(
      (canvas) => setAddress(canvas.toDataURL()),
      (error: unknown) => {
        if (!abort.signal.aborted) console.error(error);
      },
    );
    return () => abort.abort();
  }, [box.width, box.height, project.layers, language]);
  return address;
}

interface FrameMapProps {
  readonly of: Pick<PageOptions, 'state'>;
  readonly placed: Pick<LaidPages, 'camera' | 'map' | 'frame'>;
  readonly scale: number;
  readonly move: (center: Center) => void;
}

/** The map in its frame at the size it has on paper, made smaller as a whole. */
function FrameMap({ of, placed, scale, move }: FrameMapProps) {
  const host = useRef<HTMLDivElement>(null);
  const pills = useRef<HTMLCanvasElement>(null);
  const drawing = useRef<MapDrawing | null>(null);
  const moved = useRef(move);
  moved.current = move;
  const shrink = scale / PIXELS_PER_MM;
  const { width, height } = pixelsOf(placed.map);
  useEffect(() => {
    const made = new MapDrawing({ interactive: true, pixelRatio: 0.5, palette: PRINT });
    drawing.current = made;
    host.current?.append(made.element);
    made.map.resize();
    const { scrollZoom, boxZoom, doubleClickZoom, touchZoomRotate, keyboard, dragRotate } = made.map;
    for (const handler of [scrollZoom, boxZoom, doubleClickZoom, touchZoomRotate, keyboard, dragRotate])
      handler.disable();
    // The page has a focus of its own.
    made.map.getCanvas().tabIndex = -1;
    made.map.on('moveend', ({ originalEvent }) => {
      const { lng, lat } = made.map.getCenter();
      if (originalEvent) moved.current([lng, lat]);
    });
    return () => {
      drawing.current = null;
      made.remove();
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the element has another size then
  useEffect(() => {
    drawing.current?.map.resize();
    drawing.current?.setPixelRatio(Math.max(0.25, shrink * devicePixelRatio));
  }, [width, height, shrink]);
  useEffect(() => {
    const { camera } = placed;
    drawing.current?.map.jumpTo({ center: [camera.lon, camera.lat], zoom: camera.zoom });
    drawing.current?.show(printed(of, camera));
    const taken = keepClearOf(placed);
    const drawn = pills.current ? paintPills(pills.current, { of, placed }, shrink * devicePixelRatio) : [];
    drawing.current?.whenReady((map) => clearNames(map, [...taken, ...drawn]));
  }, [of, placed, shrink]);
  const { x, y } = placed.map;
  return (
    <div
      className="print-frame"
      style={{ left: x * scale, top: y * scale, width, height, transform: `scale(${shrink})` }}
    >
      <div ref={host} className="print-map" />
      <canvas ref={pills} />
    </div>
  );
}

/** Returns where they stand. */
function paintPills(
  canvas: HTMLCanvasElement,
  { of, placed }: Pick<FrameMapProps, 'of' | 'placed'>,
  ratio: number,
): Box[] {
  const size = pixelsOf(placed.map);
  canvas.width = Math.round(size.width * ratio);
  canvas.height = Math.round(size.height * ratio);
  const context = canvas.getContext('2d')!;
  context.scale(ratio, ratio);
  const { camera } = placed;
  const pills = layPills(context, printed(of, camera), { camera, size, palette: PRINT, taken: keepClearOf(placed) });
  drawPills(context, pills, PRINT);
  return pills.map(({ box }) => box);
}
