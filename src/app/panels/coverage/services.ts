/** Figures of the service radius: what is said of each, where it lies, and the card's table. Pure. */
import type { City, Service } from '../../../domain/city.ts';
import type { ServiceCoverage, ServiceRow } from '../../../domain/coverage/services.ts';
import { fileHectares, filePercent } from '../../../text/file-figures.ts';
import type { CsvCell } from '../../export/csv.ts';
import * as format from '../../format.ts';
import { partResult } from '../../state/coverage-types.ts';
import type { Language } from '../../state/model.ts';
import { textIn } from '../../text/use-text.ts';
import {
  accuraciesOf,
  area,
  basis,
  districtName,
  type ExplainContext,
  type Explained,
  layersById,
} from './explained.ts';
import { type Figure, figureOf } from './figure.ts';
import type { FigureSource } from './figures.ts';

type Words = ReturnType<typeof textIn>['board']['services'];

/** Figures of a service, as the last part of an id: `<service> <what>`. */
export type ServiceFigure = 'demand' | 'covered' | 'uncovered' | 'share' | 'supply' | `hole:${number}`;

export const serviceFigure = (service: Service, what: ServiceFigure, districtId: string | null = null): Figure =>
  figureOf('service', `${service.id} ${what}`, [service.supply.layerId, service.demand.layerId], districtId);

/** What the plan asks of a service, as a share; null where it sets no number. */
export function serviceTarget({ targets }: City, { id }: Service): number | null {
  const target = targets.find(({ measure }) => measure.kind === 'service' && measure.serviceId === id);
  return target?.value == null ? null : target.value / 100;
}

export type ServiceState = 'reached' | 'missed' | 'borderline';

/** Null without a target or a share. A difference within the data error decides nothing. */
export function serviceState({ share, dataErrorShare }: ServiceRow, target: number | null): ServiceState | null {
  if (share === null || target === null) return null;
  if (Math.abs(share - target) <= (dataErrorShare ?? 0)) return 'borderline';
  return share >= target ? 'reached' : 'missed';
}

/** What the data may make of a share; that it is not known is said. */
export const serviceError = (share: number | null, words: Words): string =>
  share === null ? words.dataErrorMissing : words.dataError(format.percentagePoints(share));

interface Asked {
  readonly coverage: ServiceCoverage;
  readonly row: ServiceRow;
  readonly what: ServiceFigure;
}

function asked({ id, districtId }: Figure, { parts }: ExplainContext): Asked | null {
  const [serviceId = '', what = ''] = id.split(' ');
  const coverage = partResult(parts, 'services', { serviceId });
  const row = coverage && [...coverage.rows, coverage.total].find((r) => r.districtId === districtId);
  return coverage && row ? { coverage, row, what: what as ServiceFigure } : null;
}

const pieceOf = (what: ServiceFigure): number | null => (what.startsWith('hole:') ? Number(what.slice(5)) : null);

export const serviceFigures: FigureSource = {
  explain(figure, context) {
    const found = asked(figure, context);
    return found && explained(found, context);
  },
  region(figure, context) {
    const found = asked(figure, context);
    if (!found) return null;
    const { coverage, what } = found;
    const serviceId = coverage.service.id;
    const { districtId } = figure;
    if (what === 'supply') return null;
    const piece = pieceOf(what);
    if (piece !== null) return { kind: 'service', serviceId, districtId, ground: 'uncovered', piece };
    return {
      kind: 'service',
      serviceId,
      districtId,
      ground: what === 'share' ? 'covered' : (what as 'covered'),
      piece,
    };
  },
};

function explained({ coverage, row, what }: Asked, context: ExplainContext): Explained | null {
  const { language } = context;
  const words = textIn(language).board.services;
  const { service } = coverage;
  const [supply] = layersById(context, [service.supply.layerId]);
  const [demand] = layersById(context, [service.demand.layerId]);
  if (!supply || !demand) return null;
  const land = words.demand[service.demand.land];
  const layer = supply.name[language];
  const metres = format.metres(service.radiusMetres, 0);
  const district = districtName(row.name, context);
  const districts = context.city.layers.filter((l) => l.role === 'districts');
  const base = {
    ...basis([supply, demand, ...districts], context),
    excluded: words.excluded(metres, format.metres(coverage.largestErrorMetres, 3)),
    keys: [service.supply.layerId, service.demand.layerId],
  };
  const name = service.name[language];
  const split = (of: (r: ServiceRow) => number) =>
    row.districtId === null
      ? coverage.rows
          .filter((r) => r.demandSquareMetres > 0)
          .map((r) => ({ name: districtName(r.name, context), quantity: area(of(r)) }))
      : [];
  const uncovered = (r: ServiceRow) => r.demandSquareMetres - r.coveredSquareMetres;
  const piece = pieceOf(what);
  if (piece !== null) {
    const hole = coverage.uncovered.find((p) => p.number === piece);
    if (!hole) return null;
    const formula = words.formulas.uncovered(land, layer, metres, district);
    return {
      ...base,
      name: words.names.hole(name, district, String(piece)),
      quantity: area(hole.areaSquareMetres),
      formula,
    };
  }
  switch (what) {
    case 'demand':
      return {
        ...base,
        name: words.names.demand(land, district),
        quantity: area(row.demandSquareMetres),
        formula: words.formulas.demand(land, district),
        split: split((r) => r.demandSquareMetres),
      };
    case 'covered':
      return {
        ...base,
        name: words.names.covered(name, district),
        quantity: area(row.coveredSquareMetres),
        formula: words.formulas.covered(land, layer, metres, district),
        split: split((r) => r.coveredSquareMetres),
      };
    case 'uncovered':
      return {
        ...base,
        name: words.names.uncovered(name, district),
        quantity: area(uncovered(row)),
        formula: words.formulas.uncovered(land, layer, metres, district),
        split: split(uncovered),
      };
    case 'share':
      return row.share === null
        ? null
        : {
            ...base,
            name: words.names.share(name, district),
            quantity: { kind: 'share', share: row.share },
            accuracies: accuraciesOf([supply, demand], language),
            dataError: row.dataErrorShare === null ? null : { kind: 'share', share: row.dataErrorShare },
            formula: `${words.formulas.share} = ${format.squareKilometres(row.coveredSquareMetres)} ÷ ${format.squareKilometres(row.demandSquareMetres)} km²`,
          };
    default:
      return {
        ...base,
        ...basis([supply], context),
        name: words.names.supply(layer),
        quantity: { kind: 'count', count: coverage.supply.count },
        formula: words.formulas.count(layer),
      };
  }
}

/** The card's table: every service, every district that has land to be served, and the city. */
export function serviceRows(
  list: readonly ServiceCoverage[],
  words: Words,
  language: Language,
  city: string,
): CsvCell[][] {
  return [
    [...words.rowsHead],
    ...list.flatMap(({ service, rows, total }) =>
      [...rows.filter((r) => r.demandSquareMetres > 0), total].map((row): CsvCell[] => [
        service.name[language],
        row.name?.[language] ?? city,
        fileHectares(row.demandSquareMetres),
        fileHectares(row.coveredSquareMetres),
        fileHectares(row.demandSquareMetres - row.coveredSquareMetres),
        row.share === null ? null : filePercent(row.share),
        row.dataErrorShare === null ? null : filePercent(row.dataErrorShare),
      ]),
    ),
  ];
}
