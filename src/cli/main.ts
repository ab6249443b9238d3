/** The command line: `npm run -s ecospace -- <command>`. Exit 0, or 2 with problems. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Problem } from '../domain/problems.ts';
import { atOnce } from '../engine/index.ts';
import { commandLine } from '../text/command-line.ts';
import { problemLine } from '../text/problems.ts';
import { bands } from './bands.ts';
import { change } from './change.ts';
import { check } from './check.ts';
import { convert } from './convert.ts';
import { coverage } from './coverage.ts';
import { nodeCrew } from './crew.ts';
import { type Answer, error, type Host, stop } from './host.ts';
import { indicators } from './indicators.ts';
import { inspect } from './inspect.ts';
import { readBytes, readFiles, writeBytes } from './node-files.ts';
import { openOptions } from './open-options.ts';
import { overlap } from './overlap.ts';
import { shoreline } from './shoreline.ts';

const OPTIONS = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  lang: { type: 'string' },
  city: { type: 'string' },
  out: { type: 'string' },
  distances: { type: 'string' },
  'by-feature': { type: 'boolean' },
  from: { type: 'string' },
  to: { type: 'string' },
  encoding: { type: 'string' },
  layer: { type: 'string' },
  rules: { type: 'string' },
  kind: { type: 'string' },
  report: { type: 'string' },
  xlsx: { type: 'string' },
  before: { type: 'string' },
  zones: { type: 'string' },
  targets: { type: 'string' },
  day: { type: 'string' },
} as const;

type Values = {
  -readonly [K in keyof typeof OPTIONS]?: (typeof OPTIONS)[K]['type'] extends 'boolean' ? boolean : string;
};

/** Run one command; returns the exit code. */
export async function main(args: readonly string[], host: Host): Promise<0 | 2> {
  const { values, positionals, problem } = parsed(args);
  const language = values.lang === 'zh' ? 'zh' : 'en';
  const [command, ...files] = positionals;
  if (values.help || (!command && !problem)) {
    host.out(commandLine[language].help);
    return 0;
  }
  const answer = problem ? stop(problem) : await run(host, command!, files, values);
  const gravest = [...answer.problems].sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
  const told = gravest.map((p) => ({
    code: p.code,
    where: p.where,
    values: p.values,
    message: problemLine(p, language),
  }));
  if (!answer.ok) {
    if (values.json) host.out(JSON.stringify({ problems: told }));
    else for (const p of told) host.err(p.message);
    return 2;
  }
  if (values.json) host.out(JSON.stringify(answer.value.json));
  else for (const line of answer.value.lines(language)) host.out(line);
  for (const p of told) host.err(p.message);
  return 0;
}

function parsed(args: readonly string[]): { values: Values; positionals: string[]; problem: Problem | null } {
  const { tokens } = parseArgs({
    args: [...args],
    options: OPTIONS,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const values: Record<string, unknown> = {};
  const positionals: string[] = [];
  let problem: Problem | null = null;
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    const option = Object.hasOwn(OPTIONS, name) ? OPTIONS[name as keyof typeof OPTIONS] : undefined;
    if (!option) problem ??= error('argument-unknown', {}, { argument: rawName });
    else if (option.type === 'boolean') {
      if (value !== undefined) problem ??= error('argument-unknown', {}, { argument: `${rawName}=${value}` });
      values[name] = true;
    } else if (!value || (!inlineValue && value.startsWith('--'))) {
      // "--city --json" took the next option for the city: that one still counts as given.
      if (value?.startsWith('--json')) values.json = true;
      problem ??= error('argument-missing', {}, { argument: rawName });
    } else values[name] = value;
  }
  if (values.lang !== undefined && values.lang !== 'zh' && values.lang !== 'en')
    problem ??= error('argument-unknown', {}, { argument: `--lang ${values.lang}` });
  return { values: values as Values, positionals, problem };
}

/** How many files a command takes at most; those not listed take any number. */
const FILES: Readonly<Record<string, number>> = {
  overlap: 2,
  coverage: 0,
  shoreline: 0,
  change: 0,
  indicators: 0,
  bands: 1,
  convert: 2,
};

async function run(host: Host, command: string, files: readonly string[], values: Values): Promise<Answer> {
  const missing = (argument: string) => stop(error('argument-missing', {}, { argument }));
  const surplus = files[FILES[command] ?? files.length];
  if (surplus !== undefined) return stop(error('argument-unknown', {}, { argument: surplus }));
  const given = openOptions(host, values);
  const tables = { xlsx: values.xlsx ?? null, language: values.lang === 'zh' ? ('zh' as const) : ('en' as const) };
  switch (command) {
    case 'overlap':
      if (files.length < 2) return missing(files.length === 0 ? 'A.geojson' : 'B.geojson');
      if (!given.ok) return given;
      return overlap(host, files[0]!, files[1]!, values['by-feature'] ?? false, given.value);
    case 'check':
      if (files.length === 0) return missing('FOOTPRINT.geojson');
      if (!values.city) return missing('--city');
      if (!given.ok) return given;
      return check(
        host,
        files,
        values.city,
        { rulesFile: values.rules ?? null, kind: values.kind ?? null },
        given.value,
        {
          report: values.report ?? null,
          xlsx: values.xlsx ?? null,
          language: values.lang === 'zh' ? 'zh' : 'en',
        },
      );
    case 'coverage':
      if (!values.city) return missing('--city');
      return coverage(host, values.city, { ...tables, report: values.report ?? null });
    case 'shoreline':
      if (!values.city) return missing('--city');
      return shoreline(host, values.city, { ...tables, zones: values.zones ?? null });
    case 'change':
      if (!values.city) return missing('--city');
      if (!values.layer) return missing('--layer');
      return change(host, values.city, { ...tables, layer: values.layer, before: values.before ?? null });
    case 'indicators':
      if (!values.city) return missing('--city');
      return indicators(host, values.city, { ...tables, targets: values.targets ?? null, day: values.day ?? null });
    case 'bands':
      if (files.length === 0) return missing('BOUNDARY.geojson');
      if (!values.distances) return missing('--distances');
      if (!values.out) return missing('--out');
      if (!given.ok) return given;
      return bands(host, files[0]!, values.distances, values.out, given.value);
    case 'inspect':
      if (files.length === 0) return missing('FILE');
      return given.ok ? inspect(host, files, given.value) : given;
    case 'convert':
      if (files.length < 2) return missing(files.length === 0 ? 'IN' : 'OUT');
      return given.ok ? convert(host, files[0]!, files[1]!, values.to ?? null, given.value) : given;
    default:
      return stop(error('argument-unknown', {}, { argument: command }));
  }
}

/** This process as host: its streams, its files, the data folder of the project. */
export const processHost: Host = {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
  readText: (path) => {
    const bytes = readBytes(path);
    return bytes.ok ? { ...bytes, value: new TextDecoder().decode(bytes.value) } : bytes;
  },
  readFiles,
  writeText: writeBytes,
  writeBytes,
  work: { ...atOnce, crew: nodeCrew() },
  dataFolder: join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'data'),
};

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit(await main(process.argv.slice(2), processHost));
