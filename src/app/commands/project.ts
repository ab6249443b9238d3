/** The user's work as a whole: on this machine and in files; and the bands, which are made of it. */
import { chooseProject } from '../panels/project/choose-project.ts';
import { saveProjectFile } from '../state/project-verbs.ts';
import { type AppState, setSession } from '../state/store.ts';
import type { Command } from './command.ts';

const canWork = (state: AppState): boolean => state.opening === 'ready' && state.presenting === null;

export const projectCommand: Command = {
  id: 'project',
  group: 'general',
  keys: [],
  label: (text) => text.data.commands.project,
  enabled: (state) => state.presenting === null,
  run: () => setSession({ dialog: 'project' }),
};

export const saveProjectCommand: Command = {
  id: 'save-project',
  group: 'work',
  keys: ['Ctrl+S'],
  label: (text) => text.data.commands.saveProject,
  enabled: canWork,
  run: () => void saveProjectFile(),
};

export const openProjectCommand: Command = {
  id: 'open-project',
  group: 'work',
  keys: ['Ctrl+O'],
  label: (text) => text.data.commands.openProject,
  enabled: canWork,
  // Browsers open their file dialogue only after a click or a key of the page's own: Ctrl+O may be none. Then the button is shown.
  run: () => (navigator.userActivation?.isActive === false ? setSession({ dialog: 'project' }) : chooseProject()),
};

export const bandsCommand: Command = {
  id: 'bands',
  group: 'work',
  keys: ['b'],
  label: (text) => text.data.commands.bands,
  enabled: (state) => canWork(state) && state.open !== null,
  run: () => setSession({ dialog: 'bands' }),
};
