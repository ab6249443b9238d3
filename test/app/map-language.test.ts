import { expect, test } from 'vitest';
import { mapInput } from '../../src/app/map/input.ts';
import { labelLayers } from '../../src/app/map/labels.ts';
import type { OpenCity } from '../../src/app/state/model.ts';
import { getApp } from '../../src/app/state/store.ts';
import { CITY } from '../report/fixture.ts';

const open: OpenCity = { city: CITY, tables: {}, summaries: [] };
const lettering = (change: Pick<ReturnType<typeof getApp>, 'language' | 'mapLanguage'>): string =>
  JSON.stringify(labelLayers(mapInput({ ...getApp(), open, ...change })));

test('the map is lettered in the language of the page, and in that of a report while its pictures are drawn', () => {
  const [zh, en] = [lettering({ language: 'zh', mapLanguage: null }), lettering({ language: 'en', mapLanguage: null })];
  expect(zh).not.toBe(en);
  expect(en).toContain(CITY.river.en);
  const band = (language: 'zh' | 'en') =>
    labelLayers(mapInput({ ...getApp(), open, language })).find((l) => l.id === 'label:bands');
  expect(band('zh')).toMatchObject({ layout: { 'text-field': ['get', 'name'] } });
  expect(band('en')).toMatchObject({ layout: { 'text-field': ['get', 'name_en'] } });
  expect(lettering({ language: 'zh', mapLanguage: 'en' })).toBe(en);
  expect(lettering({ language: 'en', mapLanguage: 'zh' })).toBe(zh);
});
