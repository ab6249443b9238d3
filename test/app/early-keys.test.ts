import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { handKeysOn, holdKeys } from '../../src/app/commands/early-keys.ts';

/** A page as far as keys go: what happens to its body happens to the window too. */
class Stroke extends Event {
  declare readonly key: string;
  declare readonly shiftKey?: boolean;
  constructor(type: string, { bubbles, cancelable, ...stroke }: EventInit & Readonly<Record<string, unknown>>) {
    super(type, { bubbles, cancelable });
    Object.assign(this, stroke);
  }
}

let page: EventTarget;
let heard: string[];

/** As the app does once it stands. */
const listen = (): void => page.addEventListener('keydown', (event) => heard.push((event as Stroke).key));
const press = (key: string, held: Readonly<Record<string, unknown>> = {}) =>
  page.dispatchEvent(new Stroke('keydown', { key, ...held }));

beforeEach(() => {
  page = new EventTarget();
  heard = [];
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  vi.stubGlobal('document', { body: page });
  vi.stubGlobal('KeyboardEvent', Stroke);
  vi.stubGlobal('Element', class {});
});
afterEach(() => vi.unstubAllGlobals());

describe('keys pressed before the app listens', () => {
  it('are pressed again in their order once it does, and not a second time', () => {
    holdKeys();
    press('2');
    press('F9');
    listen();
    handKeysOn();
    expect(heard).toEqual(['2', 'F9']);
    handKeysOn();
    expect(heard).toEqual(['2', 'F9']);
  });

  it('are not kept from then on', () => {
    holdKeys();
    handKeysOn();
    listen();
    press('3');
    handKeysOn();
    expect(heard).toEqual(['3']);
  });

  it('leaves the browser its own, counts a key that is held down once, and hands Shift on', () => {
    holdKeys();
    press('p', { ctrlKey: true });
    press('ArrowLeft', { altKey: true });
    press('r', { metaKey: true });
    press('x');
    press('x', { repeat: true });
    press('?', { shiftKey: true });
    const shifts: unknown[] = [];
    page.addEventListener('keydown', (event) => shifts.push((event as Stroke).shiftKey ?? false));
    listen();
    handKeysOn();
    expect(heard).toEqual(['x', '?']);
    expect(shifts).toEqual([false, true]);
  });

  it('are a few at most', () => {
    holdKeys();
    for (let i = 0; i < 30; i++) press(String(i));
    listen();
    handKeysOn();
    expect(heard).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
  });

  it('are not those typed into a field', () => {
    class Field {
      matches = (fields: string) => fields.includes('textarea');
    }
    vi.stubGlobal('Element', Field);
    holdKeys();
    const typed = new Stroke('keydown', { key: '2' });
    Object.defineProperty(typed, 'target', { get: () => new Field() });
    page.dispatchEvent(typed);
    press('3');
    listen();
    handKeysOn();
    expect(heard).toEqual(['3']);
  });
});
