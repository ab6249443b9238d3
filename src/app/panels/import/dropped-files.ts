/** What lies in a drop: files, and folders with all they hold. */

export interface PathedFile {
  /** Name with the folders in front of it, `/` between them. */
  readonly path: string;
  readonly file: File;
}

/** A file's name with the folders it was chosen in. */
export const pathOf = (file: File): string => file.webkitRelativePath || file.name;

/** The parts of a drop that are asked for; the browser's own fulfils it. */
export interface Drop {
  readonly items: ArrayLike<Pick<DataTransferItem, 'kind' | 'webkitGetAsEntry' | 'getAsFile'>>;
}

/**
 * Files in the order of the drop, folders opened. The entries are taken before anything is waited for: the browser empties
 * the drop when its event is over. What cannot be read (a file that is gone) is left out.
 */
export async function droppedFiles(drop: Drop): Promise<PathedFile[]> {
  const parts = Array.from(drop.items)
    .filter((item) => item.kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const found = await Promise.all(
    parts.map(({ entry, file }) => {
      if (entry) return filesOf(entry);
      return file ? [{ path: file.name, file }] : [];
    }),
  );
  return found.flat();
}

async function filesOf(entry: FileSystemEntry): Promise<PathedFile[]> {
  // The system's own litter in folders.
  if (entry.name.startsWith('.')) return [];
  const path = entry.fullPath.replace(/^\//, '');
  if (isFile(entry)) {
    const file = await fileOf(entry);
    return file ? [{ path, file }] : [];
  }
  const inside = await entriesOf((entry as FileSystemDirectoryEntry).createReader());
  return (await Promise.all(inside.map(filesOf))).flat();
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

const fileOf = (entry: FileSystemFileEntry): Promise<File | null> =>
  new Promise((resolve) => entry.file(resolve, () => resolve(null)));

/** All entries of a folder: the browser hands them out some at a time, at last none. */
async function entriesOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (some.length === 0) return all;
    all.push(...some);
  }
}
