/** Files and folders of the disk, read and written. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { type Outcome, refusal } from '../domain/problems.ts';
import { LIMITS, type SourceFile } from '../io/raw-layer.ts';
import type { GivenFiles } from './host.ts';

export function readBytes(path: string): Outcome<Uint8Array> {
  if (!existsSync(path) || !statSync(path).isFile()) return refusal('file-not-found', { file: path }, { file: path });
  const bytes = statSync(path).size;
  if (bytes > LIMITS.bytes) return refusal('file-too-large', { file: path }, { bytes, limit: LIMITS.bytes });
  return { ok: true, value: new Uint8Array(readFileSync(path)), problems: [] };
}

/**
 * Files, folders with all that is in them, and with a .shp its other parts. Each gets a path that begins with the number of
 * the folder in which it was named, so that what the folders above are called plays no part in what the files are.
 */
export function readFiles(paths: readonly string[]): Outcome<GivenFiles> {
  const folders: string[] = [];
  const found = new Map<string, string>();
  for (const given of paths) {
    if (!existsSync(given)) return refusal('file-not-found', { file: given }, { file: given });
    const { folder, names } = namesOf(given);
    if (!folders.includes(folder)) folders.push(folder);
    for (const name of names) found.set(join(folder, name), `${folders.indexOf(folder)}/${name.split(sep).join('/')}`);
    if (found.size > LIMITS.files)
      return refusal('archive-too-large', { file: given }, { files: found.size, limit: LIMITS.files });
  }
  const files: SourceFile[] = [];
  let total = 0;
  for (const [path, name] of found) {
    const read = readBytes(path);
    if (!read.ok) return read;
    total += read.value.length;
    if (total > LIMITS.unpackedBytes)
      return refusal('file-too-large', { file: path }, { bytes: total, limit: LIMITS.unpackedBytes });
    files.push({ path: name, bytes: read.value });
  }
  const shownPath = (path: string) => path.replace(/^(\d+)\//, (_, root: string) => folders[Number(root)]!);
  return { ok: true, value: { files, shownPath }, problems: [] };
}

/** The folder in which something was named, as it was written, and the files it stands for, by their paths from there. */
function namesOf(given: string): { readonly folder: string; readonly names: readonly string[] } {
  const path = given.replace(/[\\/]+$/, '');
  const name = basename(path);
  const isFolder = statSync(given).isDirectory();
  // "." and ".." name no folder of their own.
  if (isFolder && name.startsWith('.')) return { folder: `${path}/`, names: filesIn(path) };
  const folder = path.slice(0, path.length - name.length);
  if (isFolder) return { folder, names: filesIn(path).map((inner) => join(name, inner)) };
  if (!/\.shp$/i.test(name)) return { folder, names: [name] };
  const parts = readdirSync(folder || '.').filter((other) => PART.test(other) && stemOf(other) === stemOf(name));
  return { folder, names: [name, ...parts] };
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

const PART = /\.(?:dbf|shx|prj|cpg|qpj)$/i;
const stemOf = (name: string): string => name.replace(/\.[^.]*$/, '').toLowerCase();

/** Write a file into a folder that is there. */
export function writeBytes(path: string, content: Uint8Array | string): Outcome<null> {
  const refused = refusal('file-not-writable', { file: path }, { file: path });
  if (!existsSync(dirname(path))) return refused;
  try {
    writeFileSync(path, content);
  } catch (failure) {
    // Of the file system: no right, a folder of that name, a full disk.
    if (failure instanceof Error && 'code' in failure) return refused;
    throw failure;
  }
  return { ok: true, value: null, problems: [] };
}
