/** 服务半径: of each service what of the demand is reached, by district, and what is not. */
import { inDistricts } from '../../domain/coverage/in-districts.ts';
import type { ServiceCoverage, ServiceRow, UncoveredPiece } from '../../domain/coverage/services.ts';
import { count, hectares, metres, percentagePoints } from '../../geodesy/units.ts';
import {
  type CoverageContext,
  type CoverageSection,
  cityTotalName,
  districtName,
  joined,
  paragraph,
  sentences,
  tableBlocks,
  withPart,
} from '../coverage-input.ts';
import { type FigureTable, figureTable, hectareColumn, shareColumn, wordColumn } from '../figure-table.ts';
import { withScope } from './scope.ts';

const MOST_PIECES = 10;

export function serviceSection(context: CoverageContext): CoverageSection {
  const { words, city, parts, language } = context;
  const text = words.services;
  const asked = city.services.filter((s) => parts.services[s.id] !== undefined);
  if (asked.length === 0) return { blocks: [paragraph(text.missing)], tables: [] };
  return joined(
    asked.map((s) =>
      withPart(context, parts.services[s.id], text.absent(s.name[language]), (found) => ofService(context, found)),
    ),
  );
}

function ofService(context: CoverageContext, coverage: ServiceCoverage): CoverageSection {
  const { words } = context;
  const text = words.services;
  const { service, supply, demandLeftOut } = coverage;
  const { tables, blocks } = tablesOf(context, coverage);
  const leftOut = supply.leftOut + demandLeftOut;
  const notes = [
    `${text.land[service.demand.land]}${words.stop}`,
    text.supply(count(supply.count), count(supply.outsideDemand), metres(service.radiusMetres, 0)),
    text.error(metres(coverage.largestErrorMetres, 3), hectares(coverage.computationErrorSquareMetres)),
  ];
  return {
    tables,
    blocks: [
      ...blocks,
      paragraph(sentences(context, notes), 'quiet'),
      ...(leftOut > 0 ? [paragraph(text.leftOut(leftOut), 'warning')] : []),
    ],
  };
}

/** Rows and pieces of the districts that are chosen; the last row is of the whole city. */
function tablesOf(context: CoverageContext, coverage: ServiceCoverage): CoverageSection {
  const chosen = context.result.overview.filter.districts;
  const rows = inDistricts(coverage.rows, chosen);
  const pieces = inDistricts(coverage.uncovered, chosen);
  const tables = [
    districts(context, { ...coverage, rows }),
    ...(pieces.length > 0 ? [uncovered(context, { ...coverage, uncovered: pieces })] : []),
  ];
  return withScope(context, ['districts'], { tables, blocks: tables.flatMap((t) => tableBlocks(context, t)) });
}

function districts(context: CoverageContext, { service, rows, total }: ServiceCoverage): FigureTable {
  const { words, language } = context;
  const text = words.services;
  const totalName = cityTotalName(context);
  const area = (title: string, of: (row: ServiceRow) => number) =>
    hectareColumn<ServiceRow>({ title, unit: words.units.hectare, width: 16, of });
  return figureTable<ServiceRow>({
    id: `service-${service.id}`,
    caption: text.caption(service.name[language]),
    rows: [...rows, total],
    isTotal: (r) => r === total,
    columns: [
      wordColumn(text.district, 20, (r) => r.name?.[language] ?? totalName),
      area(text.demand, (r) => r.demandSquareMetres),
      area(text.covered, (r) => r.coveredSquareMetres),
      area(text.open, (r) => r.demandSquareMetres - r.coveredSquareMetres),
      shareColumn({ title: text.share, width: 14, of: (r) => r.share }),
      shareColumn({ title: text.dataError, width: 14, of: (r) => r.dataErrorShare, print: (v) => (v === null ? words.dash : `±${percentagePoints(v)}`) }), // biome-ignore format: one column
    ],
  });
}

function uncovered(context: CoverageContext, { service, uncovered: list }: ServiceCoverage): FigureTable {
  const { words, language } = context;
  const text = words.services;
  return figureTable<UncoveredPiece>({
    id: `uncovered-${service.id}`,
    caption: text.uncovered(service.name[language]),
    rows: list,
    most: MOST_PIECES,
    columns: [
      { ...wordColumn<UncoveredPiece>(text.number, 20, (p) => String(p.number)), align: 'center' },
      wordColumn(text.district, 45, (p) => districtName(context, p.districtId)),
      hectareColumn({ title: text.area, unit: words.units.hectare, width: 35, of: (p) => p.areaSquareMetres }),
    ],
  });
}
