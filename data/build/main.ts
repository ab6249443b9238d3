/** `npm run data`: rebuild the demonstration data under data/cities, the same bytes every time. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILD_FOLDER, installPackages } from './packages.ts';

const CITIES_FOLDER = join(BUILD_FOLDER, '../cities');

installPackages();
const { buildCity } = await import('./build-city.ts');
const { plans } = await import('./plans/all.ts');

const wanted = process.argv.slice(2).filter((a) => !a.startsWith('--'));
for (const plan of plans) {
  if (wanted.length > 0 && !wanted.includes(plan.id)) continue;
  const { files, layers } = await buildCity(plan);
  const folder = join(CITIES_FOLDER, plan.id);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  let bytes = 0;
  for (const [name, text] of files) {
    writeFileSync(join(folder, name), text);
    bytes += Buffer.byteLength(text);
  }
  console.log(`${plan.id}: ${layers.length} layers, ${Math.round(bytes / 1000)} kB`);
}
const index = plans.map((p) => ({ id: p.id, name: p.name }));
writeFileSync(join(CITIES_FOLDER, 'index.json'), `${JSON.stringify(index, null, 2)}\n`);
