/** Bearings in words, as surveyors write them: the quadrant and whole degrees from north or south. */
import type { Language } from './problems.ts';

/** Degrees clockwise from north, any number: 北偏东 74°, N 74° E; 正东, due east where they round to a quarter. */
export function bearingWords(degrees: number, language: Language): string {
  const turn = ((degrees % 360) + 360) % 360;
  const isNorth = turn <= 90 || turn >= 270;
  const isEast = turn <= 180;
  const from = Math.round(isNorth ? Math.min(turn, 360 - turn) : Math.abs(180 - turn));
  const pole = WORDS[language][isNorth ? 'north' : 'south'];
  const side = WORDS[language][isEast ? 'east' : 'west'];
  if (from === 0) return WORDS[language].due(pole);
  return from === 90 ? WORDS[language].due(side) : WORDS[language].between(pole, side, from);
}

interface Words {
  readonly north: string;
  readonly south: string;
  readonly east: string;
  readonly west: string;
  readonly due: (direction: string) => string;
  readonly between: (pole: string, side: string, degrees: number) => string;
}

const initial = (word: string): string => word.charAt(0).toUpperCase();

const WORDS: Readonly<Record<Language, Words>> = {
  zh: {
    north: '北',
    south: '南',
    east: '东',
    west: '西',
    due: (direction) => `正${direction}`,
    between: (pole, side, degrees) => `${pole}偏${side} ${degrees}°`,
  },
  en: {
    north: 'north',
    south: 'south',
    east: 'east',
    west: 'west',
    due: (direction) => `due ${direction}`,
    between: (pole, side, degrees) => `${initial(pole)} ${degrees}° ${initial(side)}`,
  },
};
