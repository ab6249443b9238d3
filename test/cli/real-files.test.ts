import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { json } from './run.ts';

const SHARED = fileURLToPath(new URL('../../../shared/testdata/', import.meta.url));
const FOLDERS = ['formats', 'messy'].map((name) => join(SHARED, name)).filter((path) => existsSync(path));
if (FOLDERS.length < 2) console.log('skipped: no files of other programs beside the project');

/** Files that stand for themselves: parts of a shapefile come with its .shp. */
function filesIn(folder: string): string[] {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const shapes = new Set(all.filter((path) => /\.shp$/i.test(path)).map((path) => path.slice(0, -4).toLowerCase()));
  return all.filter((path) => {
    const part = /^(.*)\.(?:dbf|shx|prj|cpg|qpj|sbx|sbn)$/i.exec(path);
    return !part || !shapes.has(part[1]!.toLowerCase());
  });
}

test.skipIf(FOLDERS.length < 2)('each file opens, or is told what is wrong with it', async () => {
  const files = FOLDERS.flatMap(filesIn);
  expect(files.length).toBeGreaterThan(100);
  let opened = 0;
  for (const file of files) {
    const { code, value } = await json('inspect', file);
    if (code === 0) {
      opened++;
      expect(value.layers.length, file).toBeGreaterThan(0);
      for (const layer of value.layers) {
        const errors = layer.problems.filter((p: { severity: string }) => p.severity === 'error');
        // Without a place there is a reason; with one it lies on the Earth.
        if (!layer.crs) expect(errors.length, file).toBeGreaterThan(0);
        else if (layer.bbox)
          expect(
            layer.bbox.every((x: number) => Math.abs(x) <= 180),
            file,
          ).toBe(true);
      }
    } else {
      expect(value.problems.length, file).toBeGreaterThan(0);
      for (const { code: told, message } of value.problems) {
        expect(told).not.toBe('computation-failed');
        expect(message.length, file).toBeGreaterThan(20);
      }
    }
  }
  expect(opened).toBeGreaterThan(80);
});
