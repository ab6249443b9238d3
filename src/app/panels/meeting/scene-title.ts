/** Titles that the app gave a scene are told in the language of the wall; those of the user stand as they are. Pure. */
import type { City } from '../../../domain/city.ts';
import type { SitingOutcome } from '../../../domain/siting/result.ts';
import { cityList } from '../../cities.ts';
import type { Language } from '../../state/model.ts';
import type { Scene } from '../../state/scene.ts';
import { textIn } from '../../text/use-text.ts';
import { SCENE_CARDS } from './card-in-view.ts';
import { siteName } from './site-name.ts';

const OUTCOMES: readonly SitingOutcome[] = ['avoid', 'justify', 'certify', 'notice', 'none', 'unchecked'];

const LANGUAGES: readonly Language[] = ['zh', 'en'];

/** `open`: the city on show, by whose layers versions are named; null for none. */
export function titleShown(scene: Scene, language: Language, open: Layered | null = null): string {
  const { title, city } = withoutCity(scene.title, language);
  const shown = numberedIn(scene, title, language, open);
  if (shown === null) return scene.title;
  return city === null ? shown : textIn(language).meeting.bring.titleOf(shown, city);
}

type Layered = Pick<City, 'layers'>;

/** With its number where a title was given more than once; null where it is the user's. */
function numberedIn(scene: Scene, title: string, language: Language, open: Layered | null): string | null {
  const [, words = '', number = ''] = /^(.*?)( \(\d+\))?$/s.exec(title) ?? [];
  const shown = givenIn(scene, words, language) ?? comparedIn(scene, words, language, open);
  if (shown !== null) return `${shown}${number}`;
  for (const given of LANGUAGES) {
    const end = textIn(given).meeting.copyOf('');
    const copied = words.endsWith(end) ? numberedIn(scene, words.slice(0, -end.length), language, open) : null;
    if (copied !== null) return `${textIn(language).meeting.copyOf(copied)}${number}`;
  }
  return null;
}

function givenIn(scene: Scene, words: string, language: Language): string | null {
  for (const given of LANGUAGES) {
    // The name of the site may be of the other language than the words about it.
    const kind = LANGUAGES.map((of) => titlesIn(scene, given, of).indexOf(words)).find((place) => place >= 0);
    if (kind !== undefined) return titlesIn(scene, language, language)[kind]!;
    const { sceneTitle } = textIn(given).meeting;
    const count = Number(/\d+/.exec(words)?.[0]);
    if (scene.kind === 'map' && sceneTitle.plain(count) === words)
      return textIn(language).meeting.sceneTitle.plain(count);
  }
  return null;
}

/** Of two versions, cities or choices of layers; dates are the same in each language. */
function comparedIn(scene: Scene, words: string, language: Language, open: Layered | null): string | null {
  if (scene.kind !== 'map' || scene.compare === null) return null;
  const { labels } = textIn(language).compare;
  const [, name, dates] = /^(.+) (\d[\d-]* \/ \d[\d-]*)$/.exec(words) ?? [];
  const layer = open?.layers.find((l) => LANGUAGES.some((of) => l.name[of] === name));
  if (layer && dates) return labels.version(layer.name[language], dates);
  const [left, right, ...more] = words.split(' / ').map((side) => sideIn(side, language));
  return left && right && more.length === 0 ? labels.both(left, right) : null;
}

function sideIn(words: string, language: Language): string | null {
  const city = cityList.find(({ name }) => LANGUAGES.some((of) => name[of] === words));
  if (city) return city.name[language];
  const count = Number(/\d+/.exec(words)?.[0]);
  const sidesIn = (of: Language): string[] => {
    const { labels } = textIn(of).compare;
    return [labels.same, labels.bare, labels.layers(count), labels.count(count)];
  };
  const kind = LANGUAGES.map((of) => sidesIn(of).indexOf(words)).find((place) => place >= 0);
  return kind === undefined ? null : sidesIn(language)[kind]!;
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
  if (scene.view === 'coverage')
    return [sceneTitle.coverage, ...SCENE_CARDS.map((card) => sceneTitle.card(cards[card]))];
  if (!scene.footprint) return [];
  const name = siteName(scene.footprint.name, ofSite);
  const { outcome } = textIn(language).siting;
  return [sceneTitle.siting(name), ...OUTCOMES.map((found) => sceneTitle.moved(name, outcome[found]))];
}
