/** Targets of the shipped cities: the plan's own words, and measures that name what is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type City, parseCity } from '../../src/domain/city.ts';
import { cityFile, cityIds, shippedCity } from '../support/shipped-city.ts';

const cities = cityIds.map((id) => [id, shippedCity(id)] as const);
const plans = fileURLToPath(new URL('../../../shared/seeds/', import.meta.url));
const hasPlans = existsSync(plans);
if (!hasPlans) console.log(`quotes of targets not compared: the plans are not in ${plans}`);

describe.skipIf(!hasPlans)('quotes of targets', () => {
  const ORDER = ['ordos', 'maanshan', 'baiyin', 'wuhai', 'kangbashi'];
  const texts = new Map<string, string>();
  if (hasPlans)
    for (const file of readdirSync(plans).sort())
      texts.set(ORDER[Number(file.slice(0, 3))]!, readFileSync(`${plans}${file}`, 'utf8'));

  it.each(cities)('of %s stand in its plan word for word', (id, { targets }) => {
    for (const { indicator, quote } of targets)
      if (quote !== null) expect(texts.get(id)!.includes(quote), `${indicator}: ${quote}`).toBe(true);
  });
});

describe.each(cities)('targets of %s', (_, city) => {
  it('carry a source where they are quoted, and only there', () => {
    for (const { indicator, quote, source } of city.targets) expect(source === null, indicator).toBe(quote === null);
  });

  it('have a number where they are compared with one', () => {
    const numbered = new Set<City['targets'][number]['comparison']>([
      'at-least',
      'at-most',
      'equal',
      'stated',
      'planned',
    ]);
    for (const { indicator, value, comparison } of city.targets)
      expect(value !== null, indicator).toBe(numbered.has(comparison));
  });

  it('count the shore by the protection and the reserve zone', () => {
    expect(city.shorelineRate).toEqual({
      countedClasses: ['shore-protect', 'shore-reserve'],
      unclassifiedClass: 'shore-unclassified',
    });
  });

  it('name the land that a service is a share of', () => {
    for (const { demand, note, radiusMetres } of city.services) {
      expect(demand.land).toBe('built-up');
      expect(note!.zh).toContain('建成区面积口径');
      expect(radiusMetres).toBe(500);
    }
  });
});

it('leave cities without a baseline among the five', () => {
  const withBaseline = cities.map(([id, city]) => [
    id,
    city.targets.some(
      ({ measure }) =>
        measure.kind === 'no-net-loss' && city.layers.find((l) => l.id === measure.layerId)!.versions.length > 1,
    ),
  ]);
  expect(Object.fromEntries(withBaseline)).toEqual({
    wuhai: true,
    ordos: true,
    baiyin: true,
    maanshan: false,
    kangbashi: false,
  });
});

describe('a record is refused', () => {
  const record = () => JSON.parse(cityFile('wuhai/city.json'));
  const spoilt = (spoil: (city: City) => void) => () => {
    const city = record();
    spoil(city);
    return parseCity(city);
  };
  const edit = (indicator: string, change: object) =>
    spoilt((city) => Object.assign(city.targets.find((t) => t.indicator === indicator)!.measure, change));

  it('where a measure names a layer or class that is not there', () => {
    expect(record()).toEqual(parseCity(record()));
    expect(edit('red-line-area', { layerId: 'nowhere' })).toThrow('red-line-area');
    expect(edit('red-line-area', { classIds: ['nothing'] })).toThrow('nothing');
    expect(edit('legacy-mines', { classId: 'nothing' })).toThrow('legacy-mines');
    expect(edit('river-bands', { classKeys: ['bands/band-9'] })).toThrow('band-9');
    expect(edit('park-coverage', { serviceId: 'nowhere' })).toThrow('park-coverage');
    expect(edit('legacy-mines', { doneStatuses: ['gone'] })).toThrow('doneStatuses');
  });

  it('where a service or the shoreline does', () => {
    expect(spoilt((c) => Object.assign(c.services[0]!.supply, { layerId: 'nowhere' }))).toThrow('service parks');
    expect(spoilt((c) => Object.assign(c.shorelineRate!, { unclassifiedClass: 'nothing' }))).toThrow('shoreline rate');
    expect(spoilt((c) => Object.assign(c, { shorelineRate: null }))).toThrow('has no shoreline');
  });

  it('where an indicator stands twice', () => {
    expect(spoilt((c) => Object.assign(c, { targets: [...c.targets, c.targets[0]] }))).toThrow('stands twice');
  });
});
