/** Pure: words in two languages as a form has them. A language that is left empty says what the other says. */
import type { Bilingual } from '../../../domain/city.ts';

/** What the field of a language shows: nothing where it only repeats the other. */
export const shownIn = (value: Bilingual | null, language: keyof Bilingual, main: keyof Bilingual): string => {
  if (value === null) return '';
  return language !== main && value[language] === value[main] ? '' : value[language];
};

/** Both as they were typed; null where both are empty. */
export function bilingualOf(zh: string, en: string): Bilingual | null {
  const [inZh, inEn] = [zh.trim(), en.trim()];
  if (inZh === '' && inEn === '') return null;
  return { zh: inZh || inEn, en: inEn || inZh };
}
