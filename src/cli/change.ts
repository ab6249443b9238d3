/** `change --city ID --layer ID [--before VERSION]`: what a layer lost and gained since an older version, by district. */
import type { CityLayer } from '../domain/city.ts';
import { changesOf, type DistrictChange, type LayerChanges } from '../domain/coverage/change.ts';
import { baselineOf, earlierVersions } from '../domain/coverage/change-versions.ts';
import type { Problem } from '../domain/problems.ts';
import { hectares, signedHectares } from '../geodesy/units.ts';
import type { Language } from '../text/problems.ts';
import type { TableOptions } from './coverage.ts';
import { type Answer, error, type Host, stop } from './host.ts';
import { loadCity, loadCityRecord } from './load-city.ts';
import { type Column, type Table, tableOf, writeTables } from './tables.ts';
import { words } from './words.ts';

export interface ChangeOptions extends TableOptions {
  readonly layer: string;
  /** Id of the older version; null: the oldest there is. */
  readonly before: string | null;
}

export async function change(host: Host, cityId: string, options: ChangeOptions): Promise<Answer> {
  const record = loadCityRecord(host, cityId);
  if (!record.ok) return record;
  const layer = record.value.layers.find((l) => l.id === options.layer && l.geometry === 'polygon');
  if (!layer) return stop(error('argument-unknown', {}, { argument: `--layer ${options.layer}` }));
  const before = options.before ?? baselineOf(layer)?.id;
  if (before === undefined) return stop(error('baseline-missing', {}, { layer: layer.id }));
  if (!layer.versions.slice(1).some((v) => v.id === before))
    return stop(error('argument-unknown', {}, { argument: `--before ${before}` }));
  const later = laterThanInForce(layer, before);
  if (later) return stop(later);
  const prepared = await loadCity(host, cityId, host.work);
  if (!prepared.ok) return prepared;
  const changes = await changesOf(prepared.value, host.work, layer.id, before);
  if (!changes.ok) return changes;
  const cityName = record.value.name;
  const tables = (language: Language) => [
    sumTable(changes.value, cityName[language], language),
    pieceTable(changes.value, language),
  ];
  const written = await writeTables(host, options.xlsx, tables(options.language));
  if (!written.ok) return written;
  const { before: was, after: is, leftOut } = changes.value;
  return {
    ok: true,
    problems: [...prepared.problems, ...changes.problems, ...written.problems],
    value: {
      json: { city: cityId, dataVersion: record.value.dataVersion, ...changes.value },
      lines: (language) => {
        const w = words(language);
        return [
          `${layer.name[language]} ${was.versionId} → ${is.versionId}`,
          '',
          ...tables(language).flatMap((t) => [...t.lines, '']),
          ...(leftOut.before + leftOut.after > 0 ? [w.leftOut(leftOut.before + leftOut.after)] : []),
          w.natureUntold,
          ...written.value.map((path) => w.written(path)),
        ];
      },
    },
  };
}

/** Why a version of a layer is none to compare the one in force with: it is later, so what it has more was not lost. */
export function laterThanInForce(layer: Pick<CityLayer, 'id' | 'versions'>, before: string): Problem | null {
  const [inForce] = layer.versions;
  const version = layer.versions.find((v) => v.id === before);
  if (!inForce || !version || earlierVersions(layer).includes(version)) return null;
  const dates = { beforeDate: version.date, afterDate: inForce.date };
  return error('version-not-earlier', {}, { layer: layer.id, before, after: inForce.id, ...dates });
}

function sumTable({ rows, total }: LayerChanges, city: string, language: Language): Table {
  const w = words(language);
  const area = (title: string, of: (row: DistrictChange) => number, shown = hectares): Column<DistrictChange>[] => [
    { title: `${title} m²`, cell: of, hidden: true },
    { title, cell: (row) => of(row) / 10_000, shown: (row) => shown(of(row), 4) },
  ];
  return tableOf<DistrictChange>(
    w.change,
    [
      { title: w.hectares, cell: (row) => row.name?.[language] ?? city },
      ...area(w.before, (row) => row.beforeSquareMetres),
      ...area(w.lost, (row) => row.lostSquareMetres),
      ...area(w.gained, (row) => row.gainedSquareMetres),
      ...area(w.after, (row) => row.afterSquareMetres),
      ...area(w.net, (row) => row.afterSquareMetres - row.beforeSquareMetres, signedHectares),
      ...area(w.dataError, (row) => row.dataErrorSquareMetres),
    ],
    [...rows, total],
  );
}

function pieceTable({ pieces, rows }: LayerChanges, language: Language): Table {
  const w = words(language);
  return tableOf<LayerChanges['pieces'][number]>(
    w.pieces,
    [
      { title: '#', cell: (p) => p.number, shown: (p) => String(p.number) },
      { title: w.change, cell: (p) => w.changes[p.change] },
      { title: w.district, cell: (p) => rows.find((r) => r.districtId === p.districtId)?.name?.[language] ?? '' },
      { title: `${w.area} m²`, cell: (p) => p.areaSquareMetres, hidden: true },
      { title: w.hectares, cell: (p) => p.areaSquareMetres / 10_000, shown: (p) => hectares(p.areaSquareMetres) },
    ],
    pieces,
  );
}
