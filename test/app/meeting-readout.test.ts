import { describe, expect, it } from 'vitest';
import { coverageReadout, sitingReadout } from '../../src/app/panels/meeting/readout.ts';
import { landLine, uncheckedWords } from '../../src/app/panels/meeting/readout-words.ts';
import { meeting } from '../../src/app/text/meeting.ts';
import type { Finding, SitingResult } from '../../src/domain/siting/result.ts';
import { findingWith, resultWith } from '../support/findings.ts';
import { cityFixture, coverageFixture } from './coverage-fixture.ts';

const finding = (key: string, change: Partial<Finding>): Finding =>
  findingWith({
    key,
    layerId: key,
    classId: key,
    name: { zh: key, en: key },
    style: key,
    status: 'hit',
    outcome: 'justify',
    areaSquareMetres: 10_000,
    share: 0.01,
    distanceMetres: 0,
    nearest: null,
    ...change,
  });

const result = (findings: Finding[], keys: string[]): SitingResult =>
  resultWith({
    findings,
    overall: 'avoid',
    net: {
      keys,
      areasSquareMetres: keys.map(() => 0),
      netSquareMetres: 196_900,
      grossSquareMetres: 200_000,
      repeatedSquareMetres: 3_100,
    },
  });

describe('figures of a check', () => {
  it('are at most five lines, the net area last, and say how many were left out', () => {
    const hits = ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => finding(key, {}));
    const readout = sitingReadout(result(hits, ['a', 'b', 'c', 'd', 'e', 'f']));
    expect(readout.lines).toHaveLength(5);
    expect(readout.lines.at(-1)).toMatchObject({ name: 'net', areaSquareMetres: 196_900, share: 0.1969 });
    expect(readout.more).toBe(2);
  });

  it('put what decides before what is only noticed', () => {
    const readout = sitingReadout(
      result([finding('n', { outcome: 'notice' }), finding('a', { outcome: 'avoid' })], ['a']),
    );
    expect(readout.lines.map((l) => l.style)).toEqual(['a', 'n']);
  });

  it('never pass the ground that was checked for the land where the land is not known', () => {
    const known = { ...result([], []), design: { landSquareMetres: 20_000, lengthMetres: null } };
    const words = { land: (n: string) => `land ${n}`, range: (n: string) => `range ${n}` };
    const line = (of: SitingResult) => landLine(sitingReadout(of), words);
    expect(line({ ...known, areaSquareMetres: 90_000 })).toBe('land 2.00');
    const unknown = { ...known, areaSquareMetres: 90_000, design: { landSquareMetres: null, lengthMetres: null } };
    expect(line(unknown)).toBe('range 9.00');
  });

  it('never lose what was not checked', () => {
    const readout = sitingReadout(result([finding('farmland', { status: 'unchecked', outcome: 'unchecked' })], []));
    expect(readout.lines).toEqual([]);
    expect(readout.unchecked).toEqual([{ zh: 'farmland', en: 'farmland' }]);
  });

  it('name what lacks data first, and count what waits for the kind of the project', () => {
    const open = { status: 'unchecked', outcome: 'unchecked' } as const;
    const kinds = ['尾矿库', '排土场'].map((key) => finding(key, { ...open, reason: 'kind-unknown' }));
    const data = ['耕地', '林地', '草地'].map((key) => finding(key, { ...open, reason: 'layer-missing' }));
    const words = (own: Finding[], language: 'zh' | 'en' = 'zh') =>
      uncheckedWords(sitingReadout(result(own, [])), 2, language, meeting[language]);
    expect(words([...kinds, ...data])).toBe('未检查 3 项:耕地、林地等;另有 2 项因未说明项目类型未检查');
    expect(words([...kinds, data[0]!])).toBe('未检查 1 项:耕地;另有 2 项因未说明项目类型未检查');
    expect(words(kinds)).toBe('未检查 2 项:未说明项目类型');
    expect(words([...kinds, data[0]!], 'en')).toMatch(/耕地; 2 more: kind of project not stated$/);
  });
});

describe('figures of the city', () => {
  it('are at most five lines and end with the change of the red line and the shore', () => {
    const city = { ...cityFixture, shorelineRate: { countedClasses: ['shore-protect', 'shore-reserve'], unclassifiedClass: null } }; // biome-ignore format: one city
    const { lines } = coverageReadout(coverageFixture, city);
    expect(lines).toHaveLength(5);
    expect(lines.slice(-2).map((l) => l.name)).toEqual(['red-line-change', 'shoreline']);
    expect(lines.at(-1)).toMatchObject({ areaSquareMetres: null, share: 0.75 });
    expect(coverageReadout(coverageFixture, city, ['shore-protect']).lines.at(-1)).toMatchObject({ share: 0.5 });
  });

  it('say nothing of a change without a baseline', () => {
    const { lines } = coverageReadout({ ...coverageFixture, ledger: null }, cityFixture);
    expect(lines.map((l) => l.name)).not.toContain('red-line-change');
  });
});
