/** Indicators that are a share of a length or of an area: the shore in protected zones, the land within reach of a service. */
import type { IndicatorAnswer, IndicatorNote, LitRegion, Question } from './indicator.ts';
import { against, answer, districtsAgainst, given, inBaseUnit, judged, noData, ROUNDING } from './indicator-judge.ts';
import type { Shoreline } from './shoreline.ts';
import { type ShoreRate, shorelineRate } from './shoreline-rate.ts';

export const shoreline = (question: Question<'shoreline-rate'>): IndicatorAnswer =>
  given(question.parts.shoreline, 'layer-missing', (shore) => {
    const { city, target, settings, wanted, parts } = question;
    const counted = settings.countedClasses ?? city.shorelineRate?.countedClasses ?? [];
    const options = {
      unclassifiedClass: city.shorelineRate?.unclassifiedClass ?? null,
      target: wanted === null ? null : inBaseUnit(wanted, target.unit),
    };
    if (counted.length === 0)
      return answer({ state: 'not-computed', reasons: ['no-zones-counted'], inputs: [shore.line] });
    const rateOf = (of: Shoreline) => shorelineRate(of, counted, options);
    const rate = rateOf(shore);
    if (rate.share === null) return noData('no-features');
    const { share, dataErrorShare } = rate;
    const notes: IndicatorNote[] = [
      { code: 'counted-classes', classIds: counted },
      ...(rate.unclassifiedMetres > 0
        ? [{ code: unclassifiedCode(rate), lengthMetres: rate.unclassifiedMetres } as const]
        : []),
    ];
    const asked = {
      zones: counted,
      districtId: null,
      versionId: null,
      banks: null,
      waters: null,
      place: null,
      cut: null,
    };
    const found = {
      value: {
        kind: 'share',
        share,
        part: rate.countedMetres,
        whole: rate.totalMetres,
        of: 'metres',
        before: null,
        achievement: rate.achievement,
      },
      computationError: ROUNDING,
      dataError: dataErrorShare,
      notes,
      regions: [{ role: 'counted', region: { kind: 'shore', ...asked } }],
      inputs: [shore.line],
    } as const;
    if (shore.leftOut > 0) return noData('features-left-out', found);
    if (target.comparison !== 'trend' || wanted !== null)
      return answer({ ...found, state: against(target, share, options.target, dataErrorShare ?? 0, ROUNDING) });
    const trend = given(parts.shorelineBefore, 'no-baseline', (earlier) => {
      const was = rateOf(earlier);
      if (was.share === null) return noData('no-baseline');
      const dataError = (dataErrorShare ?? 0) + (was.dataErrorShare ?? 0);
      return answer({
        value: { ...found.value, before: was.share },
        dataError,
        inputs: [earlier.line, shore.line],
        state: judged(share - was.share, dataError, ROUNDING),
      });
    });
    // Without a baseline the rate itself is still told.
    const { value, dataError, inputs } = trend.value === null ? found : trend;
    return { ...trend, ...found, value, dataError, inputs, state: trend.state, reasons: trend.reasons };
  });

const unclassifiedCode = ({ countsUnclassified }: ShoreRate) =>
  countsUnclassified ? 'unclassified-counted' : 'unclassified-included';

export const service = ({ target, measure, parts, wanted }: Question<'service'>): IndicatorAnswer =>
  given(parts.services[measure.serviceId], 'layer-missing', (coverage) => {
    const { total, service: asked, supply, demandLeftOut, computationErrorSquareMetres, inputs } = coverage;
    if (total.share === null) return noData('no-features', { inputs });
    const { share, dataErrorShare } = total;
    const region = (ground: 'covered' | 'uncovered'): LitRegion => ({
      role: ground,
      region: { kind: 'service', districtId: null, serviceId: asked.id, ground, piece: null },
    });
    const base = wanted === null ? null : inBaseUnit(wanted, target.unit);
    const computationError = computationErrorSquareMetres / total.demandSquareMetres;
    const found = {
      value: {
        kind: 'share',
        share,
        part: total.coveredSquareMetres,
        whole: total.demandSquareMetres,
        of: 'square-metres',
        before: null,
        achievement: base === null || base === 0 ? null : share / base,
      },
      computationError,
      dataError: dataErrorShare,
      notes: [
        { code: 'demand-land', land: asked.demand.land },
        ...(base === null
          ? []
          : districtsAgainst(coverage.rows, (at) => isOtherWay(coverage.rows[at]!.share, share, base))),
      ],
      regions: [region('covered'), region('uncovered')],
      inputs,
    } as const;
    if (supply.leftOut + demandLeftOut > 0) return noData('features-left-out', found);
    return answer({ ...found, state: against(target, share, base, dataErrorShare ?? 0, computationError) });
  });

const isOtherWay = (own: number | null, city: number, wanted: number): boolean =>
  own !== null && own >= wanted !== city >= wanted;
