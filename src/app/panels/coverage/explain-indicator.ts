/** Explanations of the indicators' figures, and the ground they are of. Pure. */
import type { CityLayer } from '../../../domain/city.ts';
import type { Indicator, IndicatorValue, LitRegion } from '../../../domain/coverage/indicator.ts';
import { indicatorNotes, indicatorState, indicatorTarget } from '../../../text/indicators.ts';
import { partResult } from '../../state/coverage-types.ts';
import { textIn } from '../../text/use-text.ts';
import {
  accuraciesOf,
  area,
  type ExplainContext,
  type Explained,
  explainedInputs,
  type Quantity,
} from './explained.ts';
import type { FigureSource } from './figures.ts';
import { operandsText } from './indicator-text.ts';
import { indicatorOf, mainRegion } from './indicators.ts';

export const indicatorFigures: FigureSource = {
  explain(figure, context) {
    const found = indicatorOf(figure, context.indicators ?? []);
    const quantity =
      found && (found.part ? partQuantity(found.indicator, found.part) : quantityOf(found.indicator.value));
    return found && quantity ? explained(found.indicator, found.part, quantity, context) : null;
  },
  region(figure, { indicators = [] }) {
    const found = indicatorOf(figure, indicators);
    return found && (found.part ? found.part.region : mainRegion(found.indicator));
  },
};

function explained(
  indicator: Indicator,
  part: LitRegion | null,
  quantity: Quantity,
  context: ExplainContext,
): Explained {
  // biome-ignore format: one line of arguments
  const { language } = context;
  const text = textIn(language).board.indicators;
  const name = indicator.name[language];
  const { dataError, computationError, inputs, value } = indicator;
  const isWhole = part === null;
  const operands = isWhole ? operandsText(value, text) : null;
  return {
    name: isWhole ? name : text.figure(name, text.roles[part.role]),
    quantity,
    formula: formulaOf(indicator, context) + (operands === null ? '' : ` = ${operands}`),
    inputs: explainedInputs(inputs, context),
    split: isWhole ? splitOf(indicator, context) : [],
    excluded: null,
    accuracies: accuraciesOf(boundingLayers(indicator, context), language),
    dataError: isWhole ? inUnit(value, dataError) : null,
    computationError: isWhole ? inUnit(value, computationError) : null,
    notes: isWhole ? notesOf(indicator, context) : [],
    keys: [],
  };
}

/** Layers whose lines the error is of: districts only divide the ground of layers, save where it ends at them. */
function boundingLayers({ measure, inputs }: Indicator, { city }: ExplainContext): CityLayer[] {
  const own = 'layerId' in measure ? measure.layerId : null;
  const isOfGround = measure.kind === 'ground' || measure.kind === 'layer-area';
  return city.layers.filter(
    ({ id, role }) => inputs.some((i) => i.layerId === id) && (isOfGround || id === own || role !== 'districts'),
  );
}

function quantityOf(value: IndicatorValue | null): Quantity | null {
  switch (value?.kind) {
    case 'change':
      return { kind: 'area', squareMetres: value.netSquareMetres, signed: true };
    case 'share':
      return { kind: 'share', share: value.share };
    case 'area':
      return area(value.squareMetres);
    case 'count':
      return { kind: 'count', count: value.count };
    case 'done-of':
      return { kind: 'count', count: value.done, of: value.total };
    default:
      return null;
  }
}

/** Of one of the regions that a figure is made of; null where it has no figure of its own. */
function partQuantity({ value }: Indicator, { role, region }: LitRegion): Quantity | null {
  if (region.kind === 'sites') {
    const count = { kind: 'count', count: region.ids.length } as const;
    return value?.kind === 'done-of' ? { ...count, of: value.total } : count;
  }
  if (value?.kind === 'change')
    return { kind: 'area', squareMetres: role === 'lost' ? -value.lostSquareMetres : value.gainedSquareMetres, signed: true }; // biome-ignore format: one quantity
  if (value?.kind === 'share') {
    const amount = role === 'uncovered' ? value.whole - value.part : value.part;
    return value.of === 'metres' ? { kind: 'length', metres: amount } : area(amount);
  }
  return value?.kind === 'area' ? area(value.squareMetres) : quantityOf(value);
}

