import { beforeEach, describe, expect, it } from 'vitest';
import { presentCommands } from '../../src/app/commands/present.ts';
import { readoutWithin, sitingReadout } from '../../src/app/panels/meeting/readout.ts';
import { showKey } from '../../src/app/panels/meeting/speaker/speaker-keys.ts';
import { cutBlocks, type Span, splitIntoPages } from '../../src/app/panels/meeting/split-pages.ts';
import {
  isAmongOthers,
  NO_STARTS,
  pageAfter,
  pageBefore,
  pageCount,
  startsWith,
} from '../../src/app/panels/meeting/stage/pages.ts';
import { clearStage, countPages, getStage, turnPage, turnStage } from '../../src/app/panels/meeting/stage/stage.ts';
import { getApp, setSession } from '../../src/app/state/store.ts';
import { findingWith, resultWith } from '../support/findings.ts';

const units = (...blocks: readonly (readonly [rows: number, isFigure?: boolean])[]) =>
  blocks.flatMap(([rows, isFigure = true], block) => Array.from({ length: rows }, () => ({ block, isFigure })));
const holding =
  (most: number) =>
  ({ from, to }: Span) =>
    to - from <= most;

describe('a card parted into pages', () => {
  it('tells every row once, in its order, each page as full as it can be', () => {
    for (const most of [1, 2, 3, 7, 23, 40]) {
      const { pages, lost } = splitIntoPages(units([23]), holding(most));
      expect(pages[0]!.from).toBe(0);
      expect(pages.at(-1)!.to).toBe(23);
      for (const [i, page] of pages.entries()) {
        if (i > 0) expect(page.from).toBe(pages[i - 1]!.to);
        if (i < pages.length - 1) expect(page.to - page.from).toBe(most);
      }
      expect(lost).toBe(0);
    }
  });

  it('goes over from a table to the next one on a page that holds both', () => {
    expect(splitIntoPages(units([3], [4]), holding(5)).pages).toEqual([
      { from: 0, to: 5 },
      { from: 5, to: 7 },
    ]);
  });

  it('passes over what no page holds, and says so; what follows is still told', () => {
    const fits = ({ from, to }: Span) => !(from < 2 && to > 1) && to - from <= 2;
    const { pages, lost } = splitIntoPages(units([1], [1], [2]), fits);
    expect(lost).toBe(1);
    expect(pages).toEqual([
      { from: 0, to: 1 },
      { from: 2, to: 4 },
    ]);
  });

  it('tells notes that the last page has no room for on a page of their own', () => {
    const page = splitIntoPages(units([4], [1, false]), holding(4));
    expect(page).toEqual({ pages: [{ from: 0, to: 4 }, { from: 4, to: 5 }], lost: 0 }); // biome-ignore format: a page a line
    expect(splitIntoPages(units([4], [1, false]), holding(5)).pages).toEqual([{ from: 0, to: 5 }]);
  });
});

describe('totals of tables that are parted', () => {
  const parted = units([4], [1], [3]);
  const cut = (from: number, to: number) => [...cutBlocks(parted, { from, to })];

  it('are marked where rows of their table are on another page, and nowhere else', () => {
    expect(cut(0, 8)).toEqual([]);
    expect(cut(0, 5)).toEqual([]);
    expect(cut(0, 3)).toEqual([0]);
    expect(cut(3, 7)).toEqual([0, 2]);
    expect(cut(4, 8)).toEqual([]);
    expect(cut(2, 2)).toEqual([]);
  });
});

