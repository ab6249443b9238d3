/** Cities and their layers as files of the app: everything under `data/cities` is found at build time. */
import { type City, parseCity } from '../domain/city.ts';
import type { LayerTable } from '../domain/feature-table.ts';
import { parseRuleBook, type RuleBook } from '../domain/siting/rules.ts';
import type { Language } from '../text/problems.ts';
import type { LayerFile } from '../worker/calls.ts';
import { ownFiles } from './offline/from-server.ts';

const index = import.meta.glob<{ id: string; name: { zh: string; en: string } }[]>('../../data/cities/index.json', {
  import: 'default',
  eager: true,
});

export const cityList = Object.values(index)[0] ?? [];

/** An id that no city has stands for itself. */
export const cityName = (id: string, language: Language): string =>
  cityList.find((city) => city.id === id)?.name[language] ?? id;

export interface CityFiles {
  readonly city: City;
  readonly tables: Record<string, LayerTable>;
  readonly files: LayerFile[];
  /** As shipped. */
  readonly rules: RuleBook;
}

/** Fetch a city's record, its rules and all its layers, older versions included; tables are of the versions in force. */
export async function fetchCity(cityId: string): Promise<CityFiles> {
  const city = parseCity(await record(cityId, 'city.json'));
  const tables: Record<string, LayerTable> = {};
  const files: LayerFile[] = [];
  await Promise.all(
    city.layers.flatMap((layer) =>
      layer.versions.map(async (version, i) => {
        const bytes = await ownFiles.cityFile(cityId, version.file);
        if (i === 0) tables[layer.id] = JSON.parse(new TextDecoder().decode(bytes)) as LayerTable;
        files.push({ layerId: layer.id, versionId: version.id, form: 'geojson', bytes });
      }),
    ),
  );
  const rules = parseRuleBook(await record(cityId, 'rules.json'));
  if (!rules.ok) throw new Error(`rules of ${cityId}: ${JSON.stringify(rules.problems)}`);
  return { city, tables, files, rules: rules.value };
}

const record = async (cityId: string, file: string): Promise<unknown> =>
  JSON.parse(new TextDecoder().decode(await ownFiles.cityFile(cityId, file)));
