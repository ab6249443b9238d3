/** Drawing and measuring by clicks: a thin coat over terra-draw, which is on the map only while such a tool is in hand. */
import type { Map as MapLibreMap } from 'maplibre-gl';
import { TerraDraw, TerraDrawModeUndoRedo } from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import { lineLength, polygonsArea } from '../../../geodesy/ellipsoid.ts';
import type { Tool } from '../../state/model.ts';
import { getApp, setSession, subscribeApp } from '../../state/store.ts';
import { drawModes } from './draw-modes.ts';
import { takeShape } from './take-shape.ts';

type DrawTool = Exclude<Tool, 'move'>;
type Drawn = ReturnType<TerraDraw['getSnapshot']>[number]['geometry'];

const MODE: Record<DrawTool, string> = {
  polygon: 'polygon',
  line: 'linestring',
  point: 'point',
  'measure-length': 'linestring',
  'measure-area': 'polygon',
};

const isMeasure = (tool: Tool): boolean => tool === 'measure-length' || tool === 'measure-area';

export class DrawingTool {
  private readonly map: MapLibreMap;
  private draw: TerraDraw | null = null;
  private readonly stopFollowing: () => void;

  constructor(map: MapLibreMap) {
    this.map = map;
    this.stopFollowing = subscribeApp((state, before) => {
      if (state.tool !== before.tool) this.take(state.tool);
      else if (state.view !== before.view && state.tool !== 'move') setSession({ tool: 'move' });
    });
    this.take(getApp().tool);
  }

  destroy(): void {
    this.stopFollowing();
    this.putDown();
  }

  private take(tool: Tool): void {
    this.putDown();
    if (tool === 'move') return;
    const draw = new TerraDraw({
      adapter: new TerraDrawMapLibreGLAdapter({ map: this.map, prefixId: 'drawing' }),
      modes: drawModes(),
      undoRedo: { modeLevel: new TerraDrawModeUndoRedo() },
    });
    draw.start();
    draw.setMode(MODE[tool]);
    draw.on('finish', (id) => this.onFinish(tool, id));
    if (isMeasure(tool)) draw.on('change', () => this.onMeasure(tool));
    this.draw = draw;
    addEventListener('keydown', this.onKey, true);
    this.map.getCanvas().focus({ preventScroll: true });
  }

  private putDown(): void {
    if (!this.draw) return;
    removeEventListener('keydown', this.onKey, true);
    this.draw.stop();
    this.draw = null;
    setSession({ measured: null });
    this.map.getCanvas().style.cursor = '';
  }

  private onFinish(tool: DrawTool, id: string | number): void {
    const geometry = this.draw?.getSnapshotFeature(id)?.geometry;
    if (!geometry || isMeasure(tool)) return;
    // terra-draw is still in the middle of its event, and the click that ends the drawing has yet to reach the map:
    // the tool is put down once both are over.
    setTimeout(() => {
      this.draw?.clear();
      takeShape(geometry);
    }, 0);
  }

  private onMeasure(tool: DrawTool): void {
    const shapes = this.draw?.getSnapshot().map((f) => f.geometry) ?? [];
    const kind = tool === 'measure-area' ? 'Polygon' : 'LineString';
    const lines = shapes.filter((g) => g.type === kind);
    // A second measurement begins: the one before it goes.
    if (lines.length > 1) this.dropFinished();
    const last = lines.at(-1);
    setSession({ measured: last ? measure(last) : null });
  }

  private dropFinished(): void {
    const features = this.draw?.getSnapshot().filter((f) => f.geometry.type !== 'Point') ?? [];
    const ids = features.slice(0, -1).flatMap((f) => (f.id === undefined ? [] : [f.id]));
    queueMicrotask(() => this.draw?.removeFeatures(ids.filter((id) => this.draw?.hasFeature(id))));
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLElement && event.target.matches('input, textarea, select')) return;
    if (event.key === 'Escape') setSession({ tool: 'move', sketch: null });
    else if (event.key === 'Backspace') this.draw?.undo();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

const measure = (geometry: Drawn): number =>
  geometry.type === 'Polygon'
    ? polygonsArea([geometry.coordinates])
    : geometry.type === 'LineString'
      ? lineLength(geometry.coordinates)
      : 0;
