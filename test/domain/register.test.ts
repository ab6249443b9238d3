import { describe, expect, test } from 'vitest';
import { compareChecks, compareData } from '../../src/domain/siting/compare-checks.ts';
import { isWider, landOf } from '../../src/domain/siting/design.ts';
import { type CheckRecord, keepRecord, mergeRegisters, withoutOutlines } from '../../src/domain/siting/register.ts';
import { parseRecord } from '../../src/domain/siting/register-schema.ts';
import type { SitingResult } from '../../src/domain/siting/result.ts';
import { canonicalText, devicePrefix, isSerial, serialNumber } from '../../src/domain/siting/serial.ts';
import { checkRecord, finding, sitingResult } from '../support/register.ts';

const MINUTE = 60_000;

describe('records of earlier versions', () => {
  const { footprint, result } = checkRecord({});
  const kept = (safetyMetres: number, origin: 'line' | 'file') =>
    parseRecord({ ...checkRecord({}), footprint: { ...footprint, origin, distanceMetres: 30, safetyMetres } });

  test('know no land where they have a safety distance: what was checked is not it', () => {
    expect(landOf(kept(20, 'line')!.result)).toBeNull();
    expect(isWider(kept(20, 'line')!.result)).toBe(true);
  });

  test('have the ground that was checked for their land where there is none', () => {
    for (const record of [kept(0, 'line'), kept(0, 'file')])
      expect(landOf(record!.result)).toBe(result.areaSquareMetres);
    const design = { landSquareMetres: 7, lengthMetres: 3 };
    const later = parseRecord({ ...kept(20, 'line'), result: { ...result, design } });
    expect(landOf(later!.result)).toBe(7);
  });
});

describe('serial numbers', () => {
  test('say device, local time and hash', () => {
    const at = Date.UTC(2026, 10, 22, 16, 30, 59);
    expect(serialNumber('K7QF', at, 0, 'a1b2c3d4'.repeat(8))).toBe('K7QF-20261122-1630-a1b2c3');
    // In UTC+8 the day after has begun.
    expect(serialNumber('K7QF', at, 480, 'a1b2c3d4'.repeat(8))).toBe('K7QF-20261123-0030-a1b2c3');
    expect(isSerial(serialNumber(devicePrefix(Uint8Array.of(0, 31, 32, 255)), at, -210, '0f'.repeat(32)))).toBe(true);
  });

  test('a device prefix has four letters that are not taken for one another', () => {
    const all = Array.from({ length: 64 }, (_, n) =>
      devicePrefix(Uint8Array.of(4 * n, 4 * n + 1, 4 * n + 2, 4 * n + 3)),
    );
    expect(new Set(all.join('')).size).toBe(32);
    expect(all.join('')).not.toMatch(/[01IO]/);
    expect(() => devicePrefix(Uint8Array.of(1, 2, 3))).toThrow(RangeError);
  });

  test.each(['K7QF-20261122-1630-a1b2c', 'K7QI-20261122-1630-a1b2c3', '../K7QF-20261122-1630-a1b2c3', 7])(
    '%s is none',
    (value) => expect(isSerial(value)).toBe(false),
  );

  test('the text that is hashed does not hang on the order of members', () => {
    expect(canonicalText({ b: [{ d: 1, c: null }], a: 'x' })).toBe('{"a":"x","b":[{"c":null,"d":1}]}');
    expect(canonicalText({ a: 'x', b: [{ c: null, d: 1 }], e: undefined })).toBe(
      canonicalText({ b: [{ d: 1, c: null }], a: 'x' }),
    );
    expect(canonicalText([1, 2])).not.toBe(canonicalText([2, 1]));
  });
});

