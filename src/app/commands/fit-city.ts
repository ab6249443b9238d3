import { fitExtent } from '../map/camera.ts';
import { getApp } from '../state/store.ts';
import type { Command } from './command.ts';

export const fitCommand: Command = {
  id: 'fit',
  group: 'general',
  keys: ['Home', '0'],
  label: (text) => text.shell.commands.fit,
  enabled: (state) => state.open !== null && state.presenting === null,
  run: () => {
    const { open } = getApp();
    if (open) fitExtent(open.city.extent);
  },
};
