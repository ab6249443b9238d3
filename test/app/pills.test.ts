import { describe, expect, it } from 'vitest';
import { litFindings } from '../../src/app/map/deck/lit.ts';
import { measuredTo, pillContents } from '../../src/app/map/deck/pills.ts';
import { EMPTY_PROJECT, type OpenCity } from '../../src/app/state/model.ts';
import type { AppState } from '../../src/app/state/store.ts';
import type { Finding } from '../../src/domain/siting/result.ts';
import { findingWith } from '../support/findings.ts';
import { squareAt } from '../support/rule-footprints.ts';
import { shippedCity } from '../support/shipped-city.ts';

const CITIES = ['wuhai', 'baiyin', 'ordos', 'kangbashi', 'maanshan'];

describe('what a distance is measured to', () => {
  it.each(CITIES)('has one name for the boundary of bands, by a ring or by itself: %s', (id) => {
    const city = shippedCity(id);
    const open: OpenCity = { city, tables: {}, summaries: [] };
    const bands = city.layers.find(({ role }) => role === 'bands');
    const range = city.layers.find(({ role }) => role === 'management-range')!;
    const [inside] = range.classes;
    const own = findingWith({ layerId: range.id, name: inside!.name });
    const ring = findingWith({
      layerId: bands?.id ?? 'bands',
      name: { zh: '0–200 m', en: '0–200 m' },
      threshold: { kind: 'within', metres: 200 },
    });
    for (const [language, name] of [
      ['zh', '河道管理范围'],
      ['en', 'River management range'],
    ] as const) {
      // biome-ignore format: two pairs
      expect(measuredTo(own, { open, language })).toBe(name);
      if (city.bandSet) expect(measuredTo(ring, { open, language })).toBe(name);
    }
  });

  it('is the class itself where no ring stands for a limit', () => {
    const red = findingWith({ layerId: 'red-line', name: { zh: '红线', en: 'red line' } });
    expect(measuredTo(red, { open: null, language: 'zh' })).toBe('红线');
  });
});

describe('what is lit on the map', () => {
  const overlap = squareAt([106.8, 39.5]);
  const met = (key: string, outcome: Finding['outcome']): Finding =>
    findingWith({ key, classKey: key, status: 'hit', outcome, overlap, nearest: null });
  const red = met('red', 'avoid');
  const band = met('band', 'justify');
  const state = {
    project: { ...EMPTY_PROJECT, activeFootprintId: 'a' },
    check: { kind: 'done', footprintId: 'a', result: { findings: [red, band] } },
    hoverKey: null,
    selection: { kind: 'finding', key: 'band' },
    dialog: null,
  } as unknown as AppState;
  const strong = (seen: AppState) => litFindings(seen).strong.map(({ key }) => key);

  it('leaves the map to the rows of a screening while it is open, but for what decides', () => {
    const seen = { ...state, language: 'zh', selection: { kind: 'none' } } as AppState;
    const told = (dialog: AppState['dialog']) => pillContents({ ...seen, dialog }).map(({ id }) => id);
    expect(told(null)).toEqual(['overlap:red', 'overlap:band']);
    expect(told('batch')).toEqual(['overlap:red']);
  });

  it('names what decides beside a row in hand that decides nothing', () => {
    const told = met('water', 'notice');
    const seen = {
      ...state,
      language: 'zh',
      selection: { kind: 'finding', key: 'water' },
      check: { kind: 'done', footprintId: 'a', result: { findings: [red, told] } },
      advice: { kind: 'none' },
      freeGround: { kind: 'none' },
    } as unknown as AppState;
    expect(pillContents(seen).map(({ id }) => id)).toEqual(['overlap:water', 'overlap:red']);
    const atRest = { ...seen, selection: { kind: 'none' } } as AppState;
    expect(pillContents(atRest).map(({ id }) => id)).toEqual(['overlap:red']);
  });

  it('is the row in hand; in a report what decides, whatever was clicked or pointed at last', () => {
    expect(strong(state)).toEqual(['band']);
    expect(strong({ ...state, dialog: 'report' })).toEqual(['red', 'band']);
    expect(strong({ ...state, dialog: 'report', hoverKey: 'band' })).toEqual(['red', 'band']);
  });
});
