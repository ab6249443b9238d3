/** The browser's own dialogues for files and folders. Every kind of file may be chosen: those that cannot be read are told. */
import { openUserFiles } from '../../state/import-verbs.ts';
import { pathOf } from './dropped-files.ts';

export const chooseFile = (): void => ask(false);
export const chooseFolder = (): void => ask(true);

function ask(folder: boolean): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.webkitdirectory = folder;
  input.hidden = true;
  input.addEventListener('change', () => {
    input.remove();
    const files = [...(input.files ?? [])];
    openUserFiles(files.map((file) => ({ path: pathOf(file), file })));
  });
  input.addEventListener('cancel', () => input.remove());
  // Outside the document the browser may drop it while its dialogue is open.
  document.body.append(input);
  input.click();
}
