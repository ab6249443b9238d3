import { describe, expect, it } from 'vitest';
import { fitAgain, type Sized } from '../../src/app/map/fit-again.ts';

/** A map whose zoom is what a fit of its width makes of it. */
function mapOf() {
  const listeners = new Set<() => void>();
  const state = { width: 400, zoom: 3, lng: 100, fits: 0 };
  const map = {
    getCenter: () => ({ lng: state.lng, lat: 40 }),
    getZoom: () => state.zoom,
    getBearing: () => 0,
    on: (_: string, listener: () => void) => listeners.add(listener),
    off: (_: string, listener: () => void) => listeners.delete(listener),
  } as unknown as Sized;
  const fit = (): void => {
    state.zoom = Math.log2(state.width);
    state.lng = 106;
    state.fits++;
  };
  const resize = (width: number): void => {
    state.width = width;
    for (const listener of [...listeners]) listener();
  };
  return { map, fit, resize, state, listeners };
}

describe('a map that was fitted to a city', () => {
  it('is fitted again in every other size', () => {
    const { map, fit, resize, state } = mapOf();
    fitAgain(map, fit);
    expect(state).toMatchObject({ fits: 1, lng: 106 });
    resize(1600);
    expect(state.zoom).toBe(Math.log2(1600));
    resize(800);
    expect(state.zoom).toBe(Math.log2(800));
  });

  it('stays where somebody moved it, even when it is moved back', () => {
    const { map, fit, resize, state, listeners } = mapOf();
    fitAgain(map, fit);
    state.lng += 0.01;
    resize(1600);
    expect(state).toMatchObject({ fits: 1, zoom: Math.log2(400) });
    state.lng -= 0.01;
    resize(900);
    expect(state.fits).toBe(1);
    expect(listeners.size).toBe(0);
  });

  it('is left alone once it was ended', () => {
    const { map, fit, resize, state } = mapOf();
    fitAgain(map, fit)();
    resize(1600);
    expect(state.fits).toBe(1);
  });
});
