/** Banks as the lines of the shore name them, in the language of what is printed. */
import type { Language } from './problems.ts';

const ENGLISH: Readonly<Record<string, string>> = { 左岸: 'left bank', 右岸: 'right bank' };

/** Any other name stays as it is. */
export const bankName = (name: string, language: Language): string =>
  language === 'en' ? (ENGLISH[name] ?? name) : name;
