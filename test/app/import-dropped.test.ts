import { expect, it } from 'vitest';
import { type Drop, droppedFiles } from '../../src/app/panels/import/dropped-files.ts';

/** Entries as browsers give them: a folder hands out what is in it some at a time. */
const fileEntry = (fullPath: string, gone = false) => ({
  isFile: true,
  name: fullPath.split('/').at(-1)!,
  fullPath,
  file: (found: (file: File) => void, failed: () => void) => (gone ? failed() : found(new File([fullPath], 'x'))),
});

const folderEntry = (fullPath: string, inside: readonly unknown[]) => ({
  isFile: false,
  name: fullPath.split('/').at(-1)!,
  fullPath,
  createReader: () => {
    const rest = [...inside];
    return { readEntries: (found: (some: unknown[]) => void) => found(rest.splice(0, 2)) };
  },
});

/** A drop that is emptied as soon as its event is over. */
function dropOf(entries: readonly unknown[]): Drop {
  const items = entries.map((entry) => ({
    kind: 'file',
    webkitGetAsEntry: () => entry as FileSystemEntry,
    getAsFile: () => null,
  }));
  queueMicrotask(() => items.splice(0));
  return { items };
}

it('finds the files of a drop, those in folders of folders too, with their paths', async () => {
  const drop = dropOf([
    fileEntry('/a.shp'),
    folderEntry('/plan', [
      fileEntry('/plan/b.txt'),
      folderEntry('/plan/deep', [fileEntry('/plan/deep/c.csv')]),
      fileEntry('/plan/d.kml'),
      fileEntry('/plan/e.dxf'),
      fileEntry('/plan/f.dxf'),
    ]),
    fileEntry('/z.zip'),
  ]);
  expect((await droppedFiles(drop)).map((f) => f.path)).toEqual([
    'a.shp',
    'plan/b.txt',
    'plan/deep/c.csv',
    'plan/d.kml',
    'plan/e.dxf',
    'plan/f.dxf',
    'z.zip',
  ]);
});

it('passes over hidden files and those that are gone', async () => {
  const drop = dropOf([
    folderEntry('/plan', [fileEntry('/plan/.DS_Store'), fileEntry('/plan/b.txt', true), fileEntry('/plan/c.txt')]),
  ]);
  expect((await droppedFiles(drop)).map((f) => f.path)).toEqual(['plan/c.txt']);
});

it('takes plain files where the browser knows no entries, and no text', async () => {
  const items = [
    { kind: 'string', webkitGetAsEntry: () => null, getAsFile: () => null },
    { kind: 'file', webkitGetAsEntry: () => null, getAsFile: () => new File(['x'], 'a.geojson') },
  ];
  expect((await droppedFiles({ items })).map((f) => f.path)).toEqual(['a.geojson']);
});
