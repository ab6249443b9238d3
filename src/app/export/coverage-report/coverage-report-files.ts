/** The files that leave with a coverage report, made from the same input. */
import type { CoverageReportInput } from '../../../report/coverage-input.ts';
import type { ReportPictures } from '../../../report/document.ts';

export type CoverageFileFormat = 'docx' | 'xlsx';

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** @throws Error where a file cannot hold the result. */
export async function coverageReportFile(
  format: CoverageFileFormat,
  input: CoverageReportInput,
  pictures: ReportPictures,
): Promise<Blob> {
  if (format === 'docx') {
    const [{ reportDocx }, { coverageReport }] = await Promise.all([
      import('../../../report/docx.ts'),
      import('../../../report/coverage-report.ts'),
    ]);
    const bytes = await reportDocx(coverageReport(input), pictures);
    return new Blob([bytes.slice()], { type: `${OFFICE}.wordprocessingml.document` });
  }
  const [{ writeXlsx }, { coverageSheets }] = await Promise.all([
    import('../../../io/write/xlsx.ts'),
    import('../../../report/coverage-report.ts'),
  ]);
  const book = await writeXlsx(coverageSheets(input));
  if (!book.ok) throw new Error(book.problems[0]?.code);
  return new Blob([book.value.bytes.slice()], { type: `${OFFICE}.spreadsheetml.sheet` });
}
