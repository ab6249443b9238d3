/** Results and records of checks for tests that look at what is kept of them. */
import type { CheckRecord } from '../../src/domain/siting/register.ts';
import type { Finding, SitingResult } from '../../src/domain/siting/result.ts';

/** Layer and class are those of the key. */
export function finding(change: Partial<Finding> & Pick<Finding, 'key'>): Finding {
  const [place = ''] = change.key.split('#');
  const [layerId = '', classId = null] = place.split('/');
  const name = { zh: place, en: place };
  return {
    classKey: classId === null ? null : place,
    groundKeys: classId === null ? [] : [place],
    ruleId: null,
    layerId,
    classId,
    name,
    style: classId,
    status: 'clear',
    outcome: 'none',
    reason: null,
    areaSquareMetres: null,
    outsideSquareMetres: 0,
    share: null,
    lengthMetres: null,
    distanceMetres: null,
    nearest: null,
    threshold: null,
    marginMetres: null,
    touching: false,
    belowTolerance: false,
    borderline: false,
    accuracyMetres: 10,
    dataErrorSquareMetres: null,
    features: [],
    overlap: [],
    overlapResidualSquareMetres: null,
    allInInnerBand: false,
    absentHere: false,
    clause: null,
    illustrative: false,
    dataVersion: null,
    ...change,
  };
}

export const sitingResult = (findings: readonly Finding[], change: Partial<SitingResult> = {}): SitingResult => ({
  areaSquareMetres: 1_528_800,
  vertexCount: 6,
  districts: [{ id: 'd1', name: '一区', areaSquareMetres: 1_528_800 }],
  insideSquareMetres: 1_528_800,
  findings,
  overall: 'unchecked',
  counts: { hit: 0, clear: 0, unchecked: 0 },
  rulesVersion: '2026.11',
  kind: null,
  notApplicable: [],
  checkedLayers: [],
  net: { keys: [], areasSquareMetres: [], netSquareMetres: 0, grossSquareMetres: 0, repeatedSquareMetres: 0 },
  bands: null,
  nearbySites: [],
  computationErrorSquareMetres: 0.001,
  elapsedMilliseconds: 1,
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
