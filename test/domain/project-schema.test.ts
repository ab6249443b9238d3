import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { NO_SETTINGS } from '../../src/domain/coverage/indicator.ts';
import { parseSettings, parseWork, type SavedWork } from '../../src/domain/project-schema.ts';

const fixture = (format: number) =>
  JSON.parse(readFileSync(new URL(`../io/fixtures/project-format-${format}.json`, import.meta.url), 'utf8')) as {
    project: { footprints: { id: string }[] };
  };
const second = fixture(2);

function read(value: unknown): SavedWork {
  const outcome = parseWork(value);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}
const withProject = (member: object) => ({ ...second, project: { ...second.project, ...member } });
const withFootprint = (member: object) =>
  withProject({ footprints: second.project.footprints.map((f) => ({ ...f, ...member })) });
const pathOf = (value: unknown): string | undefined => {
  const outcome = parseWork(value);
  return outcome.ok ? undefined : outcome.problems[0]?.where.path;
};

/** What the later formats added, as it is where nothing was done. */
const ADDED = {
  ownVersions: {},
  rules: null,
  disputes: [],
  absentLayers: [],
  coverage: NO_SETTINGS,
  boardFilter: { districts: null, within: null, classKeys: null },
};
const FACTS = { kind: 'chemical', industry: '装备制造', unit: '某公司', purpose: '' };
const DISPUTE = { footprintId: 'footprint-lx2k1c-0', key: 'red-line/red-line', ruleId: 'r', reason: '已核减', at: 5 };

test('a site that stands where it was made is known as such after it was read from text, a moved one as moved', () => {
  const square = (lon: number) => [[[[lon, 39], [lon + 0.01, 39], [lon + 0.01, 39.01], [lon, 39]]]]; // biome-ignore format: one ring
  const opened = (start: number) =>
    read(withFootprint({ polygons: square(106), start: square(start) })).project.footprints[0]!;
  const [still, moved] = [opened(106), opened(106.5)];
  expect(still.start).toBe(still.polygons);
  expect(moved.start).toEqual(square(106.5));
});

describe('work of the second format', () => {
  test('opens with nothing stated, nothing disputed and the shipped rules', () => {
    const { project } = read(second);
    expect(project).toEqual({ ...second.project, ...ADDED, scenes: project.scenes });
    expect(project.footprints.map((f) => f.facts)).toEqual([undefined, undefined]);
  });

  test('opens as the present one where a failed page handed it out without its format', () => {
    const { format: _, ...unsaid } = second as typeof second & { format: number };
    expect(read(unsaid)).toEqual(read(second));
  });
});

describe('settings', () => {
  test('written before the advice could be folded leave it to the room', () => {
    expect(parseSettings({ language: 'en', mappings: {} })).toEqual({
      language: 'en',
      mappings: {},
      adviceFolded: null,
    });
    expect(parseSettings({ language: 'zh', mappings: {}, adviceFolded: true })?.adviceFolded).toBe(true);
  });
});

describe('work of the fourth format', () => {
  const present = (member: object) => ({
    ...withProject({ ...ADDED, ...member }),
    format: 4,
  });

  test('keeps facts, safety distance and disputes', () => {
    const footprints = second.project.footprints.map((f) => ({ ...f, facts: FACTS, safetyMetres: 20 }));
    const { project } = read(present({ footprints, disputes: [DISPUTE] }));
    expect(project.footprints[0]).toMatchObject({ facts: FACTS, safetyMetres: 20 });
    expect(project.disputes).toEqual([DISPUTE]);
  });

  test('keeps the line of a site, its land and the file it came from; what was written without them has none', () => {
    const land = [[[[106.8, 39.7], [106.81, 39.7], [106.81, 39.71], [106.8, 39.7]]]]; // biome-ignore format: a triangle
    const more = { axis: [[106.8, 39.7], [106.81, 39.7]], land, file: '地块.zip' }; // biome-ignore format: a line
    const [site] = read(withFootprint(more)).project.footprints;
    expect(site).toMatchObject(more);
    expect(pathOf(withFootprint({ axis: [[106.8, 'x']] }))).toBe('project.footprints.0.axis.0');
    const [old] = read(second).project.footprints;
    expect([old?.axis, old?.land, old?.file]).toEqual([undefined, undefined, undefined]);
  });

  test('is refused where a dispute has no reason, a fact is no text, a distance is below zero, or a member is missing', () => {
    expect(pathOf(present({ disputes: [{ ...DISPUTE, reason: '' }] }))).toBe('project.disputes.0.reason');
    expect(pathOf(withFootprint({ facts: { ...FACTS, unit: 7 } }))).toBe('project.footprints.0.facts.unit');
    expect(pathOf(withFootprint({ safetyMetres: -1 }))).toBe('project.footprints.0.safetyMetres');
    expect(pathOf({ ...withProject({ ownVersions: {} }), format: 4 })).toBe('project.rules');
  });
});

describe('work of the fifth format', () => {
  const coverage = {
    targets: { 'red-line-share': { value: 31.5, by: '某局', date: '2026-01-31' } },
    countedClasses: ['protection', 'reserve'],
    baselines: { 'red-line': 'v2020' },
  };
  const present = (member: object) => ({
    ...withProject({ ...ADDED, coverage: { ...coverage, ...member } }),
    format: 5,
  });

  test('keeps targets, counted classes and baselines', () => {
    expect(read(present({})).project.coverage).toEqual(coverage);
  });

  test('of the fourth has none of them', () => {
    const { coverage: _, ...fourth } = ADDED;
    expect(read({ ...withProject(fourth), format: 4 }).project.coverage).toEqual(NO_SETTINGS);
  });

  test('is refused where a target has no day or no value', () => {
    const target = coverage.targets['red-line-share'];
    for (const wrong of [{ date: '2026' }, { value: null }])
      expect(pathOf(present({ targets: { a: { ...target, ...wrong } } }))).toBe(
        `project.coverage.targets.a.${Object.keys(wrong)[0]}`,
      );
  });
});
