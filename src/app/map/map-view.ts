/**
 * The one live map: owns MapLibre and the deck.gl overlay, and keeps both a picture of the state. React only lends it a
 * place in the page; it survives every change of view.
 */

import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { DeckProps, Layer } from 'deck.gl';
import { Map as MapLibreMap } from 'maplibre-gl';
import { type AppState, getApp, setSession, subscribeApp } from '../state/store.ts';
import { apply, NOTHING, type Shown } from './apply.ts';
import { composeDeck, deckChanged } from './deck/compose.ts';
import { fontFaces } from './fonts.ts';
import { addHatches } from './hatch-image.ts';
import { type MapInput, mapInput, mapInputChanged } from './input.ts';
import { mapLayers } from './layers.ts';
import { seenNames } from './seen-names.ts';
import { drawsInSoftware } from './software.ts';
import { mapSources } from './sources.ts';

type Ready = (map: MapLibreMap) => void;
type Device = Parameters<NonNullable<DeckProps['onDeviceInitialized']>>[0];

export class MapView {
  readonly map: MapLibreMap;
  private readonly overlay: MapLibreOverlay;
  private readonly element: HTMLDivElement;
  private readonly waiting: Ready[] = [];
  private shown: Shown = NOTHING;
  private input: MapInput | null = null;
  /** What deck.gl draws with. Its layers know it too, but only once they have been drawn. */
  private device: Device | null = null;
  private deckLayers: readonly Layer[] = [];
  private composed: AppState | null = null;
  private styleReady = false;

  constructor() {
    this.element = document.createElement('div');
    this.element.className = 'map-element';
    this.map = new MapLibreMap({
      container: this.element,
      style: { version: 8, sources: {}, layers: [], 'font-faces': fontFaces() },
      center: [106.8, 39.5],
      zoom: 9,
      maxPitch: 0,
      dragRotate: true,
      attributionControl: false,
      fadeDuration: 0,
      maxCanvasSize: [8192, 8192],
      canvasContextAttributes: { antialias: !drawsInSoftware() },
    });
    // Arrows pan and +/- zoom while the map has the focus; plans are read with north up.
    this.map.keyboard.disableRotation();
    // deck.gl would set its own cursor at every frame; the tools' one stays.
    const getCursor = (): string => this.map.getCanvas().style.cursor;
    const onDeviceInitialized = (device: Device): void => {
      this.device = device;
    };
    this.overlay = new MapLibreOverlay({ interleaved: true, layers: [], getCursor, onDeviceInitialized });
    this.map.addControl(this.overlay);
    this.map.once('style.load', () => this.begin());
    this.map.on('moveend', () => this.keepCamera());
    this.map.on('idle', () => {
      this.mendOverlay();
      this.mendSize();
      this.map.getCanvas().setAttribute('aria-description', seenNames(this.map).join(', '));
    });
    subscribeApp((state) => this.project(state));
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

  private begin(): void {
    this.styleReady = true;
    this.project(getApp());
    for (const run of this.waiting.splice(0)) run(this.map);
  }

  private project(state: AppState): void {
    if (!this.styleReady) return;
    const input = mapInput(state);
    if (!this.input || mapInputChanged(input, this.input)) {
      addHatches(this.map, input);
      const next = { sources: mapSources(input), layers: mapLayers(input) };
      apply(this.map, this.shown, next);
      this.shown = next;
      this.input = input;
    }
    // Arrows move the footprint where there is one; the map's own keys would pan it away under the hand.
    const held = state.view === 'siting' && state.project.activeFootprintId !== null;
    if (held === this.map.keyboard.isEnabled()) this.map.keyboard[held ? 'disable' : 'enable']();
    if (!this.composed || deckChanged(state, this.composed)) {
      this.composed = state;
      this.deckLayers = composeDeck(state);
      this.overlay.setProps({ layers: [...this.deckLayers] });
    }
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

  /**
   * Draw with another number of device pixels to a CSS pixel. deck.gl learns the size of a canvas from the page alone,
   * where nothing changes: it is told.
   */
  setPixelRatio(ratio: number): void {
    this.map.setPixelRatio(ratio);
    const { width, height } = this.map.getCanvas();
    this.device?.getDefaultCanvasContext().setDrawingBufferSize(width, height);
  }

  private keepCamera(): void {
    if (!getApp().open) return;
    const { lng, lat } = this.map.getCenter();
    setSession({ camera: { lon: lng, lat, zoom: this.map.getZoom(), bearing: this.map.getBearing() } });
  }
}

let view: MapView | null = null;

export function mapView(): MapView {
  view ??= new MapView();
  return view;
}

/** Run with the map as soon as it is ready; returns the function that undoes what `run` did. */
export function withMap(run: (map: MapLibreMap) => undefined | (() => void)): () => void {
  let undo: undefined | (() => void);
  let over = false;
  mapView().whenReady((map) => {
    if (!over) undo = run(map);
  });
  return () => {
    over = true;
    undo?.();
  };
}
