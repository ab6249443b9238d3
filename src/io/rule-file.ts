/**
 * Files of rules: a rule book as JSON, with the kinds of layers that its rules name and that no city is shipped with
 * (`layers`), so that it can be taken to another computer whole.
 */
import { type Outcome, refusal } from '../domain/problems.ts';
import { withTrueMark } from '../domain/siting/rule-edits.ts';
import { parseRuleLayers } from '../domain/siting/rule-layers.ts';
import { parseRuleBook, type RuleBook, ruledLayers } from '../domain/siting/rules.ts';
import type { AbsentLayer } from '../domain/user-layers.ts';
import { jsonPlace } from './json-place.ts';

export interface RuleFile {
  readonly book: RuleBook;
  /** Layers that rules name, without their data. */
  readonly layers: readonly AbsentLayer[];
}

/** The rules as a file, with those of the layers that they name. */
export function ruleFileText(book: RuleBook, known: readonly Readonly<AbsentLayer>[]): string {
  const named = ruledLayers(book);
  const own = known.filter(({ id }) => named.has(id)).map(({ id, name, holder }) => ({ id, name, holder }));
  return `${JSON.stringify(own.length > 0 ? { ...book, layers: own } : book, null, 2)}\n`;
}

/**
 * Read a rule file. Problems: `file-empty`, `json-broken` with its place, `rule-file-broken` for each place that does not fit
 * and for a file without a rule. A byte order mark is passed over. A version that is marked with other content gets the mark of
 * what the file says.
 */
export function readRuleFile(fileText: string, file?: string): Outcome<RuleFile> {
  const where = file === undefined ? {} : { file };
  const bare = fileText.replace(/^\uFEFF/, '');
  if (bare.trim() === '') return refusal('file-empty', where);
  let value: unknown;
  try {
    value = JSON.parse(bare);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refusal('json-broken', where, { ...jsonPlace(bare) });
  }
  const book = parseRuleBook(value);
  const layers = parseRuleLayers(value);
  if (!book.ok || !layers.ok) {
    const problems = book.ok ? layers.problems : book.problems;
    return { ok: false, problems: problems.map((p) => ({ ...p, where: { ...where, ...p.where } })) };
  }
  if (book.value.rules.length === 0)
    return refusal('rule-file-broken', { ...where, path: 'rules' }, { path: 'rules', fault: 'no-rules' });
  return { ok: true, problems: [], value: { book: withTrueMark(book.value), layers: layers.value } };
}

/** Id of the city that a file says its rules are for, whatever else is wrong with it; null where it says none. */
export function cityOfRuleFile(fileText: string): string | null {
  let value: unknown;
  try {
    value = JSON.parse(fileText.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
  const city = typeof value === 'object' && value !== null && 'city' in value ? value.city : null;
  return typeof city === 'string' ? city : null;
}
