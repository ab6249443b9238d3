import { describe, expect, it } from 'vitest';
import {
  joinedRules,
  settledBetween,
  settledWords,
  uncheckedIn,
  wayOf,
  wayWords,
} from '../../src/app/panels/meeting/moved-site.ts';
import { printedLine } from '../../src/app/panels/meeting/readout-words.ts';
import { titleShown } from '../../src/app/panels/meeting/scene-title.ts';
import type { Scene } from '../../src/app/state/scene.ts';
import { textIn } from '../../src/app/text/use-text.ts';
import { carriedBy } from '../../src/domain/siting/move.ts';
import { findingWith, resultWith } from '../support/findings.ts';

const square = [
  [
    [
      [106.8, 39.5],
      [106.81, 39.5],
      [106.81, 39.51],
      [106.8, 39.51],
      [106.8, 39.5],
    ],
  ],
];
const { wall, meeting } = textIn('zh');

describe('a site that was dragged', () => {
  it('says how far and whereto', () => {
    const way = wayOf({ start: square, polygons: carriedBy(square, { east: 300, north: 400 }) })!;
    expect(way.metres).toBeCloseTo(500, 0);
    expect(wayWords(way, 'zh', wall)).toBe('已移动 500.0 m,北偏东 37°(虚线为原位置)');
    const south = wayOf({ start: square, polygons: carriedBy(square, { east: 0, north: -400 }) })!;
    expect(wayWords(south, 'en', textIn('en').wall)).toMatch(/^Moved 400\.0 m, due south/);
  });

  it('was moved by the metres that it was carried by, wherever its middle is', () => {
    const leaning = [[[[106.8, 39.5], [106.9, 39.5], [106.9, 39.6], [106.8, 39.5]]]]; // biome-ignore format: a shape
    const way = wayOf({ start: leaning, polygons: carriedBy(leaning, { east: 996.4, north: 0 }) })!;
    expect(way.metres).toBeCloseTo(996.4, 6);
    expect(way.degrees).toBeCloseTo(90, 6);
    const wider = leaning.map((polygon) => polygon.map((ring) => ring.map(([x = 0, y = 0]) => [2 * x - 106.8, y])));
    expect(wayOf({ start: leaning, polygons: wider })!.metres).toBeGreaterThan(4000);
  });

  it('says nothing where it stands, also after it was read again', () => {
    expect(wayOf({ start: square, polygons: square })).toBeNull();
    expect(wayOf({ start: square, polygons: structuredClone(square) })).toBeNull();
  });

  it('goes on saying so from a scene that was kept after the move, each rule once', () => {
    const rule = (key: string) => ({ key, name: { zh: key, en: key } });
    const kept = [rule('甲'), rule('乙')];
    const before = joinedRules(kept, [rule('乙'), rule('丙')]);
    expect(before.map(({ key }) => key)).toEqual(['甲', '乙', '丙']);
    const now = {
      findings: [findingWith({ key: '甲', status: 'hit' }), findingWith({ key: '丙', status: 'unchecked' })],
    };
    expect(settledBetween(before, now).map(({ key, status }) => [key, status])).toEqual([
      ['甲', 'hit'],
      ['乙', null],
    ]);
  });

  it('says what is no longer unchecked, and as what', () => {
    const of = (key: string, status: 'unchecked' | 'clear' | 'hit') =>
      findingWith({ key, status, name: { zh: key, en: key } });
    const unchecked = ['甲', '乙', '丙', '丁'].map((key) => of(key, 'unchecked'));
    const before = resultWith({ findings: [...unchecked, of('戊', 'hit')] });
    const now = resultWith({
      findings: [of('甲', 'unchecked'), of('乙', 'clear'), of('丙', 'hit'), of('戊', 'clear')],
    });
    const settled = settledBetween(uncheckedIn(before), now);
    expect(settledWords(settled, 'zh', wall)).toBe('原位置未检查,移动后:乙 不涉及、丙 涉及、丁 不再适用');
    expect(settledWords(settledBetween(uncheckedIn(before), before), 'zh', wall)).toBeNull();
  });
});

it('marks a line that is told only', () => {
  const line = { name: { zh: '甲', en: 'A' }, style: null, areaSquareMetres: 10_000, share: 0.5, signed: false };
  expect(printedLine({ ...line, isNotice: true }, 'hectares', 'zh', meeting).name).toBe('甲(仅提示)');
  expect(printedLine(line, 'hectares', 'zh', meeting).name).toBe('甲');
});

it('tells the title of a kept answer in the language of the wall', () => {
  const scene = { kind: 'map', view: 'siting', footprint: { name: 'P' }, title: 'P 移动后 · 需论证 (2)' } as Scene;
  expect(titleShown(scene, 'en')).toBe(
    `${textIn('en').meeting.sceneTitle.moved('P', textIn('en').siting.outcome.justify)} (2)`,
  );
});
