/** Version of a city's data as it is shown: its mark for illustrative data (示意) in the language of the page. */
import type { Language } from './problems.ts';

export const dataVersionWords = (version: string, language: Language): string =>
  language === 'en' ? version.replaceAll('示意', 'illustrative') : version;
