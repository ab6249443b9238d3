import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/** What each folder of src may import: the folders under it and packages. To be edited when the plan changes. */
const RULES: Readonly<Record<string, { folders: readonly string[]; packages: readonly string[] }>> = {
  geodesy: { folders: [], packages: ['gcoord', 'geographiclib-geodesic', 'proj4'] },
  engine: { folders: ['geodesy'], packages: ['flatbush', 'robust-predicates'] },
  domain: {
    folders: ['geodesy', 'engine'],
    packages: ['@turf/turf', 'flatbush', 'geojson', 'geos-wasm', 'polylabel', 'valibot'],
  },
  text: { folders: ['geodesy', 'engine', 'domain'], packages: [] },
  io: {
    folders: ['geodesy', 'engine', 'domain'],
    packages: ['@xmldom/xmldom', 'betterknown', 'fflate', 'geojson', 'papaparse', 'read-excel-file', 'sql.js'],
  },
  worker: { folders: ['geodesy', 'engine', 'domain', 'io'], packages: ['earcut', 'geojson'] },
  report: { folders: ['geodesy', 'engine', 'domain', 'text', 'io'], packages: ['docx', 'geojson', 'pptxgenjs'] },
  app: {
    folders: ['geodesy', 'engine', 'domain', 'text', 'io', 'worker', 'report'],
    packages: [
      '@deck.gl/maplibre',
      '@fontsource/noto-sans-sc',
      '@tanstack/react-table',
      '@tanstack/react-virtual',
      'deck.gl',
      'echarts',
      'geojson',
      'html-to-image',
      'idb-keyval',
      'maplibre-gl',
      'polylabel',
      'react',
      'react-dom',
      'terra-draw',
      'terra-draw-maplibre-gl-adapter',
      'zustand',
    ],
  },
  'service-worker': { folders: [], packages: ['workbox-precaching'] },
  build: { folders: ['io'], packages: ['node:crypto', 'node:fs', 'node:path', 'vite'] },
  cli: {
    folders: ['geodesy', 'engine', 'domain', 'text', 'io', 'worker', 'report'],
    packages: ['node:fs', 'node:os', 'node:path', 'node:url', 'node:util', 'node:worker_threads'],
  },
};

