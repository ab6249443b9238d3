import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PROJECT_FORMAT, parseWork } from '../../src/domain/project-schema.ts';
import { sceneOfFormat5 } from '../../src/domain/scene-schema.ts';

const saved = JSON.parse(readFileSync(new URL('../io/fixtures/project-format-2.json', import.meta.url), 'utf8')) as {
  project: { scenes: readonly Record<string, unknown>[] };
};
const old = saved.project.scenes[0]!;
const now = sceneOfFormat5(old) as Record<string, unknown>;
const page = { kind: 'title', id: 'p', title: '汇报', note: '', group: '一', lines: '甲\n乙' };

/** The scenes of work with these ones, or the place of what is wrong. */
function read(scenes: readonly unknown[], format = PROJECT_FORMAT) {
  const first = parseWork(saved);
  if (!first.ok) throw new Error('the fixture cannot be read');
  const outcome = parseWork({ ...first.value, format, project: { ...first.value.project, scenes } });
  return outcome.ok ? outcome.value.project.scenes : outcome.problems[0]!.where.path;
}

describe('scenes of the formats before', () => {
  test('keep place, classes and footprint, and have nothing of what came later', () => {
    const [scene] = read([old], 5) as Record<string, unknown>[];
    expect(scene).toEqual(now);
    expect(scene).toMatchObject({ camera: old.camera, layers: { visible: old.visible, versions: {} }, compare: null });
  });

  test('of the present format stay as they are where nobody said which format it is', () => {
    expect(read([now, page], 5)).toEqual([now, page]);
    expect(sceneOfFormat5(now)).toBe(now);
  });
});

describe('scenes of the present format', () => {
  const compare = { mode: 'swipe', share: 0.5, side: 'left', cityId: 'b', camera: null, layers: now.layers };
  const figure = { kind: 'figure', card: 'shore', id: 'x', districtId: null, keys: ['a/b'] };

  test('are read with comparison, selection, card and picture', () => {
    const whole = {
      ...now,
      compare,
      selection: figure,
      card: 'sites',
      picture: 'data:image/jpeg;base64,AAAA',
      cityId: 'c',
    };
    expect(read([whole, page])).toEqual([whole, page]);
  });

  test('have the second map at the right where they were saved before it could stand at the left', () => {
    const { side, ...older } = compare;
    expect(read([{ ...now, compare: older }])).toMatchObject([{ compare: { side: 'right' } }]);
  });

  test('stand without a selection that cannot be read', () => {
    expect(read([{ ...now, selection: { kind: 'figure', card: 'gone' } }])).toMatchObject([
      { selection: { kind: 'none' } },
    ]);
  });

  test.each([
    ['a kind that is none', { ...now, kind: 'film' }, 'project.scenes.0.kind'],
    ['no title', { ...page, title: 3 }, 'project.scenes.0.title'],
    ['a picture from elsewhere', { ...now, picture: 'https://example.org/a.png' }, 'project.scenes.0.picture'],
    ['a divider beyond the map', { ...now, compare: { ...compare, share: 1.2 } }, 'project.scenes.0.compare.share'],
    ['a place that is none', { ...now, camera: { lon: 'x' } }, 'project.scenes.0.camera.lon'],
  ])('are refused with %s', (_, scene, path) => {
    expect(read([scene])).toBe(path);
  });
});
