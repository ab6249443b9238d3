/** A board that is filtered by classes is filtered on its map too. Pure. */
import type { Project } from '../state/model.ts';
import { type ClassEntry, classEntries, layerView } from '../state/select.ts';
import type { AppState } from '../state/store.ts';
import { classStyle } from './styles.ts';

/** Of the ground of classes that were not chosen: seen as the surroundings of those that were. */
const FAINT = 0.15;

type Drawn = Pick<AppState, 'open' | 'project' | 'view' | 'presenting' | 'mapLanguage' | 'coverageFilter'>;

/** Whether the map is that of a board; pictures of a report are of the whole city, whatever the board is filtered by. */
export const followsBoard = ({ view, presenting, mapLanguage }: Omit<Drawn, 'open' | 'project'>): boolean =>
  view === 'coverage' && presenting === null && mapLanguage === null;

let last: { readonly of: readonly unknown[]; readonly project: Project } | null = null;

/** The classes that were chosen stand out and are shown even if they were hidden; the same project while nothing changes. */
export function projectOnMap(state: Drawn): Project {
  const { open, project, coverageFilter } = state;
  const { classKeys } = coverageFilter;
  if (!open || classKeys === null || !followsBoard(state)) return project;
  const of = [open.tables, project, classKeys];
  if (last?.of.every((part, i) => part === of[i])) return last.project;
  const views = classEntries(open.city)
    .filter((entry) => open.tables[entry.layer.id] && !isGround(entry))
    .map((entry) => {
      const { visible, opacity } = layerView(state, entry);
      const isChosen = classKeys.includes(entry.key);
      // Icons and names would stand out as before.
      const stays = isChosen || (visible && entry.layer.geometry !== 'point');
      return [entry.key, { visible: stays, opacity: isChosen ? opacity : opacity * FAINT }] as const;
    });
  last = { of, project: { ...project, layers: { ...project.layers, ...Object.fromEntries(views) } } };
  return last.project;
}

/** What the map needs to be read: districts, water, neighbours. */
function isGround({ layer, class: { style } }: ClassEntry): boolean {
  const { fill, fillSlot, lineSlot } = classStyle(style);
  const isNeighbour = fill === null && lineSlot === 'ground';
  return layer.role === 'districts' || fillSlot === 'water' || lineSlot === 'water' || isNeighbour;
}
