/** Cities and their layers as files of the app: everything under `data/cities` is found at build time. */
import { type City, parseCity } from '../domain/city.ts';
import type { LayerTable } from '../domain/feature-table.ts';
import { parseRuleBook, type RuleBook } from '../domain/siting/rules.ts';
import type { LayerFile } from '../worker/calls.ts';

const urls = import.meta.glob<string>('../../data/cities/*/*', { query: '?url', import: 'default', eager: true });
const index = import.meta.glob<{ id: string; name: { zh: string; en: string } }[]>('../../data/cities/index.json', {
  import: 'default',
  eager: true,
});

export const cityList = Object.values(index)[0] ?? [];

export interface CityFiles {
  readonly city: City;
  readonly tables: Record<string, LayerTable>;
  readonly files: LayerFile[];
  /** As shipped. */
  readonly rules: RuleBook;
}

/** Fetch a city's record, its rules and all its layers, older versions included; tables are of the versions in force. */
export async function fetchCity(cityId: string): Promise<CityFiles> {
  const city = parseCity(await (await fetchOwn(cityId, 'city.json')).json());
  const tables: Record<string, LayerTable> = {};
  const files: LayerFile[] = [];
  await Promise.all(
    city.layers.flatMap((layer) =>
      layer.versions.map(async (version, i) => {
        const bytes = await (await fetchOwn(cityId, version.file)).arrayBuffer();
        if (i === 0) tables[layer.id] = JSON.parse(new TextDecoder().decode(bytes)) as LayerTable;
        files.push({ layerId: layer.id, versionId: version.id, form: 'geojson', bytes });
      }),
    ),
  );
  const rules = parseRuleBook(await (await fetchOwn(cityId, 'rules.json')).json());
  if (!rules.ok) throw new Error(`rules of ${cityId}: ${JSON.stringify(rules.problems)}`);
  return { city, tables, files, rules: rules.value };
}

async function fetchOwn(cityId: string, file: string): Promise<Response> {
  const url = urls[`../../data/cities/${cityId}/${file}`];
  if (!url) throw new Error(`no file ${file} for city ${cityId}`);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} for ${file} of ${cityId}`);
  return response;
}
