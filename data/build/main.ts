/**
 * `npm run data`: rebuild the demonstration data under data/cities, the same bytes every time; `npm run data -- wuhai` for
 * one city; `npm run data -- --rules` writes their rules alone; `npm run data -- --large` writes the scale-test layer to data/large instead, `--lake` takes the lake out of its
 * source anew.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILD_FOLDER, installPackages } from './packages.ts';
import { ruleFile } from './rules/books.ts';

const CITIES_FOLDER = join(BUILD_FOLDER, '../cities');

async function buildCities(wanted: readonly string[]): Promise<void> {
  installPackages();
  // After the installation, since the modules read the packages.
  const { buildCity } = await import('./build-city.ts');
  const { plans } = await import('./plans/all.ts');
  const unknown = wanted.filter((id) => !plans.some((p) => p.id === id));
  if (unknown.length > 0) throw new Error(`no city ${unknown.join(', ')}`);
  for (const plan of plans) {
    if (wanted.length > 0 && !wanted.includes(plan.id)) continue;
    console.log(`${plan.id}: building`);
    const { files, layers } = await buildCity(plan);
    files.set('rules.json', ruleFile(plan.id));
    const bytes = writeFolder(join(CITIES_FOLDER, plan.id), files);
    console.log(`${plan.id}: ${layers.length} layers, ${Math.round(bytes / 1000)} kB`);
  }
  const index = plans.map((p) => ({ id: p.id, name: p.name }));
  writeFileSync(join(CITIES_FOLDER, 'index.json'), `${JSON.stringify(index, null, 2)}\n`);
}

/** The rules of the cities that are there. */
function writeRules(): void {
  const index = JSON.parse(readFileSync(join(CITIES_FOLDER, 'index.json'), 'utf8')) as { id: string }[];
  for (const { id } of index) writeFileSync(join(CITIES_FOLDER, id, 'rules.json'), ruleFile(id));
}

/** Replaces the folder, so that no file of an earlier build stays behind. */
function writeFolder(folder: string, files: ReadonlyMap<string, string>): number {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  let bytes = 0;
  for (const [name, text] of files) {
    writeFileSync(join(folder, name), text);
    bytes += Buffer.byteLength(text);
  }
  return bytes;
}

const words = process.argv.slice(2);
if (words.includes('--large')) (await import('./large.ts')).writeLarge(join(BUILD_FOLDER, '../large'));
else if (words.includes('--rules')) writeRules();
else if (words.includes('--lake')) {
  installPackages(true);
  (await import('./extract-lake.ts')).extractLake();
} else await buildCities(words);
