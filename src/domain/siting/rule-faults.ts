/** What is wrong at a place of a rule file, as a word that sentences are made from. */
import type * as v from 'valibot';

export const RULE_FILE_FAULTS = [
  'missing',
  'empty',
  'not-text',
  'not-number',
  'not-list',
  'not-yes-no',
  'not-object',
  'not-allowed',
  'amount',
  'id',
  'date',
  'unverified-says-more',
  'cited-without-source',
  'confirmed-without-name',
  'kind-twice',
  'rule-twice',
  'kind-unlisted',
  'no-rules',
  'other',
] as const;
/** `amount`: not from 0 to 1,000,000; `not-allowed`: none of a few words, which are told. */
export type RuleFileFault = (typeof RULE_FILE_FAULTS)[number];

const BY_TYPE: Readonly<Record<string, RuleFileFault>> = {
  string: 'not-text',
  number: 'not-number',
  array: 'not-list',
  boolean: 'not-yes-no',
  object: 'not-object',
  picklist: 'not-allowed',
  literal: 'not-allowed',
  variant: 'not-allowed',
  min_length: 'empty',
  min_value: 'amount',
  max_value: 'amount',
  finite: 'amount',
};

const isFault = (message: string): message is RuleFileFault =>
  (RULE_FILE_FAULTS as readonly string[]).includes(message);

/** Longest piece of a file that is repeated in a sentence. */
const MOST_LETTERS = 40;

export interface RuleFileIssue {
  readonly fault: RuleFileFault;
  /** What can stand there, where that is a few words; else empty. */
  readonly allowed: string;
  /** What stands there, where that is short; else empty. */
  readonly found: string;
}

/** Schemas give the fault as their message where its type does not tell. */
export function ruleFileIssue({ type, message, expected, input }: v.BaseIssue<unknown>): RuleFileIssue {
  const isMissing = input === undefined;
  const fault = isMissing ? 'missing' : isFault(message) ? message : (BY_TYPE[type] ?? 'other');
  const allowed = fault === 'not-allowed' ? (expected ?? '').replace(/["()]/g, '').replaceAll(' | ', ', ') : '';
  const isShort = typeof input === 'number' || (typeof input === 'string' && input.length <= MOST_LETTERS);
  return { fault, allowed, found: isShort ? String(input) : '' };
}
