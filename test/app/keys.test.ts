import { describe, expect, it } from 'vitest';
import { keyName } from '../../src/app/commands/key-name.ts';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) =>
  keyName({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

describe('names of keys', () => {
  it.each([
    ['p', {}, 'p'],
    ['P', { shiftKey: true }, 'Shift+p'],
    ['z', { ctrlKey: true }, 'Ctrl+Z'],
    ['z', { metaKey: true }, 'Ctrl+Z'],
    ['Z', { ctrlKey: true, shiftKey: true }, 'Ctrl+Shift+Z'],
    ['ArrowUp', { shiftKey: true }, 'Shift+ArrowUp'],
    ['?', { shiftKey: true }, '?'],
    ['/', {}, '/'],
    [' ', {}, 'Space'],
    ['F9', {}, 'F9'],
  ] as const)('%s with %j is %s', (key, held, name) => {
    expect(press(key, held)).toBe(name);
  });
});
