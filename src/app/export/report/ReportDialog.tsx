import { useCallback, useEffect, useMemo, useState } from 'react';
import { USUAL_VALID_DAYS } from '../../../domain/print-settings.ts';
import type { ReportPictures } from '../../../report/document.ts';
import { sitingReport } from '../../../report/siting-report.ts';
import { keepCheck } from '../../state/register-verbs.ts';
import { getApp, setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { downloadBlob } from '../download.ts';
import { type FrameFormat, printReport, ReportFrame } from './ReportFrame.tsx';
import { ReportOptions } from './ReportOptions.tsx';
import { type FileFormat, reportFile } from './report-files.ts';
import { type ReportOccasion, type ReportWishes, reportInputOf } from './report-input.ts';
import { useCompared } from './use-compared.ts';
import { useMaking } from './use-making.ts';
import { usePictures } from './use-pictures.ts';

export type ReportFormat = FileFormat | FrameFormat;

const FORMATS: readonly ReportFormat[] = ['docx', 'print', 'xlsx', 'csv', 'geojson', 'shapefile', 'picture'];

const NO_PICTURES: ReportPictures = {};

/** Everything that leaves of a checked site: format, options, and the first page as it will be. */
export function ReportDialog() {
  const text = useText().report;
  const language = useApp((s) => s.language);
  const [format, setFormat] = useState<ReportFormat>('docx');
  const [wishes, setWishes] = useState<ReportWishes>({
    language,
    validDays: USUAL_VALID_DAYS,
    internal: true,
    listsCorners: false,
  });
  const [withPictures, setWithPictures] = useState(true);
  const [occasion, setOccasion] = useState<ReportOccasion>(() => ({ serial: null, madeAt: Date.now() }));
  const skip = useCallback(() => setWithPictures(false), []);
  const drawn = usePictures(withPictures, wishes.language, skip);
  const pictures = drawn.kind === 'done' ? drawn.pictures : NO_PICTURES;
  useSerial(setOccasion);
  const [open, project, check, advice] = [
    useApp((s) => s.open),
    useApp((s) => s.project),
    useApp((s) => s.check),
    useApp((s) => s.advice),
  ];
  const candidates = useCompared();
  const input = useMemo(
    () => reportInputOf({ open, project, check, advice }, wishes, occasion, candidates),
    [open, project, check, advice, wishes, occasion, candidates],
  );
  const report = useMemo(() => input && sitingReport(input), [input]);
  const making = useMaking();
  if (!input || !report) return null;
  const make = (): void => {
    if (format === 'picture') setSession({ dialog: 'export' });
    else
      void making.run(async (isWanted) => {
        const record = await keepCheck('report');
        const kept = { serial: record?.serial ?? occasion.serial, madeAt: occasion.madeAt };
        setOccasion(kept);
        if (format === 'print') return printReport(isWanted);
        const final = reportInputOf(getApp(), wishes, kept, candidates) ?? input;
        const file = await reportFile(format, final, pictures);
        if (isWanted()) downloadBlob(file.name, file.blob);
        return file.name;
      });
  };
  return (
    <ReportFrame
      title={text.title}
      formats={FORMATS}
      format={format}
      choose={setFormat}
      texts={text.formats}
      language={wishes.language}
      setLanguage={(chosen) => setWishes({ ...wishes, language: chosen })}
      report={report}
      pictures={pictures}
      isDrawing={drawn.kind === 'drawing'}
      making={making}
      make={make}
    >
      <ReportOptions
        format={format}
        wishes={wishes}
        setWishes={setWishes}
        withPictures={withPictures}
        setWithPictures={setWithPictures}
        drawn={drawn}
      />
    </ReportFrame>
  );
}

/** The check is in the register before its number stands on paper. */
function useSerial(set: (occasion: ReportOccasion) => void): void {
  useEffect(() => {
    let over = false;
    void keepCheck('auto').then((record) => {
      if (record && !over) set({ serial: record.serial, madeAt: Date.now() });
    });
    return () => {
      over = true;
    };
  }, [set]);
}
