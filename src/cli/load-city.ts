/** A city of the data folder, read and prepared in this process. */
import { type City, parseCity } from '../domain/city.ts';
import type { LayerTable } from '../domain/feature-table.ts';
import { type PreparedCity, prepareCity } from '../domain/prepared-city.ts';
import type { Outcome } from '../domain/problems.ts';
import { type RuleBook, ruledLayers } from '../domain/siting/rules.ts';
import type { Work } from '../engine/index.ts';
import { readRuleFile } from '../io/rule-file.ts';
import { error, type Host, stop } from './host.ts';

/** The record of a city; only ids that the index lists are looked up. */
export function loadCityRecord(host: Host, cityId: string): Outcome<City> {
  const index = host.readText(`${host.dataFolder}/cities/index.json`);
  if (!index.ok) return index;
  const known = (JSON.parse(index.value) as { id: string }[]).map((c) => c.id);
  if (!known.includes(cityId)) return stop(error('city-unknown', {}, { city: cityId, known: known.join(', ') }));
  const record = host.readText(`${host.dataFolder}/cities/${cityId}/city.json`);
  return record.ok ? { ...record, value: parseCity(JSON.parse(record.value)) } : record;
}

/** Rules of a file, or those the city was shipped with. */
export function loadRules(host: Host, cityId: string, file: string | null): Outcome<RuleBook> {
  const text = host.readText(file ?? `${host.dataFolder}/cities/${cityId}/rules.json`);
  if (!text.ok) return text;
  const read = readRuleFile(text.value, file ?? undefined);
  return read.ok ? { ...read, value: read.value.book } : stop(...read.problems);
}

/** The city with all its layers opened, those that rules name counted too. */
export async function loadCity(
  host: Host,
  cityId: string,
  work: Work,
  rules: RuleBook | null = null,
): Promise<Outcome<PreparedCity>> {
  const record = loadCityRecord(host, cityId);
  if (!record.ok) return record;
  const city = record.value;
  const folder = `${host.dataFolder}/cities/${cityId}`;
  const versions = new Map<string, Map<string, LayerTable>>();
  for (const layer of city.layers)
    for (const version of layer.versions) {
      const text = host.readText(`${folder}/${version.file}`);
      if (!text.ok) return text;
      const byVersion = versions.get(layer.id) ?? new Map<string, LayerTable>();
      byVersion.set(version.id, JSON.parse(text.value) as LayerTable);
      versions.set(layer.id, byVersion);
    }
  const prepared = await prepareCity(city, versions, work, new Map(), rules ? ruledLayers(rules) : new Set());
  const errors = prepared.problems.filter((p) => p.severity === 'error');
  return errors.length > 0 ? stop(...errors) : { ok: true, value: prepared, problems: prepared.problems };
}
