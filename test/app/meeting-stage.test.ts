import { beforeEach, describe, expect, it } from 'vitest';
import { presentCommands } from '../../src/app/commands/present.ts';
import { projectorCommand } from '../../src/app/commands/projector.ts';
import { showId, speakerHash } from '../../src/app/panels/meeting/speaker/messages.ts';
import {
  clockText,
  elapsed,
  pauseWatch,
  resetWatch,
  STANDING,
  startWatch,
} from '../../src/app/panels/meeting/speaker/stopwatch.ts';
import { afterDigit, isWholeNumber } from '../../src/app/panels/meeting/stage/digits.ts';
import { clearStage, getStage, nextPointer, setStage, turnStage } from '../../src/app/panels/meeting/stage/stage.ts';
import { strokePath } from '../../src/app/panels/meeting/stage/stroke-path.ts';
import { getApp, setSession } from '../../src/app/state/store.ts';
import { speaker } from '../../src/app/text/speaker.ts';

beforeEach(() => clearStage());

describe('numbers of scenes, typed', () => {
  it.each([
    ['3', 9, true],
    ['1', 9, true],
    ['1', 10, false],
    ['2', 19, true],
    ['2', 20, false],
    ['0', 12, false],
  ])('%s of %i scenes is a whole number: %s', (digit, count, whole) => {
    expect(isWholeNumber(digit, count)).toBe(whole);
  });

  it('goes on with digits up to as many as the last number has, and ends with any other key', () => {
    expect(afterDigit('1', '2', 12)).toBe('12');
    expect(afterDigit('12', '3', 12)).toBeNull();
    expect(afterDigit('12', '3', 120)).toBe('123');
    expect(afterDigit('1', 'ArrowRight', 12)).toBeNull();
  });
});

describe('the size of the type', () => {
  it('says that it was switched before an audience, where it is done by a key', () => {
    setSession({ presenting: null, projector: false, toast: null, language: 'zh' });
    projectorCommand.run();
    expect([getApp().projector, getApp().toast]).toEqual([true, null]);
    setSession({ presenting: 0 });
    projectorCommand.run();
    expect([getApp().projector, getApp().toast?.text]).toEqual([false, '会议模式已关:图上线和字变细;按 F9 恢复']);
    projectorCommand.run();
    expect(getApp().toast?.text).toBe('会议模式已开:图上大字粗线');
    setSession({ presenting: null, projector: false, toast: null });
  });
});

describe('the pen', () => {
  it('draws a point as a dot, two as a line, and bends through the middles of more', () => {
    expect(strokePath([])).toBe('');
    expect(strokePath([[4, 5]])).toBe('M4 5L4 5');
    expect(
      strokePath([
        [0, 0],
        [10, 0.04],
      ]),
    ).toBe('M0 0L10 0');
    expect(
      strokePath([
        [0, 0],
        [10, 0],
        [20, 10],
        [30, 10],
      ]),
    ).toBe('M0 0Q10 0 15 5Q20 10 25 10L30 10');
  });

  it('leaves no trace: the next scene has no strokes, and after the presentation nothing is left', () => {
    const busy = { digits: '1', blank: true, drawing: true, settling: true };
    const none = { rows: 0, columns: 0 };
    const pages = { rows: 3, columns: 2, others: true };
    const card = { title: 'A', lead: '', tables: [], items: [], rest: '' };
    const still = {
      digits: '',
      blank: false,
      drawing: false,
      settling: false,
      strokes: [],
      page: none,
      unchecked: [],
      compared: null,
    };
    setStage({ ...busy, pen: true, pointer: 'spot', strokes: [[[1, 2]]], page: { rows: 2, columns: 1 }, pages, card });
    setStage({ unchecked: [{ key: 'a', name: { zh: 'a', en: 'a' } }] });
    turnStage();
    // What is on a card and how many pages it has is told by the card, which may be that of the next scene.
    expect(getStage()).toEqual({ ...still, pen: true, pointer: 'spot', pages, card });
    clearStage();
    expect(getStage()).toEqual({
      ...still,
      pen: false,
      pointer: 'off',
      card: null,
      pages: { rows: 1, columns: 1, others: false },
    });
  });

  it('takes Escape before the presentation does, while it draws or has drawn', () => {
    const first = () => presentCommands.find((c) => c.keys.includes('Escape') && c.enabled(getApp()))?.id;
    setSession({ presenting: 0 });
    expect(first()).toBe('present-leave');
    setStage({ pen: true });
    expect(first()).toBe('present-pen-down');
    presentCommands.find((c) => c.id === 'present-pen-down')!.run();
    expect(getStage().pen).toBe(false);
    setStage({ strokes: [[[1, 2]]] });
    expect(first()).toBe('present-pen-down');
    setSession({ presenting: null });
    expect(first()).toBeUndefined();
  });
});

describe('the pointer', () => {
  it('is a dot, a spotlight, and off again', () => {
    const kinds = [1, 2, 3].map(() => {
      nextPointer();
      return getStage().pointer;
    });
    expect(kinds).toEqual(['dot', 'spot', 'off']);
  });
});

describe("the speaker's time", () => {
  it('runs, pauses, goes on and begins again', () => {
    const started = startWatch(STANDING, 1000);
    expect(elapsed(started, 61_000)).toBe(60_000);
    // A second start changes nothing.
    expect(startWatch(started, 30_000)).toBe(started);
    const paused = pauseWatch(started, 61_000);
    expect(elapsed(paused, 99_000)).toBe(60_000);
    const again = startWatch(paused, 100_000);
    expect(elapsed(again, 101_000)).toBe(61_000);
    expect(elapsed(resetWatch(again, 101_000), 103_000)).toBe(2000);
    expect(elapsed(resetWatch(paused, 101_000), 103_000)).toBe(0);
  });

  it.each([
    [0, '00:00:00'],
    [59_999, '00:00:59'],
    [756_000, '00:12:36'],
    [3_600_000 * 11 + 61_000, '11:01:01'],
  ])('writes %i ms as %s', (time, text) => {
    expect(clockText(time)).toBe(text);
  });
});

describe("the speaker's window", () => {
  it('is told from the app by its address only', () => {
    expect(showId(speakerHash('12ab'))).toBe('12ab');
    for (const hash of ['', '#', '#speaker', '#speaker/', '#wuhai/siting/11.20/39.5000/106.8000', '#speaker/a/b'])
      expect(showId(hash)).toBeNull();
  });

  it('has every sentence in both languages', () => {
    const keys = (value: object): string[] =>
      Object.entries(value).flatMap(([key, inner]) =>
        typeof inner === 'object' ? keys(inner).map((k) => `${key}.${k}`) : [key],
      );
    expect(keys(speaker.en)).toEqual(keys(speaker.zh));
    expect(JSON.stringify(speaker.en)).not.toMatch(/[\u4e00-\u9fff]/);
  });
});
