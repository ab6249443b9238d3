/** Bearings in words: the nearest of north, east, south and west, and whole degrees from it. */
import type { Language } from './problems.ts';

/** Degrees clockwise from north, any number: 东偏北 16°, 16° north of east; 正东, due east where they round to a quarter. */
export function bearingWords(degrees: number, language: Language): string {
  const turn = ((Math.round(degrees) % 360) + 360) % 360;
  const words = WORDS[language];
  const pole = turn <= 90 || turn >= 270 ? words.north : words.south;
  const side = turn <= 180 ? words.east : words.west;
  const fromPole = Math.min(turn, 360 - turn, Math.abs(180 - turn));
  if (fromPole === 0) return words.due(pole);
  if (fromPole === 90) return words.due(side);
  return fromPole <= 45 ? words.between(pole, side, fromPole) : words.between(side, pole, 90 - fromPole);
}

interface Words {
  readonly north: string;
  readonly south: string;
  readonly east: string;
  readonly west: string;
  readonly due: (direction: string) => string;
  readonly between: (from: string, to: string, degrees: number) => string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  zh: {
    north: '北',
    south: '南',
    east: '东',
    west: '西',
    due: (direction) => `正${direction}`,
    between: (from, to, degrees) => `${from}偏${to} ${degrees}°`,
  },
  en: {
    north: 'north',
    south: 'south',
    east: 'east',
    west: 'west',
    due: (direction) => `due ${direction}`,
    between: (from, to, degrees) => `${degrees}° ${to} of ${from}`,
  },
};
