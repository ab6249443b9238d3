/** The stand-alone folder from the command line: copied, with a project file in it that opens as it was. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EMPTY_PROJECT } from '../../src/app/state/model.ts';
import { standalone } from '../../src/cli/standalone.ts';
import { atOnce } from '../../src/engine/index.ts';
import { EMBEDDED_PROJECT, EMBEDDED_SCRIPT, embeddingScript } from '../../src/io/embedded-project.ts';
import { readProjectFile, writeProjectFile } from '../../src/io/project-file.ts';

let place: string;
const at = (name: string) => join(place, name);

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'ecospace-standalone-'));
  mkdirSync(at('built/data'), { recursive: true });
  writeFileSync(at('built/index.html'), 'the page');
  writeFileSync(join(at('built'), EMBEDDED_SCRIPT), embeddingScript(null));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

/** What the page finds after its script has run. */
function embedded(folder: string): Buffer | null {
  const files: Record<string, string> = {};
  const script = readFileSync(join(folder, EMBEDDED_SCRIPT), 'utf8');
  new Function('self', 'ecospaceFiles', script)({ ecospaceFiles: files }, files);
  return files[EMBEDDED_PROJECT] === undefined ? null : Buffer.from(files[EMBEDDED_PROJECT], 'base64');
}

test('a project file lies in the copy as it was, and the build stays without one', async () => {
  const given = {
    cityId: 'somewhere',
    project: { ...EMPTY_PROJECT, order: ['a'] },
    camera: null,
    savedAt: 1,
    layers: [],
  };
  writeFileSync(at('mine.zip'), await writeProjectFile(given, atOnce));
  const made = await standalone({ built: at('built'), project: at('mine.zip'), out: at('stick') });
  expect(made).toMatchObject({ ok: true, value: at('stick') });
  expect(readFileSync(join(at('stick'), 'index.html'), 'utf8')).toBe('the page');
  const read = await readProjectFile(embedded(at('stick'))!, atOnce);
  expect(read).toMatchObject({ ok: true, value: { cityId: 'somewhere', project: { order: ['a'] } } });
  expect(embedded(at('built'))).toBeNull();
});

test('a folder without a project has none, whatever lay in it before', async () => {
  writeFileSync(join(at('built'), EMBEDDED_SCRIPT), embeddingScript('QUJD'));
  expect((await standalone({ built: at('built'), project: null, out: at('built') })).ok).toBe(true);
  expect(embedded(at('built'))).toBeNull();
});

test('what cannot be opened stops it before anything is written', async () => {
  writeFileSync(at('broken.zip'), 'PK nothing');
  const made = await standalone({ built: at('built'), project: at('broken.zip'), out: at('stick') });
  expect(made).toMatchObject({ ok: false, problems: [{ where: { file: at('broken.zip') } }] });
  expect(existsSync(at('stick'))).toBe(false);
  const missing = await standalone({ built: at('nowhere'), project: null, out: at('stick') });
  expect(missing).toMatchObject({ ok: false, problems: [{ code: 'file-not-found' }] });
});
