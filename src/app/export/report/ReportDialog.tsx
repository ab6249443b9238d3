import { useCallback, useEffect, useMemo, useState } from 'react';
import { sitingReport } from '../../../report/siting-report.ts';
import { candidatesLeftOut } from '../../../text/candidates-left-out.ts';
import type { Language } from '../../state/model.ts';
import { keepCheck } from '../../state/register-verbs.ts';
import { getApp, setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { downloadBlob } from '../download.ts';
import { keepSettings, readSettings } from '../print/print-settings.ts';
import { type FrameFormat, picturesOf, printReport, ReportFrame } from './ReportFrame.tsx';
import { ReportOptions } from './ReportOptions.tsx';
import { type FileFormat, reportFile } from './report-files.ts';
import { type ReportOccasion, type ReportWishes, reportInputOf } from './report-input.ts';
import { useCompared } from './use-compared.ts';
import { useMaking } from './use-making.ts';
import { usePictures } from './use-pictures.ts';

export type ReportFormat = FileFormat | FrameFormat;

const FORMATS: readonly ReportFormat[] = ['docx', 'print', 'xlsx', 'csv', 'geojson', 'shapefile', 'picture'];

/** Everything that leaves of a checked site: format, options, and the first page as it will be. */
export function ReportDialog() {
  const text = useText().report;
  const language = useApp((s) => s.language);
  const [format, setFormat] = useState<ReportFormat>('docx');
  const [wishes, setWishes] = useWishes(language);
  const [withPictures, setWithPictures] = useState(true);
  const [occasion, setOccasion] = useState<ReportOccasion>(() => ({ serial: null, madeAt: Date.now() }));
  const skip = useCallback(() => setWithPictures(false), []);
  const drawn = usePictures(withPictures, wishes.language, skip);
  useSerial(setOccasion);
  const [open, project, check, advice] = [
    useApp((s) => s.open),
    useApp((s) => s.project),
    useApp((s) => s.check),
    useApp((s) => s.advice),
  ];
  const compared = useCompared();
  const input = useMemo(
    () => reportInputOf({ open, project, check, advice }, wishes, occasion, compared),
    [open, project, check, advice, wishes, occasion, compared],
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
        const final = reportInputOf(getApp(), wishes, kept, compared) ?? input;
        const file = await reportFile(format, final, picturesOf(drawn));
        if (isWanted()) downloadBlob(file.name, file.blob);
        return file.name;
      });
  };
  return (
    <ReportFrame
      text={text}
      formats={FORMATS}
      format={format}
      choose={setFormat}
      language={wishes.language}
      setLanguage={(chosen) => setWishes({ ...wishes, language: chosen })}
      report={report}
      drawn={drawn}
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
        leftOut={candidatesLeftOut(compared.leftOut, language)}
      />
    </ReportFrame>
  );
}

/** Days of validity are those of print, and are kept for both. */
function useWishes(language: Language): readonly [ReportWishes, (wishes: ReportWishes) => void] {
  const [wishes, setWishes] = useState<ReportWishes>(() => ({
    language,
    validDays: readSettings().validDays,
    internal: true,
    listsCorners: false,
  }));
  const change = (next: ReportWishes): void => {
    const { validDays } = next;
    if (validDays !== wishes.validDays) keepSettings({ ...readSettings(), validDays });
    setWishes(next);
  };
  return [wishes, change];
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
