/** Results and records of checks for tests that look at what is kept of them. */
import type { CheckRecord } from '../../src/domain/siting/register.ts';
import type { Finding, SitingResult } from '../../src/domain/siting/result.ts';
import { findingWith, resultWith } from './findings.ts';

/** Layer and class are those of the key; nothing is measured but what is stated. */
export function finding(change: Partial<Finding> & Pick<Finding, 'key'>): Finding {
  const [place = ''] = change.key.split('#');
  const [layerId = '', classId = null] = place.split('/');
  return findingWith({
    classKey: classId === null ? null : place,
    groundKeys: classId === null ? [] : [place],
    layerId,
    classId,
    name: { zh: place, en: place },
    style: classId,
    areaSquareMetres: null,
    share: null,
    distanceMetres: null,
    nearest: null,
    threshold: null,
    dataVersion: null,
    ...change,
  });
}

export const sitingResult = (findings: readonly Finding[], change: Partial<SitingResult> = {}): SitingResult =>
  resultWith({
    areaSquareMetres: 1_528_800,
    vertexCount: 6,
    districts: [{ id: 'd1', name: '一区', areaSquareMetres: 1_528_800 }],
    insideSquareMetres: 1_528_800,
    findings,
    overall: 'unchecked',
    rulesVersion: '2026.11',
    computationErrorSquareMetres: 0.001,
    ...change,
  });

const two = (n: number): string => String(n).padStart(2, '0');

/** The serial follows the time. */
export function checkRecord(change: Partial<CheckRecord>): CheckRecord {
  const minute = Math.floor((change.at ?? 0) / 60_000);
  return {
    serial: `K7QF-20261122-${two(Math.floor(minute / 60) % 100)}${two(minute % 60)}-${(change.inputsHash ?? 'a'.repeat(64)).slice(-6)}`,
    at: 0,
    city: 'square',
    footprint: {
      id: 'f1',
      name: '地块 1',
      polygons: [
        [
          [
            [107, 40],
            [107.01, 40],
            [107.01, 40.01],
            [107, 40],
          ],
        ],
      ],
      facts: { kind: null, industry: '化工', unit: '某公司', purpose: '' },
      origin: 'drawn',
      distanceMetres: null,
      safetyMetres: 0,
    },
    rulesVersion: '2026.11',
    rulesHash: 'c'.repeat(64),
    inputsHash: 'a'.repeat(64),
    data: [{ layerId: 'red-line', versionId: 'now', date: '2025', name: { zh: '红线', en: 'red line' } }],
    result: sitingResult([finding({ key: 'red-line/red-line', distanceMetres: 12 })]),
    disputes: [],
    note: '',
    kept: 'auto',
    ...change,
  };
}
