/** Layers that a rule file brings: those its rules name and that no city is shipped with, without their data. */
import * as v from 'valibot';
import { type Outcome, refusal } from '../problems.ts';
import type { AbsentLayer } from '../user-layers.ts';
import { ruleFileIssue } from './rule-faults.ts';

const text = v.pipe(v.string(), v.trim(), v.minLength(1));
const bilingual = v.object({ zh: text, en: text });
const layer = v.object({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/, 'id')),
  name: bilingual,
  holder: v.nullable(bilingual),
});
const file = v.object({ layers: v.optional(v.array(layer), []) });

/** None where the file has no `layers`. Problems as of `parseRuleBook`. */
export function parseRuleLayers(value: unknown): Outcome<readonly AbsentLayer[]> {
  const result = v.safeParse(file, value);
  if (result.success) return { ok: true, value: result.output.layers, problems: [] };
  const problems = result.issues.flatMap((issue) => {
    const path = v.getDotPath(issue) ?? '';
    return refusal('rule-file-broken', { path }, { path, ...ruleFileIssue(issue) }).problems;
  });
  return { ok: false, problems };
}
