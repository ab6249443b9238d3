import { describe, expect, it } from 'vitest';
import { fieldKeeps } from '../../src/app/commands/field-keys.ts';
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

describe('keys that a field keeps for itself', () => {
  const cities = { kind: 'list', options: ['Baiyin', '鄂尔多斯市'] } as const;
  const kept = (field: Parameters<typeof fieldKeeps>[0], keys: readonly string[]) =>
    keys.filter((key) => fieldKeeps(field, key));

  it('are all that is typed, but for function keys and those with Ctrl that it has no use for', () => {
    expect(kept({ kind: 'text' }, ['g', 'Shift+x', '1', 'Escape', 'F9', 'Ctrl+P', 'Ctrl+Z'])).toEqual([
      'g',
      'Shift+x',
      '1',
      'Escape',
      'Ctrl+Z',
    ]);
  });

  it('are the arrows of what is chosen by them', () => {
    expect(kept({ kind: 'arrows' }, ['g', 'x', '2', 'ArrowLeft', 'Escape', 'F9'])).toEqual(['ArrowLeft']);
  });

  it('are in a list those that lead to an option', () => {
    expect(kept(cities, ['g', 'Shift+g', 'b', 'Shift+b', '2', 'ArrowDown', 'Escape', 'F9', 'Ctrl+P'])).toEqual([
      'b',
      'Shift+b',
      'ArrowDown',
      'Escape',
    ]);
  });
});
