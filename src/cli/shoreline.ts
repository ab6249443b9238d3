/** `shoreline --city ID`: length of the shore by zone, bank, water and district, and the share that is protected. */
import { type Shoreline, type ShoreRow, shorelineOf } from '../domain/coverage/shoreline.ts';
import { shorelineRate } from '../domain/coverage/shoreline-rate.ts';
import { kilometres, percent } from '../geodesy/units.ts';
import { bankName } from '../text/banks.ts';
import type { Language } from '../text/problems.ts';
import type { TableOptions } from './coverage.ts';
import { type Answer, error, type Host, stop } from './host.ts';
import { loadCity } from './load-city.ts';
import { type Table, tableOf, writeTables } from './tables.ts';
import { words } from './words.ts';

/** `zones`: classes that count as protected, with commas; null: those of the city's record. */
export interface ShorelineOptions extends TableOptions {
  readonly zones: string | null;
}

export async function shoreline(host: Host, cityId: string, options: ShorelineOptions): Promise<Answer> {
  const prepared = await loadCity(host, cityId, host.work);
  if (!prepared.ok) return prepared;
  const { city } = prepared.value;
  const shore = await shorelineOf(prepared.value, host.work);
  if (!shore || !city.shorelineRate) return stop(error('layer-empty', { path: 'shoreline' }, { layer: 'shoreline' }));
  const counted = options.zones?.split(',').map((zone) => zone.trim()) ?? city.shorelineRate.countedClasses;
  const unknown = counted.find((zone) => !shore.zones.some((z) => z.classId === zone));
  if (unknown !== undefined) return stop(error('argument-unknown', {}, { argument: `--zones ${unknown}` }));
  const planned = city.targets.find((t) => t.measure.kind === 'shoreline-rate')?.value ?? null;
  const rate = shorelineRate(shore, counted, {
    unclassifiedClass: city.shorelineRate.unclassifiedClass,
    target: planned === null ? null : planned / 100,
  });
  const tables = (language: Language) => [zoneTable(shore, counted, language), rowTable(shore, language)];
  const written = await writeTables(host, options.xlsx, tables(options.language));
  if (!written.ok) return written;
  const lines = (language: Language) => {
    const w = words(language);
    const names = shore.zones.filter((z) => counted.includes(z.classId)).map((z) => z.name[language]);
    return [
      `${shore.line.name[language]} (${shore.line.versionId}, ${shore.line.source[language]})`,
      '',
      ...tables(language).flatMap((t) => [...t.lines, '']),
      `${w.counted}: ${names.join(', ')}`,
      `${w.ofAllShore}: ${percent(rate.share)}`,
      `${w.ofTarget}: ${percent(rate.achievement)}`,
      `${w.unclassified}: ${kilometres(rate.unclassifiedMetres)} km`,
      ...written.value.map((path) => w.written(path)),
    ];
  };
  return {
    ok: true,
    problems: [...prepared.problems, ...written.problems],
    value: {
      json: { city: cityId, dataVersion: city.dataVersion, countedClasses: counted, rate, ...shore },
      lines,
    },
  };
}

type Line = Pick<Shoreline['zones'][number], 'classId' | 'name' | 'lengthMetres'>;

function zoneTable(
  { zones, totalMetres, outsideMetres }: Shoreline,
  counted: readonly string[],
  language: Language,
): Table {
  const w = words(language);
  const line = (word: 'inCity' | 'outside' | 'wholeLine', lengthMetres: number): Line => ({
    classId: '',
    name: { zh: words('zh')[word], en: words('en')[word] },
    lengthMetres,
  });
  const total = line('inCity', totalMetres);
  const others = [line('outside', outsideMetres), line('wholeLine', totalMetres + outsideMetres)];
  const shareOf = (z: Line) => (totalMetres > 0 && !others.includes(z) ? z.lengthMetres / totalMetres : null);
  return tableOf<Line>(
    w.zones,
    [
      { title: w.zones, cell: (z) => z.name[language] },
      { title: w.lengthMetres, cell: (z) => z.lengthMetres, hidden: true },
      { title: 'km', cell: (z) => z.lengthMetres / 1000, shown: (z) => kilometres(z.lengthMetres) },
      { title: w.share, cell: shareOf, shown: (z) => percent(shareOf(z)) },
      { title: w.counted, cell: (z) => (counted.includes(z.classId) ? w.yes : z === others[0] ? w.notCounted : '') },
    ],
    [...zones, total, ...(outsideMetres > 0 ? others : [])],
  );
}

function rowTable({ rows, outside, zones, places }: Shoreline, language: Language): Table {
  const w = words(language);
  const placeName = (row: ShoreRow) =>
    row.place === 'district'
      ? (places.find((p) => p.districtId === row.districtId)?.name?.[language] ?? '')
      : row.place === 'border'
        ? w.onBorder
        : `${w.outside} (${w.notCounted})`;
  return tableOf<ShoreRow>(
    w.shore,
    [
      { title: w.zones, cell: (r) => zones.find((z) => z.classId === r.zone)!.name[language] },
      { title: w.bank, cell: (r) => (r.bank === null ? w.notStated : bankName(r.bank, language)) },
      { title: w.water, cell: (r) => r.water ?? w.notStated },
      { title: w.district, cell: placeName },
      { title: w.lengthMetres, cell: (r) => r.lengthMetres, hidden: true },
      { title: 'km', cell: (r) => r.lengthMetres / 1000, shown: (r) => kilometres(r.lengthMetres) },
    ],
    [...rows, ...outside],
  );
}
