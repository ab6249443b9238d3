import { beforeEach, expect, it, vi } from 'vitest';
import { getApp, setSession } from '../../src/app/state/store.ts';
import { openInTurn, type UserFile } from '../../src/app/state/waiting-files.ts';

const drop = (...names: string[]): UserFile[] => names.map((path) => ({ path, file: new File([], path) }));
const task = { label: '', done: 0, total: 1, cancel: () => {} };
const importing = { files: [], layers: [], choices: {}, shown: 0, problems: [] };

const opened: string[][] = [];
let end = () => {};
/** Opening that lasts until `end` is called. */
const open = (files: readonly UserFile[]): Promise<void> => {
  opened.push(files.map(({ path }) => path));
  return new Promise((resolve) => {
    end = resolve;
  });
};
const settled = async () => {
  await vi.advanceTimersByTimeAsync(1);
};

beforeEach(() => {
  vi.useFakeTimers();
  opened.length = 0;
  setSession({ opening: 'ready', task: null, importing: null, waiting: [] });
});

it('opens at once where nothing is being opened', async () => {
  expect(openInTurn(drop('a'), open)).toBe('now');
  expect(opened).toEqual([['a']]);
  end();
  await settled();
  expect(getApp().waiting).toEqual([]);
});

it('opens what came meanwhile afterwards, one drop after the other, and names it', async () => {
  openInTurn(drop('a'), open);
  expect(openInTurn(drop('b', 'c'), open)).toBe('later');
  expect(openInTurn(drop('d'), open)).toBe('later');
  expect(getApp().waiting).toEqual(['b', 'c', 'd']);
  await settled();
  expect(opened).toEqual([['a']]);
  // The dialogue asks: the next ones wait for it.
  setSession({ importing });
  end();
  await settled();
  expect(opened).toEqual([['a']]);
  setSession({ task });
  setSession({ importing: null });
  await settled();
  expect(opened).toEqual([['a']]);
  setSession({ task: null });
  await settled();
  expect(opened).toEqual([['a'], ['b', 'c']]);
  expect(getApp().waiting).toEqual(['d']);
  end();
  await settled();
  expect(opened).toEqual([['a'], ['b', 'c'], ['d']]);
  expect(getApp().waiting).toEqual([]);
  end();
  await settled();
  expect(openInTurn(drop('e'), open)).toBe('now');
  end();
  await settled();
});

it('waits for the city', async () => {
  setSession({ opening: 'loading' });
  expect(openInTurn(drop('a'), open)).toBe('later');
  await settled();
  expect(opened).toEqual([]);
  setSession({ opening: 'ready' });
  // Not within the change itself: what follows it comes first.
  expect(opened).toEqual([]);
  setSession({ opening: 'loading' });
  await settled();
  expect(opened).toEqual([]);
  setSession({ opening: 'ready' });
  await settled();
  expect(opened).toEqual([['a']]);
  end();
  await settled();
});

it('tells of a file that cannot be read, and goes on with the next', async () => {
  const failing = (files: readonly UserFile[]) =>
    files[0]!.path === 'a' ? Promise.reject(new Error('gone')) : open(files);
  openInTurn(drop('a'), failing);
  openInTurn(drop('b'), failing);
  await settled();
  expect(getApp().problems).toMatchObject([{ where: { file: 'a' }, values: { message: 'gone' } }]);
  expect(opened).toEqual([['b']]);
  end();
  await settled();
});
