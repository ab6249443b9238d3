/** `coverage --city ID [--report out.docx]`: areas and shares by district and class. */
import { coverageOf } from '../domain/coverage/coverage.ts';
import type { CoverageRow } from '../domain/coverage/result.ts';
import { percent, squareKilometres } from '../geodesy/units.ts';
import type { Language } from '../text/problems.ts';
import { writeCoverageReport } from './coverage-report.ts';
import type { Answer, Host } from './host.ts';
import { loadCity, loadCityRecord, loadRules } from './load-city.ts';
import { type Column, tableOf, writeTables } from './tables.ts';
import { words } from './words.ts';

/** What a board command prints, beside JSON. */
export interface TableOptions {
  /** Path of a workbook; null where none is asked for. */
  readonly xlsx: string | null;
  readonly language: Language;
}

export interface CoverageOptions extends TableOptions {
  /** Path of a report; null where none is asked for. */
  readonly report: string | null;
}

export async function coverage(host: Host, cityId: string, options: CoverageOptions): Promise<Answer> {
  const record = loadCityRecord(host, cityId);
  if (!record.ok) return record;
  // Rules name layers that are counted too, as on the board.
  const rules = loadRules(host, cityId, null);
  if (!rules.ok) return rules;
  const prepared = await loadCity(host, cityId, host.work, rules.value);
  if (!prepared.ok) return prepared;
  const { city } = prepared.value;
  const result = await coverageOf(prepared.value, host.work);
  const table = (language: Language) => {
    const w = words(language);
    const area = (i: number): Column<CoverageRow> => ({
      title: result.classes[i]!.name[language],
      cell: (row) => row.cells[i]?.areaSquareMetres ?? null,
      shown: ({ cells }) => {
        const cell = cells[i];
        return cell ? `${squareKilometres(cell.areaSquareMetres)} (${percent(cell.share)})` : squareKilometres(null);
      },
    });
    return tableOf<CoverageRow>(
      w.coverage,
      [
        { title: w.squareKilometres, cell: (row) => (row.name ?? city.name)[language] },
        {
          title: w.area,
          cell: (row) => row.areaSquareMetres,
          shown: (row) => squareKilometres(row.areaSquareMetres),
        },
        ...result.classes.map((_, i) => area(i)),
      ],
      [...result.rows, result.total],
    );
  };
  const written = await writeTables(host, options.xlsx, [inSquareMetres(table(options.language), options.language)]);
  if (!written.ok) return written;
  const reported = await writeCoverageReport(host, prepared.value, result, options);
  if (!reported.ok) return reported;
  const paths = [...written.value, ...reported.value];
  return {
    ok: true,
    problems: [...prepared.problems, ...written.problems, ...reported.problems],
    value: {
      json: { city: cityId, dataVersion: city.dataVersion, ...result },
      lines: (language) => [...table(language).lines, ...paths.map((path) => words(language).written(path))],
    },
  };
}

/** The workbook holds square metres, the terminal square kilometres: the corner says which. */
function inSquareMetres(table: ReturnType<typeof tableOf>, language: Language): ReturnType<typeof tableOf> {
  const [head, ...rows] = table.sheet.rows;
  return { ...table, sheet: { ...table.sheet, rows: [[words(language).squareMetres, ...head!.slice(1)], ...rows] } };
}
