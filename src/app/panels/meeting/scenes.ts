/** Scenes as plain data: capture, order and show them. Pure; every function gives a new project. */
import type { City } from '../../../domain/city.ts';
import type { Footprint, Project, Scene } from '../../state/model.ts';
import { activeFootprint, classEntries, layerView } from '../../state/select.ts';
import type { AppState } from '../../state/store.ts';

type Seen = Pick<AppState, 'project' | 'camera' | 'view' | 'selection'>;

/** The map as it is now. A scene shows either the check or the coverage figures. */
export function captureScene(state: Seen, city: City, id: string, title: string): Scene | null {
  if (!state.camera) return null;
  const footprint = activeFootprint(state);
  const aboutCoverage = state.view === 'coverage' || (state.view === 'meeting' && footprint === null);
  return {
    id,
    title,
    note: '',
    camera: state.camera,
    view: aboutCoverage ? 'coverage' : 'siting',
    visible: classEntries(city)
      .filter((entry) => layerView(state, entry).visible)
      .map((entry) => entry.key),
    footprintId: aboutCoverage ? null : (footprint?.id ?? null),
    footprint: aboutCoverage ? null : footprint,
  };
}

export function addScene(project: Project, scene: Scene): Project {
  return { ...project, scenes: [...project.scenes, scene] };
}

/** `project` itself where nothing changes, so that no empty step is kept for undo. */
export function changeScene(project: Project, id: string, change: Partial<Omit<Scene, 'id'>>): Project {
  const scene = project.scenes.find((s) => s.id === id);
  if (!scene) return project;
  const names = Object.keys(change) as (keyof typeof change)[];
  if (names.every((name) => change[name] === scene[name])) return project;
  return { ...project, scenes: project.scenes.map((s) => (s === scene ? { ...scene, ...change } : s)) };
}

/** Move a scene to a place in the list; places outside are the ends. */
export function moveScene(project: Project, id: string, to: number): Project {
  const from = project.scenes.findIndex((s) => s.id === id);
  const place = Math.max(0, Math.min(project.scenes.length - 1, to));
  if (from < 0 || from === place) return project;
  const scenes = project.scenes.filter((s) => s.id !== id);
  scenes.splice(place, 0, project.scenes[from]!);
  return { ...project, scenes };
}

export function removeScene(project: Project, id: string): Project {
  const scenes = project.scenes.filter((s) => s.id !== id);
  return scenes.length === project.scenes.length ? project : { ...project, scenes };
}

/** The project as a scene shows it: its classes visible and no others, its footprint where it stood. */
export function projectOfScene(project: Project, city: City, scene: Scene): Project {
  const shown = new Set(scene.visible);
  const layers = Object.fromEntries(
    classEntries(city).map((entry) => [
      entry.key,
      { visible: shown.has(entry.key), opacity: project.layers[entry.key]?.opacity ?? 1 },
    ]),
  );
  return {
    ...project,
    layers,
    footprints: footprintsOfScene(project.footprints, scene),
    activeFootprintId: scene.footprint?.id ?? null,
  };
}

/** Coverage is shown without footprints; a check with all of them, the captured one where it stood. */
function footprintsOfScene(footprints: readonly Footprint[], { view, footprint }: Scene): readonly Footprint[] {
  if (view === 'coverage') return [];
  if (!footprint) return footprints;
  return footprints.some((f) => f.id === footprint.id)
    ? footprints.map((f) => (f.id === footprint.id ? footprint : f))
    : [...footprints, footprint];
}

/** Where a key leads while presenting, or null where it leads nowhere. Digits count from 1. */
export function sceneForKey(key: string, present: number, count: number): number | null {
  if (count === 0) return null;
  const last = count - 1;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
    case 'PageDown':
    case 'Space':
      return Math.min(last, present + 1);
    case 'ArrowLeft':
    case 'ArrowUp':
    case 'PageUp':
      return Math.max(0, present - 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return /^[1-9]$/.test(key) && Number(key) <= count ? Number(key) - 1 : null;
  }
}

interface Frame {
  readonly width: number;
  readonly height: number;
}

const MOST_OUT = -1;
const MOST_IN = 2;

/** Zoom to add so that the ground seen in one frame fills the other, within limits. */
export function zoomForFrame(captured: Frame, shown: Frame): number {
  const ratio = Math.min(shown.width / captured.width, shown.height / captured.height);
  return Number.isFinite(ratio) && ratio > 0 ? Math.min(MOST_IN, Math.max(MOST_OUT, Math.log2(ratio))) : 0;
}