/** Folders whose results may depend on their arguments only: no clock, no chance, no network, no window. */
const PURE = ['geodesy', 'engine', 'domain', 'text', 'io', 'report'];
const IMPURE = /\b(?:Date\.now|new Date\(\)|Math\.random|performance\s*\.|fetch\s*\(|window\b(?!'))/;

/** Cities are data; the program knows none of them. */
const CITIES = /wuhai|ordos|kangbashi|baiyin|ma'?anshan|乌海|鄂尔多斯|康巴什|白银|马鞍山/i;
/** No check may say that something may be built: that is not for a program to say. */
const PROMISE = '可以建设';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SRC = join(ROOT, 'src');

function filesUnder(folder: string, pattern: RegExp): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => pattern.test(file) && !file.includes('node_modules') && statSync(file).isFile());
}

/** Comments out, strings kept. */
const withoutComments = (text: string) =>
  text.replace(
    /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
    (_, kept: string | undefined) => kept ?? ' ',
  );

interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

function importsOf(text: string): Import[] {
  const code = withoutComments(text);
  const found: Import[] = [];
  const statement = /\b(?:import|export)\s+(type\s+)?(?:[\w*{][^'"`;]*?\sfrom\s*)?(['"])([^'"]+)\2/g;
  for (const m of code.matchAll(statement)) found.push({ specifier: m[3]!, typeOnly: m[1] !== undefined });
  for (const m of code.matchAll(/\bimport\s*\(\s*(['"])([^'"]+)\1/g)) found.push({ specifier: m[2]!, typeOnly: false });
  for (const m of code.matchAll(/new URL\(\s*(['"])(\.[^'"]+\.tsx?)\1\s*,\s*import\.meta\.url/g))
    found.push({ specifier: m[2]!, typeOnly: false });
  return found;
}

const sources = filesUnder(SRC, /\.tsx?$/).map((file) => ({
  file,
  name: relative(ROOT, file).split(sep).join('/'),
  folder: relative(SRC, file).split(sep)[0]!,
  imports: importsOf(readFileSync(file, 'utf8')),
}));

/** `@scope/name/inside` and `name/inside?url` to the package. */
const packageOf = (specifier: string) =>
  specifier
    .split('?')[0]!
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

const isPath = (specifier: string) => specifier.startsWith('.');
const target = (file: string, specifier: string) => resolve(dirname(file), specifier.split('?')[0]!);

test('the reader of imports sees every kind', () => {
  const text = `import a from './a.ts'; import type { B } from "b";
    import {
      c,
      type D,
    } from './c.ts';
    import './e.css';
    export { f } from './f.ts';
    export type { G } from './g.ts';
    // import h from './h.ts';
    /* import i from './i.ts'; */
    const j = await import('./j.ts');
    new Worker(new URL('./k.ts', import.meta.url));
    const text = 'http://l'; import m from './m.ts';`;
  expect(importsOf(text).map((i) => `${i.typeOnly ? 'type ' : ''}${i.specifier}`)).toEqual([
    './a.ts',
    'type b',
    './c.ts',
    './e.css',
    './f.ts',
    'type ./g.ts',
    './m.ts',
    './j.ts',
    './k.ts',
  ]);
});

describe('folders', () => {
  test('are those of the rules, each with source in it', () => {
    const folders = readdirSync(SRC, { withFileTypes: true }).filter((d) => d.isDirectory());
    expect(folders.map((d) => d.name).sort()).toEqual(Object.keys(RULES).sort());
  });

  test.each(Object.keys(RULES))('%s has its tsconfig, which refers to the folders it may import', (folder) => {
    const config = JSON.parse(readFileSync(join(SRC, folder, 'tsconfig.json'), 'utf8')) as {
      references: { path: string }[];
    };
    expect(config.references.map((r) => r.path).sort()).toEqual(RULES[folder]!.folders.map((f) => `../${f}`).sort());
  });

  test('import only what stands under them', () => {
    const wrong = sources.flatMap(({ file, name, folder, imports }) =>
      imports
        .filter(({ specifier }) => isPath(specifier))
        .filter(({ specifier }) => {
          const [first, second] = relative(ROOT, target(file, specifier)).split(sep);
          const own = first === 'src' && (second === folder || RULES[folder]!.folders.includes(second!));
          return !own && !(first === 'data' && ['app', 'cli', 'worker'].includes(folder));
        })
        .map(({ specifier }) => `${name} imports ${specifier}`),
    );
    expect(wrong).toEqual([]);
  });

  test('import only the packages allowed to them', () => {
    const wrong = sources.flatMap(({ name, folder, imports }) =>
      imports
        .filter(({ specifier }) => !isPath(specifier) && !RULES[folder]!.packages.includes(packageOf(specifier)))
        .map(({ specifier }) => `${name} imports ${specifier}`),
    );
    expect(wrong).toEqual([]);
  });

  test('have no package allowed that they do not use', () => {
    const unused = Object.entries(RULES).flatMap(([folder, { packages }]) => {
      const used = new Set(
        sources.filter((s) => s.folder === folder).flatMap((s) => s.imports.map((i) => packageOf(i.specifier))),
      );
      return packages
        .filter((p) => !used.has(p) && p !== 'geojson' && !p.startsWith('node:'))
        .map((p) => `${folder}: ${p}`);
    });
    expect(unused).toEqual([]);
  });

  test('ask the engine through its narrow interface only', () => {
    const wrong = sources
      .filter(({ folder }) => folder !== 'engine')
      .flatMap(({ file, name, imports }) =>
        imports
          .filter(({ specifier }) => isPath(specifier))
          .map(({ specifier }) => relative(SRC, target(file, specifier)).split(sep).join('/'))
          .filter((path) => path.startsWith('engine/') && path !== 'engine/index.ts')
          .map((path) => `${name} imports ${path}`),
      );
    expect(wrong).toEqual([]);
  });

  test('do not import their own index', () => {
    const wrong = sources.filter(({ file, folder, imports }) =>
      imports.some(({ specifier }) => isPath(specifier) && target(file, specifier) === join(SRC, folder, 'index.ts')),
    );
    expect(wrong.map((s) => s.name)).toEqual([]);
  });
});

test('no file imports itself by way of others (types left aside)', () => {
  const edges = new Map(
    sources.map(({ file, imports }) => [
      file,
      imports.filter((i) => isPath(i.specifier) && !i.typeOnly).map((i) => target(file, i.specifier)),
    ]),
  );
  const done = new Set<string>();
  const path: string[] = [];
  const cycles: string[] = [];
  const visit = (file: string): void => {
    const at = path.indexOf(file);
    if (at >= 0) cycles.push([...path.slice(at), file].map((f) => relative(ROOT, f)).join(' -> '));
    if (at >= 0 || done.has(file)) return;
    path.push(file);
    for (const next of edges.get(file) ?? []) visit(next);
    path.pop();
    done.add(file);
  };
  for (const file of edges.keys()) visit(file);
  expect(cycles).toEqual([]);
});

describe('texts', () => {
  test('below the worker nothing asks for the time, for chance, for the network or for the window', () => {
    const wrong = sources.flatMap(({ file, name, folder }) => {
      const found = PURE.includes(folder) ? IMPURE.exec(withoutComments(readFileSync(file, 'utf8'))) : null;
      return found ? [`${name}: ${found[0]}`] : [];
    });
    expect(wrong).toEqual([]);
  });

  test('the program names no city', () => {
    const files = filesUnder(SRC, /\.(tsx?|css|json|html)$/);
    const wrong = files.flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .flatMap((line, n) => (CITIES.test(line) ? [`${relative(ROOT, file)}:${n + 1}: ${line.trim()}`] : [])),
    );
    expect(wrong).toEqual([]);
  });

  test(`nothing says ${PROMISE}`, () => {
    const files = [SRC, join(ROOT, 'data')].flatMap((f) => filesUnder(f, /\.(tsx?|css|json|html|md|csv|txt)$/));
    files.push(join(ROOT, 'index.html'));
    expect(files.length).toBeGreaterThan(50);
    const wrong = files.filter((file) => readFileSync(file, 'utf8').includes(PROMISE));
    expect(wrong.map((file) => relative(ROOT, file))).toEqual([]);
  });
});
