/**
 * A map that is a picture of a state: MapLibre with deck.gl over it. The live map is one that follows the app; others stand
 * beside it (comparing) or out of sight (print, slides).
 */

import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { DeckProps, Layer } from 'deck.gl';
import { Map as MapLibreMap } from 'maplibre-gl';
import type { AppState } from '../state/store.ts';
import { apply, NOTHING, type Shown } from './apply.ts';
import { composeDeck, deckChanged } from './deck/compose.ts';
import { projectOnMap } from './filtered-view.ts';
import { fontFaces } from './fonts.ts';
import { addHatches } from './hatch-image.ts';
import { type MapInput, mapInput, mapInputChanged } from './input.ts';
import { mapLayers } from './layers.ts';
import { drawsInSoftware } from './software.ts';
import { mapSources } from './sources.ts';
import type { Palette } from './styles.ts';

type Ready = (map: MapLibreMap) => void;
type Device = Parameters<NonNullable<DeckProps['onDeviceInitialized']>>[0];

export interface DrawingOptions {
  /** Whether it takes mouse, fingers and keys. */
  readonly interactive: boolean;
  /** Device pixels to a CSS pixel; absent for the screen's own. */
  readonly pixelRatio?: number;
  /** Absent for that of the live map. */
  readonly palette?: Palette;
}

/** Longest side of a map's canvas, device pixels: more is not drawn on common graphics cards. */
const LONGEST_CANVAS = 8192;

export class MapDrawing {
  readonly map: MapLibreMap;
  /** Holds the map; to be put into the page by who made it. */
  readonly element: HTMLDivElement;
  private readonly overlay: MapLibreOverlay;
  private readonly waiting: Ready[] = [];
  private shown: Shown = NOTHING;
  private input: MapInput | null = null;
  /** What deck.gl draws with. Its layers know it too, but only once they have been drawn. */
  private device: Device | null = null;
  private deckLayers: readonly Layer[] = [];
  private composed: AppState | null = null;
  private wanted: AppState | null = null;
  private styleReady = false;
  private readonly palette: Palette | undefined;

  constructor({ interactive, pixelRatio, palette }: DrawingOptions) {
    this.palette = palette;
    this.element = document.createElement('div');
    this.element.className = 'map-element';
    this.map = new MapLibreMap({
      container: this.element,
      style: { version: 8, sources: {}, layers: [], 'font-faces': fontFaces() },
      center: [106.8, 39.5],
      zoom: 9,
      maxPitch: 0,
      interactive,
      dragRotate: interactive,
      attributionControl: false,
      fadeDuration: 0,
      maxCanvasSize: [LONGEST_CANVAS, LONGEST_CANVAS],
      canvasContextAttributes: { antialias: !drawsInSoftware() },
      ...(pixelRatio === undefined ? {} : { pixelRatio }),
    });
    // deck.gl would set its own cursor at every frame; the tools' one stays.
    const getCursor = (): string => this.map.getCanvas().style.cursor;
    const onDeviceInitialized = (device: Device): void => {
      this.device = device;
    };
    this.overlay = new MapLibreOverlay({ interleaved: true, layers: [], getCursor, onDeviceInitialized });
    this.map.addControl(this.overlay);
    this.map.once('style.load', () => this.begin());
    this.map.on('idle', () => {
      this.mendOverlay();
      this.mendSize();
    });
  }

  /** Put the map into a place of the page; it is moved there if it was elsewhere. */
  mount(host: HTMLElement): void {
    host.append(this.element);
    this.map.resize();
  }

  /** Run once the style stands, at once where it does. */
  whenReady(run: Ready): void {
    if (this.styleReady) run(this.map);
    else this.waiting.push(run);
  }

  /** Draw a state, its camera left aside; only what differs from the one before is touched. */
  show(wanted: AppState): void {
    this.wanted = wanted;
    if (!this.styleReady) return;
    const project = projectOnMap(wanted);
    const state = project === wanted.project ? wanted : { ...wanted, project };
    const input = mapInput(state, this.palette);
    if (!this.input || mapInputChanged(input, this.input)) {
      addHatches(this.map, input);
      const next = { sources: mapSources(input), layers: mapLayers(input) };
      apply(this.map, this.shown, next);
      this.shown = next;
      this.input = input;
    }
    if (!this.composed || deckChanged(state, this.composed)) {
      this.composed = state;
      this.deckLayers = composeDeck(state, this.palette);
      this.overlay.setProps({ layers: [...this.deckLayers] });
    }
  }