describe('keeping a check', () => {
  const first = checkRecord({ at: 0 });
  const later = (minutes: number, change: Partial<CheckRecord> = {}) =>
    checkRecord({ at: minutes * MINUTE, inputsHash: 'b'.repeat(64), ...change });

  test('a later one of the same footprint within ten minutes takes its place', () => {
    const next = later(10);
    expect(keepRecord([first], next)).toEqual({ register: [next], record: next, replaced: first.serial });
  });

  test('after ten minutes both stay', () => {
    const next = later(10 + 1 / MINUTE);
    expect(keepRecord([first], next)).toEqual({ register: [first, next], record: next, replaced: null });
  });

  test.each([
    ['a report was made of it', { kept: 'report' as const }],
    ['it is a row of a batch', { kept: 'batch' as const }],
    ['it has a note', { note: '会前核对' }],
  ])('it stays where %s', (_, change) => {
    const former = { ...first, ...change };
    expect(keepRecord([former], later(1)).register).toHaveLength(2);
  });

  test('it stays where it has a dispute that the later one has not', () => {
    const dispute = { key: 'red-line/red-line', ruleId: 'red', reason: '数据已过时', at: 1 };
    const former = { ...first, disputes: [dispute] };
    expect(keepRecord([former], later(1)).register).toHaveLength(2);
    expect(keepRecord([former], later(1, { disputes: [{ ...dispute, at: 2 }] })).register).toHaveLength(1);
  });

  test('another footprint, and another city, are no successors', () => {
    const other = later(1);
    expect(keepRecord([first], { ...other, footprint: { ...other.footprint, id: 'f2' } }).register).toHaveLength(2);
    expect(keepRecord([first], { ...other, city: 'elsewhere' }).register).toHaveLength(2);
  });

  test('dragging for an hour leaves one record', () => {
    let register: readonly CheckRecord[] = [];
    for (let n = 0; n < 720; n++)
      register = keepRecord(register, later(n / 12, { inputsHash: String(n).padStart(64, '0') })).register;
    expect(register).toHaveLength(1);
    expect(register[0]?.at).toBe((719 / 12) * MINUTE);
  });

  test('the same question is not kept twice, however late', () => {
    const again = checkRecord({ at: 5000 * MINUTE });
    const kept = keepRecord([first], again);
    expect(kept.register).toEqual([first]);
    expect(kept.record).toBe(first);
  });

  test('not even for the same ground under another id, as it is put back from the register', () => {
    const back = { ...checkRecord({ at: 60 * MINUTE }), footprint: { ...first.footprint, id: 'f9' } };
    expect(keepRecord([first], back)).toEqual({ register: [first], record: first, replaced: null });
    expect(keepRecord([first], { ...back, city: 'elsewhere' }).register).toHaveLength(2);
  });

  test('a report of the same question keeps serial, time and note, and so does a second one', () => {
    const noted = { ...first, note: '会前核对' };
    const report = checkRecord({ at: 60 * MINUTE, kept: 'report' });
    expect(report.serial).not.toBe(first.serial);
    const kept = keepRecord([noted, later(20)], report);
    expect(kept.register).toEqual([{ ...noted, kept: 'report' }, later(20)]);
    expect(kept.record.serial).toBe(first.serial);
    const second = checkRecord({ at: 61 * MINUTE, kept: 'report' });
    expect(keepRecord(kept.register, second)).toEqual({ ...kept, record: kept.record });
    // A report is a report, however the question comes again.
    expect(keepRecord(kept.register, { ...second, kept: 'batch' }).record.kept).toBe('report');
  });

  test('other rules or other data make a record of its own, however soon', () => {
    const versions = (versionId: string) => [
      { layerId: 'red-line', versionId, date: '2025', name: { zh: '', en: '' } },
    ];
    const asked = { ...first, data: versions('2023') };
    expect(keepRecord([asked], later(1, { data: versions('2023') })).register).toHaveLength(1);
    expect(keepRecord([asked], later(1, { data: versions('2025') })).register).toHaveLength(2);
    // Layers that another kind of project has to do with are no other data.
    const more = [...asked.data, { layerId: 'shore', versionId: '2024', date: '2024', name: { zh: '', en: '' } }];
    expect(keepRecord([asked], later(1, { data: more })).register).toHaveLength(1);
    expect(keepRecord([{ ...asked, data: more }], later(1, { data: asked.data })).register).toHaveLength(1);
    expect(keepRecord([asked], later(1, { data: asked.data, rulesHash: 'e'.repeat(64) })).register).toHaveLength(2);
  });

  test('a report in the minute of the record is the same record, used', () => {
    const report = { ...first, kept: 'report' as const };
    const kept = keepRecord([first], report);
    expect(kept).toEqual({ register: [report], record: report, replaced: null });
    expect(keepRecord(kept.register, first).record).toEqual(report);
  });

  test('registers are joined by serial, and what was used stays used', () => {
    const used = { ...first, kept: 'report' as const };
    const next = later(20);
    expect(mergeRegisters([first, next], [used])).toEqual([used, next]);
    expect(mergeRegisters([used], [next, first])).toEqual([used, next]);
  });

  test('a joined record loses neither its note nor its report', () => {
    const noted = { ...first, note: '会前核对' };
    const used = { ...first, kept: 'report' as const };
    expect(mergeRegisters([noted], [used])).toEqual([{ ...noted, kept: 'report' }]);
    expect(mergeRegisters([used], [noted])).toEqual([{ ...noted, kept: 'report' }]);
    expect(mergeRegisters([noted], [{ ...used, note: '别的' }])).toEqual([{ ...noted, kept: 'report' }]);
  });
});

