/**
 * The one live map: follows the app's state and tells it its camera. React only lends it a place in the page; it survives
 * every change of view.
 */

import type { Map as MapLibreMap } from 'maplibre-gl';
import { type AppState, getApp, setSession, subscribeApp } from '../state/store.ts';
import { MapDrawing } from './map-drawing.ts';
import { keepNamesClear } from './names-clear.ts';
import { pictured } from './pictured.ts';
import { seenNames } from './seen-names.ts';

export class MapView extends MapDrawing {
  private isPictured = false;

  constructor() {
    super({ interactive: true });
    // Arrows pan and +/- zoom while the map has the focus; plans are read with north up.
    this.map.keyboard.disableRotation();
    this.map.on('moveend', () => this.keepCamera());
    keepNamesClear(this.map);
    this.map.on('idle', () => {
      this.map.getCanvas().setAttribute('aria-description', seenNames(this.map).join(', '));
    });
    this.show(getApp());
    subscribeApp((state) => this.show(state));
  }

  override show(state: AppState): void {
    super.show(this.isPictured ? pictured(state) : state);
    // Arrows turn scenes, or move the footprint where there is one: the map's own keys would pan it away under the hand.
    const isHeld = state.view === 'siting' && state.project.activeFootprintId !== null;
    const held = state.presenting !== null || isHeld;
    if (held === this.map.keyboard.isEnabled()) this.map.keyboard[held ? 'disable' : 'enable']();
  }

  /** Show what a picture shows, without handles, until it is copied. */
  async asPicture<T>(copy: () => Promise<T>): Promise<T> {
    this.isPictured = true;
    this.show(getApp());
    try {
      return await copy();
    } finally {
      this.isPictured = false;
      this.show(getApp());
    }
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
