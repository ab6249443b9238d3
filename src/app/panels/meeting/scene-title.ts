/** Titles that the app gave a scene are told in the language of the wall; those of the user stand as they are. Pure. */
import type { Language } from '../../state/model.ts';
import type { Scene } from '../../state/scene.ts';
import { textIn } from '../../text/use-text.ts';

const LANGUAGES: readonly Language[] = ['zh', 'en'];

export function titleShown(scene: Scene, language: Language): string {
  const [, words = '', number = ''] = /^(.*?)( \(\d+\))?$/s.exec(scene.title) ?? [];
  for (const given of LANGUAGES) {
    const kind = titlesIn(scene, given).indexOf(words);
    if (kind >= 0) return `${titlesIn(scene, language)[kind]}${number}`;
  }
  return scene.title;
}

/** All that the app may have called it, the same one at the same place in each language. */
function titlesIn(scene: Scene, language: Language): string[] {
  const { sceneTitle, cards, titlePage } = textIn(language).meeting;
  if (scene.kind === 'title') return [titlePage.last];
  if (scene.view === 'coverage') return [scene.card ? sceneTitle.card(cards[scene.card]) : sceneTitle.coverage];
  return scene.footprint ? [sceneTitle.siting(scene.footprint.name)] : [];
}