/** An error as a quantity like the figure's. */
function inUnit(value: IndicatorValue | null, error: number | null): Quantity | null {
  if (error === null || value === null) return null;
  if (value.kind === 'share') return { kind: 'share', share: error };
  return value.kind === 'change' || value.kind === 'area' ? area(error) : { kind: 'count', count: error };
}

function formulaOf({ measure }: Indicator, { city, language, indicators = [] }: ExplainContext): string {
  const words = textIn(language);
  const text = words.board.indicators;
  const { formulas } = text;
  const layerName = (id: string) => city.layers.find((l) => l.id === id)?.name[language] ?? id;
  const classNames = (keys: readonly string[]) =>
    keys.map((key) => {
      const [layerId, classId] = key.split('/');
      const layer = city.layers.find((l) => l.id === layerId);
      return layer?.classes.find((c) => c.id === classId)?.name[language] ?? key;
    });
  switch (measure.kind) {
    case 'no-net-loss':
      return formulas['no-net-loss'](layerName(measure.layerId));
    case 'shoreline-rate': {
      const shore = city.layers.find((l) => l.role === 'shoreline');
      const counted = indicators.flatMap((i) => i.notes).find((n) => n.code === 'counted-classes');
      const ids = counted?.code === 'counted-classes' ? counted.classIds : (city.shorelineRate?.countedClasses ?? []);
      return formulas['shoreline-rate'](classNames(ids.map((id) => `${shore?.id}/${id}`)).join(' + '));
    }
    case 'service': {
      const service = city.services.find((s) => s.id === measure.serviceId);
      if (!service) return '';
      const { supply, demand, radiusMetres } = service;
      return formulas.service(layerName(supply.layerId), String(radiusMetres), layerName(demand.layerId));
    }
    case 'sites-done': {
      const statuses = measure.doneStatuses.map((s) => words.coverage.statuses[s] ?? s).join(text.list);
      return formulas['sites-done'](classNames([`${measure.layerId}/${measure.classId}`])[0]!, statuses);
    }
    case 'sites-within':
      return formulas['sites-within'](
        classNames([`${measure.layerId}/${measure.classId}`])[0]!,
        classNames(measure.within).join(text.join),
      );
    case 'feature-count':
      return formulas['feature-count'](
        measure.classId === null
          ? layerName(measure.layerId)
          : classNames([`${measure.layerId}/${measure.classId}`])[0]!,
      );
    case 'class-share':
      return formulas['class-share'](
        classNames([`${measure.layerId}/${measure.classId}`])[0]!,
        layerName(measure.layerId),
      );
    case 'layer-area':
    case 'overlap-pairs':
      return formulas[measure.kind](layerName(measure.layerId));
    case 'ground':
      return formulas.ground(classNames(measure.classKeys).join(text.join));
    case 'none':
      return '';
  }
}

/** By district, where the parts say it. */
function splitOf({ measure, inputs }: Indicator, { parts, language, city }: ExplainContext): Explained['split'] {
  const nameOf = (name: { readonly zh: string; readonly en: string } | null) => name?.[language] ?? '';
  if (measure.kind === 'no-net-loss' && measure.classIds === null) {
    const inForce = city.layers.find((l) => l.id === measure.layerId)?.versions[0]?.id;
    const before = inputs.find((i) => i.versionId !== inForce)?.versionId;
    const changes = before ? partResult(parts, 'changes', { layerId: measure.layerId, before }) : null;
    return (changes?.rows ?? []).map((row) => ({
      name: nameOf(row.name),
      quantity: { kind: 'area', squareMetres: row.afterSquareMetres - row.beforeSquareMetres, signed: true },
    }));
  }
  if (measure.kind === 'service') {
    const coverage = partResult(parts, 'services', { serviceId: measure.serviceId });
    return (coverage?.rows ?? []).flatMap((row) =>
      row.share === null ? [] : [{ name: nameOf(row.name), quantity: { kind: 'share', share: row.share } as const }],
    );
  }
  return [];
}

/** How it was judged, by what, and in what the measure stands for the words of the plan. */
function notesOf(indicator: Indicator, { language }: ExplainContext): string[] {
  const text = textIn(language).board.indicators;
  const { target, comparison, source, note } = indicator;
  return [
    indicatorState(indicator, language),
    target === null && comparison !== 'all' ? '' : `${text.columns.target}: ${indicatorTarget(indicator, language)}`,
    ...indicatorNotes(indicator, language),
    note?.[language] ?? '',
    source === null ? '' : text.source(source),
  ].filter(Boolean);
}
