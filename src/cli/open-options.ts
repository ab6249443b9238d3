/** What the options of a command say of how files are to be opened. */
import type { Outcome } from '../domain/problems.ts';
import { crsOf, refusedName } from '../geodesy/crs.ts';
import { encodingOfCpg } from '../io/encoding.ts';
import type { NamedSystem } from '../worker/locate-layer.ts';
import { error, type Host, stop } from './host.ts';
import { loadCityRecord } from './load-city.ts';
import type { OpenOptions } from './open-files.ts';

/** As they stand on the command line. */
interface OpenArguments {
  readonly from?: string;
  readonly encoding?: string;
  readonly layer?: string;
  readonly city?: string;
}

/** Refused are systems, encodings and cities that are not known. */
export function openOptions(host: Host, { from, encoding, layer, city }: OpenArguments): Outcome<OpenOptions> {
  const unknown = (argument: string) => stop(error('argument-unknown', {}, { argument }));
  const named = from === undefined ? null : namedSystem(from);
  if (from !== undefined && named === null) return unknown(`--from ${from}`);
  const refused = named && refusedName(named.epsg);
  if (named && refused) return stop(error('crs-refused', {}, { name: refused, epsg: named.epsg }));
  const label = encoding === undefined ? undefined : encodingOfCpg(encoding);
  if (label === null) return unknown(`--encoding ${encoding}`);
  const record = city === undefined ? null : loadCityRecord(host, city);
  if (record && !record.ok) return record;
  const value: OpenOptions = { from: named, encoding: label, layer, city: record ? record.value : null };
  return { ok: true, value, problems: [] };
}

/** `4524`, `EPSG:4524`, and with the order of the two numbers `4524:yx`. Old systems are known by name, to be refused as such. */
function namedSystem(text: string): NamedSystem | null {
  const [, code, order] = /^(?:EPSG:)?(\d{4,6})(?::(xy|yx))?$/i.exec(text) ?? [];
  const epsg = Number(code);
  if (code === undefined || (!crsOf(epsg) && !refusedName(epsg))) return null;
  return { epsg, order: order === undefined ? null : order.toLowerCase() === 'yx' ? 'yx' : 'xy' };
}
