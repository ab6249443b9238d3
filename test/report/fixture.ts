/** Results of checks with random figures, on the record and rules of a city, and reports of them. */
import { readFileSync } from 'node:fs';
import { type City, parseCity } from '../../src/domain/city.ts';
import { clauseOf } from '../../src/domain/siting/clause.ts';
import { NO_FACTS } from '../../src/domain/siting/project.ts';
import type { Finding } from '../../src/domain/siting/result.ts';
import { parseRuleBook, type Rule, type RuleBook } from '../../src/domain/siting/rules.ts';
import type { CheckedSite, SitingReportInput } from '../../src/report/input.ts';
import { findingWith, resultWith } from '../support/findings.ts';
import { Random } from '../support/random.ts';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../data/cities/wuhai/${name}`, import.meta.url), 'utf8'));

export const CITY: City = parseCity(read('city.json'));

function shippedRules(): RuleBook {
  const book = parseRuleBook(read('rules.json'));
  if (!book.ok) throw new Error('the rules of the city do not fit');
  return book.value;
}

export const RULES: RuleBook = shippedRules();

const DAY = '2026-11-22';
const SQUARE = [
  [
    [
      [106.8, 39.66],
      [106.81, 39.66],
      [106.81, 39.67],
      [106.8, 39.67],
      [106.8, 39.66],
    ],
  ],
];

/** Figures of every size: nothing, what rounds to nothing, a corner, most of the site. */
const area = (random: Random, whole: number): number =>
  random.pick([0, 1e-4, random.between(0, 1), random.between(0, whole), whole * 0.08237]);

function randomFinding(random: Random, rule: Rule | null, index: number, whole: number): Finding {
  const status = random.pick(['hit', 'hit', 'clear', 'unchecked'] as const);
  const layer = CITY.layers.find((l) => l.id === rule?.target.layer) ?? random.pick(CITY.layers);
  const own = random.pick(layer.classes);
  const squareMetres = status === 'unchecked' ? null : status === 'hit' ? area(random, whole) : 0;
  const distance = status === 'hit' ? 0 : random.pick([null, 0, 0.04, random.between(0, 5000)]);
  return findingWith({
    key: `${layer.id}/${own.id}#${index}`,
    ruleId: rule?.id ?? null,
    layerId: layer.id,
    classId: own.id,
    name: rule?.name ?? own.name,
    status,
    outcome: status === 'hit' ? (rule?.outcome ?? 'notice') : status === 'clear' ? 'none' : 'unchecked',
    reason: status === 'unchecked' ? 'layer-missing' : null,
    areaSquareMetres: squareMetres,
    share: squareMetres === null ? null : squareMetres / whole,
    lengthMetres: layer.geometry === 'line' ? random.between(0, 900) : null,
    distanceMetres: distance,
    marginMetres: random.pick([null, 0, random.between(-1200, 3000)]),
    threshold: { kind: 'within', metres: random.between(1, 3000) },
    borderline: random.chance(0.2),
    touching: random.chance(0.2),
    belowTolerance: random.chance(0.1),
    dataErrorSquareMetres: status === 'hit' ? random.between(0, 50_000) : null,
    clause: clauseOf(rule, DAY),
    illustrative: layer.reality === 'illustrative',
    overlap: status === 'hit' && (squareMetres ?? 0) > 0 ? SQUARE : [],
    features:
      status === 'hit'
        ? [{ index: 0, id: `F-${index}`, name: `图斑 ${index}`, areaSquareMetres: squareMetres ?? 0 }]
        : [],
  });
}

function randomResult(random: Random): CheckedSite {
  const whole = random.between(5_000, 4_000_000);
  const findings = [
    ...RULES.rules.map((rule, i) => randomFinding(random, rule, i, whole)),
    randomFinding(random, null, RULES.rules.length, whole),
  ];
  const count = (status: Finding['status']) => findings.filter((f) => f.status === status).length;
  const hits = findings.filter((f) => f.status === 'hit' && f.outcome !== 'notice');
  const gross = hits.reduce((sum, f) => sum + (f.areaSquareMetres ?? 0), 0);
  const net = gross * random.between(0.5, 1);
  const inside = random.between(0, whole);
  const { elapsedMilliseconds: _, ...result } = resultWith({
    areaSquareMetres: whole,
    insideSquareMetres: inside,
    districts: [
      { id: '150302', name: '甲区', areaSquareMetres: inside },
      { id: null, name: null, areaSquareMetres: whole - inside },
    ],
    findings,
    overall: hits.length > 0 ? 'avoid' : 'unchecked',
    counts: { hit: count('hit'), clear: count('clear'), unchecked: count('unchecked') },
    rulesVersion: RULES.version,
    checkedLayers: CITY.layers
      .filter((l) => l.classes.some((c) => c.check))
      .map(({ id, name, versions, accuracyMetres, reality }) => ({
        layerId: id,
        versionId: versions[0]!.id,
        date: versions[0]!.date,
        name,
        accuracyMetres,
        illustrative: reality === 'illustrative',
      })),
    net: {
      keys: hits.map((f) => f.key),
      areasSquareMetres: hits.map((f) => f.areaSquareMetres ?? 0),
      netSquareMetres: net,
      grossSquareMetres: gross,
      repeatedSquareMetres: gross - net,
    },
    bands: {
      insideSquareMetres: whole * 0.1,
      rings: CITY.bandSet!.rings.map((r) => ({
        classId: r.class,
        fromMetres: r.fromMetres,
        toMetres: r.toMetres,
        areaSquareMetres: whole * 0.2,
      })),
      beyondSquareMetres: whole * 0.3,
      residualSquareMetres: 0,
      distanceMetres: random.between(0, 100),
    },
    nearbySites: [
      {
        layerId: 'sites',
        index: 0,
        id: 's-1',
        name: '一号点位',
        classId: 'mine',
        status: '治理中',
        distanceMetres: random.between(0, 3000),
        inside: false,
      },
    ],
    computationErrorSquareMetres: whole * 1e-9,
  });
  return result;
}

/** Half past four in the afternoon of 22 November 2026, eight hours east of Greenwich. */
const MADE_AT = Date.UTC(2026, 10, 22, 8, 30);

function reportInput(result: CheckedSite, change: Partial<SitingReportInput> = {}): SitingReportInput {
  return {
    language: 'zh',
    city: CITY,
    rules: RULES,
    site: {
      name: '储能装备产业园',
      facts: { ...NO_FACTS, unit: '示例建设单位', industry: '储能装备制造' },
      polygons: SQUARE,
      origin: 'file',
      file: '界址点.txt',
      distanceMetres: null,
      copyOf: null,
      change: null,
      addedVertices: 0,
      safetyMetres: 20,
    },
    result,
    disputes: result.findings
      .slice(0, 1)
      .map(({ key, ruleId }) => ({ key, ruleId, reason: '图斑已于 2025 年调出', at: MADE_AT - 3_600_000 })),
    advice: null,
    candidates: [],
    leftOut: [],
    serial: 'K7QF-20261122-1630-a1b2c3',
    madeAt: MADE_AT,
    zoneMinutes: 480,
    validDays: 90,
    internal: true,
    listsCorners: false,
    ...change,
  };
}

export const randomReportInput = (seed: number, change: Partial<SitingReportInput> = {}): SitingReportInput =>
  reportInput(randomResult(new Random(seed)), change);
