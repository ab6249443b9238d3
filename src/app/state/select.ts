/** Questions about the state that several parts ask. Pure. */
import type { City, CityLayer, LayerClass } from '../../domain/city.ts';
import type { Footprint, LayerView, Project } from './model.ts';
import type { AppState } from './store.ts';

export const classKey = (layerId: string, classId: string): string => `${layerId}/${classId}`;

export interface ClassEntry {
  readonly key: string;
  readonly layer: CityLayer;
  readonly class: LayerClass;
}

/** All classes of a city in the order of its record. */
export function classEntries(city: City): ClassEntry[] {
  return city.layers.flatMap((layer) => layer.classes.map((c) => ({ key: classKey(layer.id, c.id), layer, class: c })));
}

/** How a class is drawn: as the user left it, else as the city's record says. */
export function layerView(state: Pick<AppState, 'project'>, entry: ClassEntry): LayerView {
  return state.project.layers[entry.key] ?? { visible: entry.layer.visible, opacity: 1 };
}

export function activeFootprint(state: Pick<AppState, 'project'>): Footprint | null {
  const { footprints, activeFootprintId } = state.project;
  return footprints.find((f) => f.id === activeFootprintId) ?? null;
}

/** The user's sites: without a row of a screening that is only looked at. */
export function ownSites({ footprints }: Pick<Project, 'footprints'>): readonly Footprint[] {
  return footprints.some((f) => f.preview) ? footprints.filter((f) => !f.preview) : footprints;
}

/** The project as it is saved: of the user's sites, the last in hand where the one in hand is none of them. */
export function ownWork(project: Project): Project {
  const footprints = ownSites(project);
  if (footprints === project.footprints) return project;
  const isOwn = footprints.some((f) => f.id === project.activeFootprintId);
  return {
    ...project,
    footprints,
    activeFootprintId: isOwn ? project.activeFootprintId : (footprints.at(-1)?.id ?? null),
  };
}

/** A footprint that stands among the user's sites from now on. */
export function asOwn(footprint: Footprint): Footprint {
  if (!footprint.preview) return footprint;
  const { preview: _, ...own } = footprint;
  return own;
}

/** Whether scenes pass behind the dialogue of a hand-out that is drawn from them: nobody is shown anything. */
export const drawsHandOut = ({ presenting, dialog }: Pick<AppState, 'presenting' | 'dialog'>): boolean =>
  presenting !== null && dialog === 'hand-out';

/** Kind of project (项目类型), null while it is not stated. */
export const kindOf = ({ facts }: Pick<Footprint, 'facts'>): string | null => facts?.kind ?? null;