describe('pages of rows and columns', () => {
  it('come all rows first, then further columns, and the same way back', () => {
    const count = { rows: 2, columns: 2, others: false };
    expect(pageAfter({ rows: 0, columns: 0 }, count)).toEqual({ rows: 1, columns: 0 });
    expect(pageAfter({ rows: 1, columns: 0 }, count)).toEqual({ rows: 0, columns: 1 });
    expect(pageAfter({ rows: 1, columns: 1 }, count)).toBeNull();
    expect(pageBefore({ rows: 0, columns: 1 })).toMatchObject({ columns: 0 });
    expect(pageBefore({ rows: 1, columns: 1 })).toEqual({ rows: 0, columns: 1 });
    expect(pageBefore({ rows: 0, columns: 0 })).toBeNull();
    // Other tables of the card come after all columns.
    const more = { ...count, others: true };
    expect(pageAfter({ rows: 1, columns: 1 }, more)).toEqual({ rows: 0, columns: 2 });
    expect([isAmongOthers({ rows: 0, columns: 1 }, more), isAmongOthers({ rows: 0, columns: 2 }, more)]).toEqual([false, true]); // biome-ignore format: two
    expect(pageAfter({ rows: 1, columns: 2 }, more)).toBeNull();
    expect(pageAfter({ rows: 0, columns: 0 }, { rows: 1, columns: 1, others: true })).toBeNull();
  });

  it('begin where the page before ended, whatever each of them holds; how many there are is known at the last', () => {
    let starts = startsWith(NO_STARTS, 0, 9, 14);
    expect([starts.at, pageCount(starts, 9, 14)]).toEqual([[0, 9], 2]);
    // Wider columns: the second page holds less than the first.
    starts = startsWith(starts, 1, 4, 14);
    expect([starts.at, pageCount(starts, 4, 14)]).toEqual([[0, 9, 13], 3]);
    starts = startsWith(starts, 2, 1, 14);
    expect(pageCount(starts, 1, 14)).toBe(3);
    // Back on the first page nothing is forgotten, and told again it is nothing new.
    const back = startsWith(starts, 0, 9, 14);
    expect(back).toBe(starts);
    expect(pageCount(back, 9, 14)).toBe(3);
    expect(startsWith(starts, 2, 1, 14)).toBe(starts);
    // A page that holds less than it did lets what it no longer holds follow.
    expect(startsWith(starts, 0, 5, 14).at).toEqual([0, 5]);
  });

  it('are one where all is shown', () => {
    const starts = startsWith(NO_STARTS, 0, 14, 14);
    expect(pageCount(starts, 14, 14)).toBe(1);
    expect(pageCount(NO_STARTS, 14, 14)).toBe(1);
  });
});

describe('turning pages on the wall', () => {
  beforeEach(() => {
    clearStage();
    setSession({ presenting: 0 });
  });
  const press = (key: string): string | undefined => {
    const command = presentCommands.find((c) => c.keys.includes(key) && c.enabled(getApp()));
    command?.run();
    return command?.id;
  };

  it('has keys where there are pages, stops at both ends, and begins anew with the next scene', () => {
    expect(press(']')).toBeUndefined();
    countPages({ rows: 3 });
    expect(press(']')).toBe('present-page-next');
    press('Shift+ArrowDown');
    press(']');
    expect(getStage().page).toEqual({ rows: 2, columns: 0 });
    expect(press('[')).toBe('present-page-previous');
    expect(getStage().page.rows).toBe(1);
    press('Shift+ArrowUp');
    press('[');
    expect(getStage().page.rows).toBe(0);
    turnPage(1);
    turnStage();
    expect(getStage()).toMatchObject({ page: { rows: 0, columns: 0 }, pages: { rows: 3 } });
    setSession({ presenting: null });
    expect(press(']')).toBeUndefined();
  });

  it("turns them from the speaker's window, where Shift and an arrow do not turn the scene", () => {
    const stroke = (key: string, shiftKey = false) => showKey({ key, shiftKey } as KeyboardEvent);
    expect([stroke(']'), stroke('['), stroke('m')]).toEqual([']', '[', 'm']);
    expect([stroke('ArrowDown', true), stroke('ArrowUp', true)]).toEqual([']', '[']);
    expect(stroke('ArrowDown')).toBe('ArrowDown');
  });
});

describe('further lines of the read-out', () => {
  const hits = [1, 2, 3, 4, 5, 6].map((n) =>
    findingWith({ key: `${n}`, status: 'hit', outcome: 'avoid', name: { zh: `${n}`, en: `${n}` } }),
  );
  const net = { keys: ['1', '2'], areasSquareMetres: [1, 1], netSquareMetres: 1, grossSquareMetres: 2, repeatedSquareMetres: 1 }; // biome-ignore format: sums
  const names = (lines: readonly { name: unknown }[]) =>
    lines.map(({ name }) => (typeof name === 'string' ? name : (name as { zh: string }).zh));

  it('follow page by page until each was told, the net area beside them all', () => {
    const all = sitingReadout(resultWith({ findings: hits, net }), Number.POSITIVE_INFINITY);
    expect(all.more).toBe(0);
    const pages = [0, 4].map((from) => readoutWithin(all, 5, from));
    expect(pages.map(({ lines }) => names(lines))).toEqual([
      ['1', '2', '3', '4', 'net'],
      ['5', '6', 'net'],
    ]);
    expect(pages.map(({ more }) => more)).toEqual([2, 4]);
  });
});
