import { describe, expect, it } from 'vitest';
import { comparedWords } from '../../src/app/panels/meeting/compared-words.ts';
import { halvesOf } from '../../src/app/panels/meeting/picture-halves.ts';
import type { Compare, SceneLayers } from '../../src/app/state/scene.ts';
import { textIn } from '../../src/app/text/use-text.ts';
import { city } from './layer-record-fixture.ts';

const layer = city.layers.find(({ versions }) => versions.length > 1)!;
const [now, before] = layer.versions;
const layers: SceneLayers = { visible: [], opacity: {}, order: null, versions: { [layer.id]: now!.id } };
const compare = (change: Partial<Compare> = {}): Compare => ({
  mode: 'swipe',
  share: 0.5,
  side: 'right',
  cityId: null,
  camera: null,
  layers: { ...layers, versions: { [layer.id]: before!.id } },
  ...change,
});
const around = { city, cityId: city.id, cityName: (id: string) => `${id}市`, language: 'zh' } as const;
const words = (of: Compare | null, within: Partial<typeof around> | { readonly city: null } = {}) =>
  comparedWords({ compare: of, layers }, { ...around, ...within }, textIn('zh'));

describe('what a scene compares', () => {
  it('is told with both dates or both cities, from left to right', () => {
    expect(words(null)).toBeNull();
    expect(words(compare())).toBe(`卷帘对比:${layer.name.zh} ${now!.date} / ${before!.date}`);
    expect(words(compare({ side: 'left' }))).toBe(`卷帘对比:${layer.name.zh} ${before!.date} / ${now!.date}`);
    expect(words(compare({ mode: 'side', cityId: 'b' }))).toBe(`并列对比:${city.id}市 / b市`);
  });

  it('is told by its way alone where the record of the city is not open, or classes are compared', () => {
    expect(words(compare(), { city: null })).toBe('卷帘对比');
    expect(words(compare({ layers: { ...layers, versions: {} } }))).toBe('卷帘对比');
  });
});

describe('a small picture of two maps', () => {
  it('shows something of both, wherever the divider stands', () => {
    expect(halvesOf('side', 0.9, 320)).toEqual({ width: 160, rule: 160 });
    expect(halvesOf('swipe', 0.5, 320)).toEqual({ width: 320, rule: 160 });
    expect(halvesOf('swipe', 0, 320).rule).toBe(64);
    expect(halvesOf('swipe', 1, 320).rule).toBe(256);
  });
});
