/** The browser's own file dialogue, for a project file. */
import { openProjectFile } from '../../state/project-verbs.ts';
import { setSession } from '../../state/store.ts';

export function chooseProject(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.zip,application/zip';
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (!file) return;
    setSession({ dialog: null });
    void openProjectFile(file);
  });
  input.click();
}
