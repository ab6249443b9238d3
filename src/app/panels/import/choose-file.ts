/** The browser's own file dialogue. */
import { openUserFile } from './open-file.ts';

export function chooseFile(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.geojson,.json,application/geo+json,application/json';
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file) void openUserFile(file);
  });
  input.click();
}
