/** From what scenes show to pages: the first words, a divider before each group, maps with their figures, tables. */
import { type SlideWords, slideWords } from '../../text/slides.ts';
import type { ReportTable } from '../document.ts';
import type { Deck, MapSlide, Slide, TitleSlide } from './deck.ts';
import { legendItems } from './legend.ts';
import { mapPage } from './map-page.ts';
import type { Page, PageItem, TableItem } from './page.ts';
import { bar, foot, INK, INK_GROUND, MARGIN, TOP, text, WIDTH } from './page-frame.ts';
import { tableParts } from './slide-table.ts';
import { lineHeight, sizeFor, textHeight } from './text-size.ts';

const SIZES = [14, 12, 11, 10, 9] as const;
const BOTTOM = 6.95;

/** In the order of the slides; what finds no room on a page has a further one after it. */
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
  const { page, tables, isLegendWhole } = mapPage(slide, words);
  return [page, ...(isLegendWhole ? [] : [legendPage(slide, words)]), ...tablePages(slide, words, tables)];
}

const BODY = { x: MARGIN, y: TOP, w: WIDTH, h: BOTTOM - TOP };

function legendPage(slide: MapSlide, words: SlideWords): Page {
  const title = words.tableOf(slide.title, words.legend);
  const { items } = legendItems(slide.legend, BODY, words, [14, 12, 11, 10, 9, 8]);
  return { title, ground: '#FFFFFF', items: [...bar({ ...slide, title }), ...items, ...foot(slide, words)], note: '' };
}

/** Each table in the largest type that it fits in; small ones share a page. */
function tablePages(slide: MapSlide, words: SlideWords, tables: readonly ReportTable[]): Page[] {
  return packed(tables).map((group): Page => {
    const [{ caption, part }] = group;
    const named = words.tableOf(slide.title, caption);
    const own = part === 0 ? named : words.continued(named, part);
    const title = group.length > 1 ? slide.title : own;
    let y = TOP;
    const items = group.flatMap(({ caption: name, item }): PageItem[] => {
      const head = { x: MARGIN, y, w: WIDTH, h: CAPTION };
      const top = group.length > 1 ? y + CAPTION : y;
      y = top + item.h + BETWEEN;
      const placed = { ...item, y: top };
      return group.length > 1 ? [text(head, name, { size: 12, color: INK, bold: true }), placed] : [placed];
    });
    return {
      title,
      ground: '#FFFFFF',
      items: [...bar({ ...slide, title }), ...items, ...foot(slide, words)],
      note: '',
    };
  });
}

/** Room for the name of a table, and between two of them, inches. */
const CAPTION = 0.3;
const BETWEEN = 0.2;

interface TablePart {
  readonly caption: string;
  readonly item: TableItem;
  /** How many of its parts stand before. */
  readonly part: number;
}

type Group = [TablePart, ...TablePart[]];

/** Whole tables one under the other as far as a page holds them; parts of a long one have pages of their own. */
function packed(tables: readonly ReportTable[]): Group[] {
  const groups: Group[] = [];
  let left = 0;
  for (const table of tables) {
    const parts = tableParts(table, BODY, SIZES);
    for (const [part, item] of parts.entries()) {
      const own = { caption: table.caption, item, part };
      const needed = CAPTION + item.h + BETWEEN;
      const last = groups.at(-1);
      if (parts.length === 1 && last && needed <= left) last.push(own);
      else {
        groups.push([own]);
        left = parts.length === 1 ? BODY.h + BETWEEN : 0;
      }
      left -= needed;
    }
  }
  return groups;
}
