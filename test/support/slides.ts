/** Slides of a PPTX as a reader meets them. */
import { strFromU8, unzipSync } from 'fflate';
import { descendants, parseXml } from './xml.ts';

export interface ReadSlide {
  /** Texts in the order of the file, between bars. */
  readonly words: string;
  /** Of the notes page. */
  readonly notes: string;
  /** Of its largest picture, bytes; 0 for none. */
  readonly picture: number;
}

export function slidesOf(pptx: Uint8Array): ReadSlide[] {
  const parts = unzipSync(pptx);
  const paths = Object.keys(parts);
  const wordsOf = (path: string): string =>
    descendants(parseXml(strFromU8(parts[path]!)), 'a:t')
      .map((t) => t.textContent)
      .join('|');
  const count = paths.filter((path) => /^ppt\/slides\/slide\d+\.xml$/.test(path)).length;
  return Array.from({ length: count }, (_, i) => {
    const pictures = paths.filter((path) => path.startsWith(`ppt/media/image-${i + 1}-`));
    return {
      words: wordsOf(`ppt/slides/slide${i + 1}.xml`),
      notes: wordsOf(`ppt/notesSlides/notesSlide${i + 1}.xml`),
      picture: Math.max(0, ...pictures.map((path) => parts[path]!.length)),
    };
  });
}
