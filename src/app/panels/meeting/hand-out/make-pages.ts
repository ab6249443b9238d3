/** All scenes as pages: each is shown behind the dialogue, drawn and left; afterwards everything is as it was. */
import type { Slide } from '../../../../report/slides/deck.ts';
import type { Page } from '../../../../report/slides/page.ts';
import { deckPages } from '../../../../report/slides/pages.ts';
import type { Language } from '../../../state/model.ts';
import type { Scene } from '../../../state/scene.ts';
import { getApp } from '../../../state/store.ts';
import { textIn } from '../../../text/use-text.ts';
import { walkScenes } from '../present.ts';
import { titleNow } from '../use-title.ts';
import { slideOf } from './scene-slide.ts';
import { Swatches } from './swatches.ts';

export interface HandOut {
  readonly language: Language;
  /** Also the name of its file, without an ending. */
  readonly title: string;
  readonly pages: readonly Page[];
}

/** Before each scene: how many are done, and the title of the one that is drawn. */
export type TellScene = (done: number, title: string) => void;

/** Rejects with the reason of `signal`; a scene that cannot be drawn has a page that says so. */
export async function makeHandOut(madeAt: number, signal: AbortSignal, tell: TellScene): Promise<HandOut> {
  const { language, open } = getApp();
  const city = open?.city.name[language] ?? '';
  const title = textIn(language).handOut.fileName(city);
  const brand = `EcoSpace · ${city}`;
  const swatches = new Swatches();
  const slides: Slide[] = [];
  await walkScenes(async (scene, index) => {
    tell(index, titleNow(scene));
    slides.push(await slideOrReason(scene, () => slideOf(scene, { swatches, signal, brand, madeAt }), signal));
  }, signal);
  return { language, title, pages: deckPages({ language, title, slides }) };
}

async function slideOrReason(scene: Scene, make: () => Promise<Slide>, signal: AbortSignal): Promise<Slide> {
  try {
    return await make();
  } catch (error) {
    signal.throwIfAborted();
    console.error(error);
    const { title, group, note } = scene;
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'title', title, group, note, brand: '', lines: textIn(getApp().language).handOut.undrawn(reason) };
  }
}
