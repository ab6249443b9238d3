/** The shipped cities with their layers and rules, as the app and the command line read them. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type City, parseCity } from '../../src/domain/city.ts';
import type { LayerTable } from '../../src/domain/feature-table.ts';
import { type PreparedCity, prepareCity } from '../../src/domain/prepared-city.ts';
import { parseRuleBook, type RuleBook, ruledLayers } from '../../src/domain/siting/rules.ts';
import { atOnce } from '../../src/engine/index.ts';

const folder = fileURLToPath(new URL('../../data/cities/', import.meta.url));

/** A file of a city's folder, or of the folder of cities. */
export const cityFile = (path: string): string => readFileSync(`${folder}${path}`, 'utf8');

export const cityIds = (JSON.parse(cityFile('index.json')) as { id: string }[]).map((c) => c.id);

export const shippedCity = (id: string): City => parseCity(JSON.parse(cityFile(`${id}/city.json`)));

export function shippedRules(id: string): RuleBook {
  const book = parseRuleBook(JSON.parse(cityFile(`${id}/rules.json`)));
  if (!book.ok) throw new Error(`rules of ${id}: ${JSON.stringify(book.problems)}`);
  return book.value;
}

/** Every version of every layer, by the ids of both. */
export const shippedVersions = (city: City): Map<string, Map<string, LayerTable>> =>
  new Map(
    city.layers.map((layer) => [
      layer.id,
      new Map(layer.versions.map((v) => [v.id, JSON.parse(cityFile(`${city.id}/${v.file}`)) as LayerTable])),
    ]),
  );

export const prepareShipped = (city: City, rules: RuleBook): Promise<PreparedCity> =>
  prepareCity(city, shippedVersions(city), atOnce, new Map(), ruledLayers(rules));