  /** The next moment at which all tiles and layers stand; `copy` takes what is drawn then, before the buffer is empty again. */
  settled(copy?: (canvas: HTMLCanvasElement) => void): Promise<void> {
    return new Promise((resolve) => {
      this.map.once('idle', () => {
        copy?.(this.map.getCanvas());
        resolve();
      });
      this.map.triggerRepaint();
    });
  }

  /**
   * Draw with another number of device pixels to a CSS pixel. deck.gl learns the size of a canvas from the page alone,
   * where nothing changes: it is told.
   */
  setPixelRatio(ratio: number): void {
    this.map.setPixelRatio(ratio);
    const { width, height } = this.map.getCanvas();
    this.device?.getDefaultCanvasContext().setDrawingBufferSize(width, height);
  }

  /** Copy what a live map shows: one more frame after it has settled, since layers may have been handed over anew. */
  whileStanding(copy: (canvas: HTMLCanvasElement) => void): Promise<void> {
    return new Promise((resolve) => {
      this.map.once('idle', () => {
        // One more frame after all tiles and deck layers stand.
        this.map.once('render', () => {
          copy(this.map.getCanvas());
          resolve();
        });
        this.map.triggerRepaint();
      });
      this.map.triggerRepaint();
    });
  }

  /** Draw only the names, on nothing; or all but them. Until the next `show`. */
  drawPart(part: 'names' | 'ground'): void {
    for (const { id, type } of this.shown.layers) {
      const isSeen = (type === 'symbol') === (part === 'names');
      if (!isSeen) this.map.setLayoutProperty(id, 'visibility', 'none');
    }
    if (part === 'ground') return;
    this.deckLayers = [];
    this.overlay.setProps({ layers: [] });
  }

  /** Longest side of a canvas that the graphics card draws in one piece, device pixels. */
  longestCanvas(): number {
    const gl = this.map.getCanvas().getContext('webgl2');
    if (!gl) return LONGEST_CANVAS;
    const [width = 0, height = 0] = gl.getParameter(gl.MAX_VIEWPORT_DIMS) as Int32Array;
    return Math.min(LONGEST_CANVAS, gl.getParameter(gl.MAX_RENDERBUFFER_SIZE) as number, width, height);
  }

  /** Give back what it holds of the graphics card. Nothing may be asked of it afterwards. */
  remove(): void {
    this.map.removeControl(this.overlay);
    this.map.remove();
    this.element.remove();
  }

  private begin(): void {
    this.styleReady = true;
    if (this.wanted) this.show(this.wanted);
    for (const run of this.waiting.splice(0)) run(this.map);
  }

  /** deck.gl#10733: layer groups made while a source loads end up missing; hand the layers over again. */
  private mendOverlay(): void {
    const missing = this.deckLayers.some((layer) => {
      const { beforeId } = layer.props as { beforeId?: string };
      return !this.map.getLayer(
        beforeId ? `deck-maplibre-layer-group-before:${beforeId}` : 'deck-maplibre-layer-group-last',
      );
    });
    if (missing) this.overlay.setProps({ layers: [...this.deckLayers] });
  }

  /**
   * Where the page makes the map lower twice in a moment, deck.gl may set the canvas back to the size between; the map would
   * be drawn squashed. Both are told the size that the page gives.
   */
  private mendSize(): void {
    const canvas = this.map.getCanvas();
    const { width, height, clientWidth, clientHeight } = canvas;
    if (clientWidth === 0 || clientHeight === 0) return;
    if (Math.abs(width * clientHeight - height * clientWidth) <= width + height) return;
    this.map.resize();
    this.device?.getDefaultCanvasContext().setDrawingBufferSize(canvas.width, canvas.height);
    this.map.triggerRepaint();
  }
}
