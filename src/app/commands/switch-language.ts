import { getApp, setSession } from '../state/store.ts';
import type { Command } from './command.ts';

export const languageCommand: Command = {
  id: 'language',
  group: 'general',
  keys: [],
  label: (text) => text.shell.commands.language,
  enabled: () => true,
  run: () => setSession({ language: getApp().language === 'zh' ? 'en' : 'zh' }),
};
