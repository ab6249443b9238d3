/** The files that leave with a report, each made from the same input. */
import type { ReportPictures } from '../../../report/document.ts';
import type { SitingReportInput } from '../../../report/input.ts';
import { report as words } from '../../text/report.ts';
import { layerSitesOf, tableInputOf } from './report-input.ts';

export type FileFormat = 'docx' | 'xlsx' | 'csv' | 'geojson' | 'shapefile';

interface ReportFile {
  readonly name: string;
  readonly blob: Blob;
}

const fileOf = (name: string, bytes: Uint8Array, type: string): ReportFile => ({
  name,
  blob: new Blob([bytes.slice()], { type }),
});

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** @throws Error where a file cannot hold the result. */
export async function reportFile(
  format: FileFormat,
  input: SitingReportInput,
  pictures: ReportPictures,
): Promise<ReportFile> {
  const text = words[input.language];
  const { name } = input.site;
  switch (format) {
    case 'docx': {
      const [{ reportDocx }, { sitingReport }] = await Promise.all([
        import('../../../report/docx.ts'),
        import('../../../report/siting-report.ts'),
      ]);
      const bytes = await reportDocx(sitingReport(input), pictures);
      return fileOf(`${text.fileName(name)}.docx`, bytes, `${OFFICE}.wordprocessingml.document`);
    }
    case 'xlsx': {
      const [{ writeXlsx }, { checkSheets }] = await Promise.all([
        import('../../../io/write/xlsx.ts'),
        import('../../../report/tables.ts'),
      ]);
      const book = await writeXlsx(checkSheets(tableInputOf(input)));
      if (!book.ok) throw new Error(book.problems[0]?.code);
      return fileOf(`${text.fileName(name)}.xlsx`, book.value.bytes, `${OFFICE}.spreadsheetml.sheet`);
    }
    case 'csv': {
      const [{ writeCsv }, { findingTable }] = await Promise.all([
        import('../../../io/write/csv.ts'),
        import('../../../report/tables.ts'),
      ]);
      return fileOf(`${text.findingsName(name)}.csv`, writeCsv(findingTable(tableInputOf(input))), 'text/csv');
    }
    case 'geojson': {
      const { geoJsonBytes, reportLayers } = await import('../../../report/layers.ts');
      const bytes = await geoJsonBytes(reportLayers(layerSitesOf(input), input.language), name);
      return fileOf(`${text.fileName(name)}.geojson`, bytes, 'application/geo+json');
    }
    case 'shapefile': {
      const { reportLayers, shapefileZip } = await import('../../../report/layers.ts');
      const zip = await shapefileZip(reportLayers(layerSitesOf(input), input.language));
      if (!zip.ok) throw new Error(zip.problems[0]?.code);
      return fileOf(`${text.fileName(name)}-SHP.zip`, zip.value, 'application/zip');
    }
  }
}
