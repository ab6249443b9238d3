/** Titles that the app gave a scene are told in the language of the wall; those of the user stand as they are. Pure. */
import type { SitingOutcome } from '../../../domain/siting/result.ts';
import { cityList } from '../../cities.ts';
import type { Language } from '../../state/model.ts';
import type { Scene } from '../../state/scene.ts';
import { textIn } from '../../text/use-text.ts';
import { siteName } from './site-name.ts';

const OUTCOMES: readonly SitingOutcome[] = ['avoid', 'justify', 'certify', 'notice', 'none', 'unchecked'];

const LANGUAGES: readonly Language[] = ['zh', 'en'];

export function titleShown(scene: Scene, language: Language): string {
  const { title, city } = withoutCity(scene.title, language);
  const [, words = '', number = ''] = /^(.*?)( \(\d+\))?$/s.exec(title) ?? [];
  for (const given of LANGUAGES) {
    // The name of the site may be of the other language than the words about it.
    const kind = LANGUAGES.map((of) => titlesIn(scene, given, of).indexOf(words)).find((place) => place >= 0);
    if (kind === undefined) continue;
    const shown = `${titlesIn(scene, language, language)[kind]}${number}`;
    return city === null ? shown : textIn(language).meeting.bring.titleOf(shown, city);
  }
  return scene.title;
}

/** A scene that was brought from another city may end in its name. */
function withoutCity(title: string, language: Language): { readonly title: string; readonly city: string | null } {
  for (const given of LANGUAGES)
    for (const { name } of cityList) {
      const end = textIn(given).meeting.bring.titleOf('', name[given]);
      if (title.endsWith(end)) return { title: title.slice(0, -end.length), city: name[language] };
    }
  return { title, city: null };
}

/** All that the app may have called it, the same one at the same place in each language; `ofSite`: language of the site's name. */
function titlesIn(scene: Scene, language: Language, ofSite: Language): string[] {
  const { sceneTitle, cards, titlePage } = textIn(language).meeting;
  if (scene.kind === 'title') return [titlePage.last, ...cityList.map(({ name }) => titlePage.first(name[language]))];
  if (scene.view === 'coverage') return [scene.card ? sceneTitle.card(cards[scene.card]) : sceneTitle.coverage];
  if (!scene.footprint) return [];
  const name = siteName(scene.footprint.name, ofSite);
  const { outcome } = textIn(language).siting;
  return [sceneTitle.siting(name), ...OUTCOMES.map((found) => sceneTitle.moved(name, outcome[found]))];
}
