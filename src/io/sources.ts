/** What a drop of files, folders and archives holds: sources that can be read, and what is to be said of the rest. */
import { type Outcome, type Problem, refusal } from '../domain/problems.ts';
import type { Work } from '../engine/index.ts';
import { listArchive, type UnpackBudget, unpackEntries } from './archive.ts';
import { LIMITS, type Source, type SourceFile } from './raw-layer.ts';
import { extensionOf, isCompanion, type Recognised, recognise } from './recognise.ts';

/** Archives in archives that are opened. */
const DEEPEST = 1;
/** Names that a message lists. */
const MOST_NAMED = 8;

/**
 * The sources of a drop, in the order of its files. Archives are unpacked, one within another too; parts of a shapefile are
 * brought together by folder and name, whatever the case of their letters. Each other file is named in a warning with what to
 * do, unless it is a mere companion of layers (.sbn, .shp.xml, readme.txt); where nothing can be read these are errors. Of an
 * archive that is damaged, has a password or unpacks beyond the limits nothing is taken.
 */
export async function gatherSources(files: readonly SourceFile[], work: Work): Promise<Outcome<readonly Source[]>> {
  if (files.length > LIMITS.files)
    return refusal('archive-too-large', { file: files[0]!.path }, { files: files.length, limit: LIMITS.files });
  const gathering = new Gathering(work);
  await gathering.add(files, 0);
  return gathering.outcome();
}

/** Name without extension, in lower case, with the folder as it stands. */
const groupOf = (path: string): string => {
  const name = path.lastIndexOf('/') + 1;
  return (
    path.slice(0, name) +
    path
      .slice(name)
      .replace(/\.[^.]*$/, '')
      .toLowerCase()
  );
};

class Gathering {
  private readonly found: { readonly order: number; readonly source: Source }[] = [];
  private readonly problems: Problem[] = [];
  private readonly parts = new Map<string, { order: number; file: SourceFile; extension: string }[]>();
  /** Files that hold no layer by themselves. */
  private readonly companions: string[] = [];
  private readonly budget: UnpackBudget = { bytes: LIMITS.unpackedBytes, files: LIMITS.files };
  private readonly databases = new Set<string>();
  /** Companions with nothing in them. */
  private readonly blank = new Set<string>();
  private readonly work: Work;
  private order = 0;
  private archives = 0;

  constructor(work: Work) {
    this.work = work;
  }

  async add(files: readonly SourceFile[], depth: number): Promise<void> {
    for (const file of files) {
      this.order++;
      const database = databaseOf(file.path);
      if (database !== null) this.addDatabase(database);
      else if (file.bytes.length > LIMITS.bytes)
        this.tell('file-too-large', file.path, { bytes: file.bytes.length, limit: LIMITS.bytes });
      else await this.addFile(file, recognise(file), depth);
    }
  }

  private async addFile(file: SourceFile, what: Recognised, depth: number): Promise<void> {
    const { path } = file;
    if (what.kind === 'part') this.addPart(file, what.extension);
    else if (what.kind === 'companion') {
      this.companions.push(path);
      if (isBlank(file.bytes)) this.blank.add(path);
    } else if (isBlank(file.bytes)) this.tell('file-empty', path, {});
    else if (what.kind === 'archive') await this.addArchive(file, depth);
    else if (what.kind === 'layer')
      this.found.push({ order: this.order, source: { format: what.format, name: path, files: [file] } });
    else if (what.kind === 'unsupported') this.tell('file-format-unsupported', path, { format: what.format });
    else this.tell('file-format-unknown', path, { extension: extensionOf(path) });
  }

  private addPart(file: SourceFile, extension: string): void {
    const group = groupOf(file.path);
    const parts = this.parts.get(group) ?? [];
    parts.push({ order: this.order, file, extension });
    this.parts.set(group, parts);
  }

