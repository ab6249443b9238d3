/** Indicators of ground: what is lost, how large something is, which share of it is of a class. */
import { changeSums } from './change-ground.ts';
import type { IndicatorAnswer, LitRegion, Question } from './indicator.ts';
import type { IndicatorFact } from './indicator-facts.ts';
import { against, answer, districtsAgainst, given, inBaseUnit, judged, noData, ROUNDING } from './indicator-judge.ts';
import type { LayerChangeRegion } from './region-change.ts';

/** 面积不减少: met by a net gain beyond what the lines may be off, or by no change at all. */
export const noNetLoss = ({ measure, parts }: Question<'no-net-loss'>): IndicatorAnswer =>
  given(parts.changes[measure.layerId], 'no-baseline', (changes) => {
    const { classIds, layerId } = measure;
    const own = (row: (typeof changes.rows)[number]) => {
      const ground = changes.ground.filter((g) =>
        row.districtId === null ? g.districtId !== null : g.districtId === row.districtId,
      );
      return changeSums(ground, classIds);
    };
    const sums = own(changes.total);
    const net = sums.afterSquareMetres - sums.beforeSquareMetres;
    // What moves between classes asked for and others has perimeters that only the classes' own rows hold.
    const dataError =
      classIds === null
        ? changes.total.dataErrorSquareMetres
        : changes.total.classes
            .filter((c) => classIds.includes(c.classId))
            .reduce((sum, c) => sum + c.dataErrorSquareMetres, 0);
    const rounding = ROUNDING * Math.max(sums.beforeSquareMetres, sums.afterSquareMetres);
    const { before, after, leftOut } = changes;
    const part = (role: 'lost' | 'gained'): LitRegion => {
      const all = { classIds, move: null, piece: null };
      const region: LayerChangeRegion = {
        kind: 'layer-change',
        districtId: null,
        layerId,
        before: before.versionId,
        part: role,
        ...all,
      };
      return { role, region };
    };
    const found = {
      value: { kind: 'change', ...sums, netSquareMetres: net },
      computationError: rounding,
      dataError,
      notes: districtsAgainst(changes.rows, (at) => {
        const row = own(changes.rows[at]!);
        const netOfRow = row.afterSquareMetres - row.beforeSquareMetres;
        return Math.sign(netOfRow) === -Math.sign(net) && Math.abs(netOfRow) > rounding;
      }),
      regions: [part('lost'), part('gained')],
      inputs: [before, after],
    } as const;
    if (leftOut.before + leftOut.after > 0) return noData('features-left-out', found);
    return answer({ ...found, state: judged(net, dataError, rounding) });
  });

type Ground = Extract<IndicatorFact, { kind: 'ground' }>;

const withGround = (
  { target, parts }: Pick<Question, 'target' | 'parts'>,
  go: (fact: Ground) => IndicatorAnswer,
): IndicatorAnswer =>
  given(parts.facts, 'layer-missing', (facts) => {
    const fact = facts[target.indicator];
    if (fact?.kind !== 'ground') return noData('layer-missing');
    const found = go(fact);
    return fact.leftOut > 0 ? { ...found, state: 'no-data', reasons: ['features-left-out'] } : found;
  });

/** Accuracy of the least accurate of the layers picked, metres. */
const accuracyOf = ({ inputs }: Ground, isOf: (layerId: string) => boolean): number =>
  Math.max(0, ...inputs.map((i) => (isOf(i.layerId) ? i.accuracyMetres : 0)));

/** Square metres: the city's border is off by the accuracy of the districts, the rest of the outline by that of the classes. */
function outlineError(fact: Ground, classKeys: readonly string[]): number {
  const isOfClasses = (layerId: string) => classKeys.some((key) => key.split('/')[0] === layerId);
  const border = fact.borderMetres ?? 0;
  const own = (fact.ground.perimeterMetres - border) * accuracyOf(fact, isOfClasses);
  return own + border * accuracyOf(fact, (layerId) => !isOfClasses(layerId));
}

