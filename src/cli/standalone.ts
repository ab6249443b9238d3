/**
 * `npm run standalone [-- --project FILE] [--out DIR]`, after the build: the stand-alone folder, copied to DIR where one is
 * given, with a project file in it that opens at start.
 */
import { cpSync, existsSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Outcome, refusal } from '../domain/problems.ts';
import { atOnce } from '../engine/index.ts';
import { EMBEDDED_SCRIPT, embeddingScript } from '../io/embedded-project.ts';
import { readProjectFile } from '../io/project-file.ts';
import { problemLine } from '../text/problems.ts';
import { readBytes } from './node-files.ts';

interface Wanted {
  /** Folder that the build has written. */
  readonly built: string;
  /** Path of a project file; null for a folder without one. */
  readonly project: string | null;
  /** Where the folder is to lie; that of the build for none but that. */
  readonly out: string;
}

/** The path of the folder. A project file that cannot be opened stops it before anything is written. */
export async function standalone({ built, project, out }: Wanted): Promise<Outcome<string>> {
  if (!existsSync(join(built, EMBEDDED_SCRIPT))) return refusal('file-not-found', { file: built }, { file: built });
  const bytes = project === null ? null : readBytes(project);
  if (bytes && !bytes.ok) return bytes;
  if (bytes) {
    const read = await readProjectFile(bytes.value, atOnce);
    if (!read.ok)
      return { ...read, problems: read.problems.map((p) => ({ ...p, where: { file: project!, ...p.where } })) };
  }
  if (out !== built) cpSync(built, out, { recursive: true });
  const base64 = bytes ? Buffer.from(bytes.value).toString('base64') : null;
  writeFileSync(join(out, EMBEDDED_SCRIPT), embeddingScript(base64));
  return { ok: true, value: out, problems: [] };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const built = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'dist', 'standalone');
  const { values } = parseArgs({ options: { project: { type: 'string' }, out: { type: 'string' } } });
  const out = values.out === undefined ? built : resolve(values.out);
  const folder = await standalone({ built, project: values.project ?? null, out });
  if (folder.ok) console.log(relative('', join(folder.value, 'index.html')));
  else {
    for (const problem of folder.problems) console.error(problemLine(problem, 'en'));
    process.exitCode = 2;
  }
}