describe('a record as it is stored', () => {
  test('comes back whole, with what only the app knows of the result', () => {
    const record = checkRecord({});
    expect(parseRecord(structuredClone(record))).toEqual(record);
  });

  test('outlines are left out', () => {
    const square = [[[[0, 0]]]] as unknown as SitingResult['findings'][number]['overlap'];
    const kept = withoutOutlines(sitingResult([finding({ key: 'a', overlap: square })]));
    expect(kept.findings[0]?.overlap).toEqual([]);
  });

  test.each([
    ['a serial of another form', { serial: 'x' }],
    ['a footprint without numbers', { footprint: { ...checkRecord({}).footprint, polygons: [[[['a', 1]]]] } }],
    ['a result without findings', { result: { ...sitingResult([]), findings: null } }],
    ['an outcome nobody knows', { result: { ...sitingResult([]), overall: 'allowed' } }],
    ['no hash', { rulesHash: 'abc' }],
  ])('%s is none', (_, change) => expect(parseRecord({ ...checkRecord({}), ...change })).toBeNull());
});

describe('two checks against each other', () => {
  const before = sitingResult([
    finding({ key: 'red-line/red-line', status: 'hit', outcome: 'avoid', areaSquareMetres: 12_345.6 }),
    finding({ key: 'farmland', status: 'unchecked', outcome: 'unchecked', reason: 'layer-missing' }),
    finding({ key: 'bands/band-200', status: 'clear', distanceMetres: 812.31 }),
    finding({ key: 'water/lake', status: 'clear', distanceMetres: 5 }),
  ]);

  test('tell what is printed otherwise, and nothing else', () => {
    const after = sitingResult([
      finding({ key: 'red-line/red-line', status: 'hit', outcome: 'avoid', areaSquareMetres: 12_345.63 }),
      finding({ key: 'bands/band-200', status: 'clear', distanceMetres: 812.44 }),
      finding({ key: 'farmland', status: 'hit', outcome: 'certify', areaSquareMetres: 3 }),
      finding({ key: 'parks/park', status: 'clear', distanceMetres: 100 }),
    ]);
    const { findings, ...overall } = compareChecks(before, { ...after, overall: 'avoid' });
    expect(overall).toEqual({ before: 'unchecked', after: 'avoid' });
    expect(findings.map((f) => [f.key, f.isChanged, f.before?.status, f.after?.status])).toEqual([
      ['red-line/red-line', false, 'hit', 'hit'],
      ['bands/band-200', true, 'clear', 'clear'],
      ['farmland', true, 'unchecked', 'hit'],
      ['parks/park', true, undefined, 'clear'],
      ['water/lake', true, 'clear', undefined],
    ]);
    expect(findings[1]).toMatchObject({ before: { distanceMetres: 812.31 }, after: { distanceMetres: 812.44 } });
  });

  test('findings of a class go by their rules, whatever comes first', () => {
    const of = (key: string, ruleId: string, areaSquareMetres: number) =>
      finding({ key, ruleId, status: 'hit', outcome: 'avoid', areaSquareMetres });
    const { findings } = compareChecks(
      sitingResult([of('a/b', 'one', 100), of('a/b#two', 'two', 200)]),
      sitingResult([of('a/b', 'two', 200), of('a/b#one', 'one', 100)]),
    );
    expect(findings.map((f) => f.isChanged)).toEqual([false, false]);
  });

  test('of the data, what is of another version, came or went; not what other rules look at', () => {
    const version = (layerId: string, versionId: string) => ({
      layerId,
      versionId,
      date: '2025',
      name: { zh: layerId, en: layerId },
    });
    const missing = finding({ key: 'mines', status: 'unchecked', reason: 'layer-missing' });
    const data = [version('red-line', '2023'), version('parks', 'now'), version('lake', 'now')];
    const changes = compareData({ data, result: sitingResult([missing]) }, [
      version('red-line', '2025'),
      version('parks', 'now'),
      version('mines', 'now'),
      version('shore', 'now'),
    ]);
    expect(changes.map((c) => [c.layerId, c.before?.versionId, c.after?.versionId])).toEqual([
      ['red-line', '2023', '2025'],
      ['lake', 'now', undefined],
      ['mines', undefined, 'now'],
    ]);
  });
});