export const ground = (question: Question<'ground'>): IndicatorAnswer =>
  withGround(question, (fact) => {
    const { target, wanted, measure } = question;
    const { squareMetres } = fact.ground;
    const dataError = outlineError(fact, measure.classKeys);
    const base = wanted === null ? null : inBaseUnit(wanted, target.unit);
    return answer({
      value: {
        kind: 'area',
        squareMetres,
        cityShare: fact.whole.squareMetres > 0 ? squareMetres / fact.whole.squareMetres : null,
        stated: null,
      },
      computationError: ROUNDING * squareMetres,
      dataError,
      state: against(target, squareMetres, base, dataError, ROUNDING * squareMetres),
      regions: [{ role: 'ground', region: { kind: 'classes', districtId: null, all: [measure.classKeys], none: [] } }],
      inputs: fact.inputs,
    });
  });

/** An official area beside that of the map: how far outlines agree, no more. */
export const layerArea = (question: Question<'layer-area'>): IndicatorAnswer =>
  withGround(question, (fact) => {
    const { city, target, wanted, measure } = question;
    const { squareMetres, perimeterMetres } = fact.ground;
    const keys = city.layers.find((l) => l.id === measure.layerId)?.classes.map((c) => `${measure.layerId}/${c.id}`) ?? []; // biome-ignore format: one line
    const official = wanted === null ? null : inBaseUnit(wanted, target.unit);
    const version = fact.inputs.find((i) => i.layerId === measure.layerId)!;
    return answer({
      value: {
        kind: 'area',
        squareMetres,
        cityShare: null,
        stated: official ? { squareMetres: official, differenceShare: squareMetres / official - 1 } : null,
      },
      computationError: ROUNDING * squareMetres,
      dataError: fact.borderMetres === null ? perimeterMetres * version.accuracyMetres : outlineError(fact, keys),
      state: official === null ? 'no-target' : 'compared',
      regions: [
        {
          role: 'ground',
          region: { kind: 'version', districtId: null, layerId: version.layerId, versionId: version.versionId },
        },
      ],
      inputs: fact.inputs,
    });
  });

export const classShare = (question: Question<'class-share'>): IndicatorAnswer =>
  withGround(question, (fact) => {
    const { target, parts, measure, wanted } = question;
    const { ground: own, whole } = fact;
    if (whole.squareMetres === 0) return noData('no-features', { inputs: fact.inputs });
    const share = own.squareMetres / whole.squareMetres;
    const accuracy = accuracyOf(fact, (layerId) => layerId === measure.layerId);
    const dataError = (accuracy * (own.perimeterMetres + share * whole.perimeterMetres)) / whole.squareMetres;
    const key = `${measure.layerId}/${measure.classId}`;
    const value = {
      kind: 'share',
      share,
      part: own.squareMetres,
      whole: whole.squareMetres,
      of: 'square-metres',
      before: null,
      achievement: null,
    } as const;
    const found = {
      value,
      computationError: 2 * ROUNDING,
      dataError,
      regions: [{ role: 'ground', region: { kind: 'classes', districtId: null, all: [[key]], none: [] } }],
      inputs: fact.inputs,
    } as const;
    if (target.comparison !== 'trend' || wanted !== null) {
      const base = wanted === null ? null : inBaseUnit(wanted, target.unit);
      return answer({ ...found, state: against(target, share, base, dataError, 2 * ROUNDING) });
    }
    const trend = given(parts.changes[measure.layerId], 'no-baseline', (changes) => {
      const { total } = changes;
      const of = total.classes.find((c) => c.classId === measure.classId);
      if (!of || total.beforeSquareMetres === 0) return noData('no-baseline');
      const was = of.beforeSquareMetres / total.beforeSquareMetres;
      // Only what changed makes the difference: what stayed has the same error in both.
      const error = (of.dataErrorSquareMetres + share * total.dataErrorSquareMetres) / total.beforeSquareMetres;
      const isWhole = changes.leftOut.before + changes.leftOut.after === 0;
      const state = isWhole ? judged(share - was, error, 2 * ROUNDING) : 'no-data';
      return answer({
        value: { ...value, before: was },
        dataError: error,
        inputs: [changes.before, changes.after],
        state,
        reasons: isWhole ? [] : ['features-left-out'],
      });
    });
    return trend.value === null
      ? { ...trend, ...found, state: trend.state, reasons: trend.reasons }
      : { ...trend, regions: found.regions, computationError: found.computationError };
  });