  /** A file geodatabase is a folder of dozens of files: told once. */
  private addDatabase(path: string): void {
    if (this.databases.has(path)) return;
    this.databases.add(path);
    this.tell('file-format-unsupported', path, { format: 'File Geodatabase' });
  }

  private async addArchive(file: SourceFile, depth: number): Promise<void> {
    if (depth > DEEPEST) {
      this.tell('file-format-unsupported', file.path, { format: 'zip' });
      return;
    }
    this.archives++;
    const listed = listArchive(file.bytes, file.path);
    if (!listed.ok) {
      this.problems.push(...listed.problems);
      return;
    }
    const wanted = [];
    for (const entry of listed.value) {
      const path = `${file.path}/${entry.path}`;
      const database = databaseOf(path);
      const name = path.slice(path.lastIndexOf('/') + 1);
      if (database !== null) this.addDatabase(database);
      else if (isCompanion(path, name, extensionOf(name))) this.companions.push(path);
      else wanted.push(entry);
    }
    const unpacked = await unpackEntries(wanted, file.path, this.budget, this.work);
    if (!unpacked.ok) {
      this.problems.push(...unpacked.problems);
      return;
    }
    const inside = unpacked.value.map(({ path, bytes }) => ({ path: `${file.path}/${path}`, bytes }));
    await this.add(inside, depth + 1);
  }

  private tell(code: Problem['code'], file: string, values: Problem['values']): void {
    this.problems.push({ code, severity: 'error', where: { file }, values });
  }

  outcome(): Outcome<readonly Source[]> {
    for (const parts of this.parts.values()) this.bringTogether(parts);
    const sources = this.found.sort((a, b) => a.order - b.order).map(({ source }) => source);
    if (sources.length > 0) {
      const problems = this.problems.map((problem) => ({ ...problem, severity: 'warning' as const }));
      return { ok: true, value: sources, problems };
    }
    if (this.problems.length === 0) this.tellNothing();
    return { ok: false, problems: this.problems };
  }

  private tellNothing(): void {
    const named = this.companions.slice(0, MOST_NAMED).map((path) => path.slice(path.lastIndexOf('/') + 1));
    const file = this.companions[0];
    if (this.archives > 0 || file === undefined)
      this.problems.push({
        code: 'archive-without-layers',
        severity: 'error',
        where: {},
        values: { files: named.join(', ') },
      });
    else if (this.blank.has(file)) this.tell('file-empty', file, {});
    else this.tell('file-format-unknown', file, { extension: extensionOf(file) });
  }

  /** Parts of one name. Two .shp whose names differ in case only each take the parts spelt like them, else those there are. */
  private bringTogether(parts: readonly { order: number; file: SourceFile; extension: string }[]): void {
    const shapes = parts.filter(({ extension }) => extension === 'shp');
    const others = parts.filter(({ extension }) => extension !== 'shp');
    if (shapes.length === 0) {
      const { file } = parts.find(({ extension }) => extension === 'dbf') ?? parts[0]!;
      this.tell('part-missing', file.path, { part: '.shp' });
      return;
    }
    for (const { order, file } of shapes) {
      const stem = file.path.replace(/\.[^.]*$/, '');
      const spelt = others.filter((other) => other.file.path.replace(/\.[^.]*$/, '') === stem);
      const belonging = [...new Map([...others, ...spelt].map((other) => [other.extension, other.file])).values()];
      this.found.push({ order, source: { format: 'shapefile', name: file.path, files: [file, ...belonging] } });
    }
  }
}

/** The path of the file geodatabase that the file lies in, or is; null for other files. */
function databaseOf(path: string): string | null {
  return /^(.*?\.gdb)(?:\/|$)/i.exec(path)?.[1] ?? null;
}

/** Nothing, or nothing but spaces, line ends and a byte order mark; what is longer is not looked through. */
function isBlank(bytes: Uint8Array): boolean {
  return bytes.length <= MOST_BLANK && new TextDecoder().decode(bytes).trim() === '';
}

const MOST_BLANK = 1024;
