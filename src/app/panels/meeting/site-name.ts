/** Names that the app gave a site are told in the language of the wall; those of the user stand as they are. Pure. */
import type { Language } from '../../state/model.ts';
import { textIn } from '../../text/use-text.ts';

const LANGUAGES: readonly Language[] = ['zh', 'en'];

export function siteName(name: string, language: Language): string {
  const shown = textIn(language).siting;
  const number = Number(/\d+/.exec(name)?.[0]);
  for (const given of LANGUAGES) {
    const { sampleName, footprintName } = textIn(given).siting;
    if (name === sampleName) return shown.sampleName;
    if (name === footprintName(number)) return shown.footprintName(number);
  }
  return name;
}
