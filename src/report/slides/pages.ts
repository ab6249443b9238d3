/** From what scenes show to pages: the first words, a divider before each group, maps with their figures, tables. */
import { type SlideWords, slideWords } from '../../text/slides.ts';
import type { Deck, MapSlide, Slide, TitleSlide } from './deck.ts';
import { mapPage } from './map-page.ts';
import type { Page, PageItem } from './page.ts';
import { bar, foot, INK_GROUND, MARGIN, TOP, text, WIDTH } from './page-frame.ts';
import { tableParts } from './slide-table.ts';
import { lineHeight, sizeFor, textHeight } from './text-size.ts';

const SIZES = [14, 12, 11, 10, 9] as const;
const BOTTOM = 6.95;

/** Throws nothing; each page holds what it says, whatever its length. */
export function deckPages({ language, slides }: Deck): Page[] {
  const words = slideWords[language];
  return slides.flatMap((slide, i) => [
    ...divider(slide, slides[i - 1]),
    ...(slide.kind === 'title' ? [titlePage(slide)] : mapPages(slide, words)),
  ]);
}

/** Before the first slide of a group. */
function divider(slide: Slide, before: Slide | undefined): Page[] {
  if (slide.group === '' || slide.group === before?.group) return [];
  return [wordPage({ title: slide.group, brand: '', lines: '', note: '' })];
}

const titlePage = (slide: TitleSlide): Page => wordPage(slide);

function wordPage({ title, brand, lines, note }: Pick<TitleSlide, 'title' | 'brand' | 'lines' | 'note'>): Page {
  const size = sizeFor(title, [44, 36, 30, 24], WIDTH - 1.6, 2);
  const height = textHeight(title, size, WIDTH - 1.6) + 0.1;
  const top = 2.3;
  const items: PageItem[] = [
    ...(brand === '' ? [] : [text({ x: 1.1, y: 1.2, w: WIDTH - 1.6, h: 0.45 }, brand, { size: 16, color: '#F4EBD6' })]),
    text({ x: 1.1, y: top, w: WIDTH - 1.6, h: height }, title, { size, color: '#FFFFFF', bold: true }),
    ...(lines === ''
      ? []
      : [
          text(
            { x: 1.1, y: top + height + 0.3, w: WIDTH - 1.6, h: lines.split('\n').length * lineHeight(20) + 0.1 },
            lines,
            { size: 20, color: '#CFD7D9' },
          ),
        ]),
  ];
  return { title, ground: INK_GROUND, items, note };
}

/** The map, then its tables, as far as they do not stand beside it. */
function mapPages(slide: MapSlide, words: SlideWords): Page[] {
  const { page, tables } = mapPage(slide, words);
  return [page, ...tables.flatMap((table) => tablePages(slide, table, words))];
}

function tablePages(slide: MapSlide, table: MapSlide['tables'][number], words: SlideWords): Page[] {
  const box = { x: MARGIN, y: TOP, w: WIDTH, h: BOTTOM - TOP };
  return tableParts(table, box, SIZES).map((item, i) => {
    const own = words.tableOf(slide.title, table.caption);
    const title = i === 0 ? own : words.continued(own, i);
    return {
      title,
      ground: '#FFFFFF',
      items: [...bar({ ...slide, title }), item, ...foot(slide, words)],
      note: '',
    };
  });
}
