/** From what scenes show to pages: the first words, a divider before each group, maps with their figures, tables. */
import { type SlideWords, slideWords } from '../../text/slides.ts';
import type { ReportTable } from '../document.ts';
import type { Deck, LegendLine, MapSlide, Slide, TitleSlide } from './deck.ts';
import { legendItems } from './legend.ts';
import { mapPage } from './map-page.ts';
import type { Page, PageItem, TableItem } from './page.ts';
import { bar, foot, INK, INK_GROUND, MARGIN, TOP, text, WIDTH } from './page-frame.ts';
import { tableParts, wholeTable } from './slide-table.ts';
import { lineHeight, sizeFor, textHeight } from './text-size.ts';

const SIZES = [14, 12, 11, 10, 9] as const;
const BOTTOM = 6.95;

/** In the order of the slides; what finds no room on a page has a further one after it, legends a common one after the maps. */
export function deckPages({ language, slides: given }: Deck): Page[] {
  const words = slideWords[language];
  const slides = withoutRepeats(given, words);
  const lastMap = slides.findLastIndex(({ kind }) => kind === 'map');
  let isLegendWhole = true;
  return slides.flatMap((slide, i) => {
    const made =
      slide.kind === 'title'
        ? { pages: [titlePage(slide)], isLegendWhole: true }
        : mapPages(slide, words, leadingBefore(slide, slides.slice(0, i)));
    isLegendWhole &&= made.isLegendWhole;
    const legend = i === lastMap && !isLegendWhole ? legendPages(slides, words) : [];
    return [...divider(slide, slides[i - 1]), ...made.pages, ...legend];
  });
}

/** Several figures of one card have the same tables: they are printed after the first of them, where the others point to. */
function withoutRepeats(slides: Deck['slides'], words: SlideWords): Slide[] {
  const printed = new Map<string, string>();
  return slides.map((slide) => {
    if (slide.kind !== 'map' || slide.tables.length < 2) return slide;
    const own = JSON.stringify([slide.city, slide.tables]);
    const title = printed.get(own);
    if (title !== undefined) return { ...slide, tables: [], remarks: [...slide.remarks, words.tablesAt(title)] };
    printed.set(own, slide.title);
    return slide;
  });
}

/** Title of the slide that has the same leading table; null where none does. */
function leadingBefore(slide: MapSlide, before: readonly Slide[]): string | null {
  if (!slide.leading) return null;
  const own = JSON.stringify(slide.leading);
  const same = before.find((s) => s.kind === 'map' && s.leading !== null && JSON.stringify(s.leading) === own);
  return same?.title ?? null;
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
function mapPages(
  slide: MapSlide,
  words: SlideWords,
  leadingAt: string | null,
): { pages: Page[]; isLegendWhole: boolean } {
  const { page, tables, isLegendWhole } = mapPage(slide, words, leadingAt);
  return { pages: [page, ...tablePages(slide, words, tables)], isLegendWhole };
}

const BODY = { x: MARGIN, y: TOP, w: WIDTH, h: BOTTOM - TOP };

/** Every class that any of the maps draws, once. */
function legendPages(slides: Deck['slides'], words: SlideWords): Page[] {
  const maps = slides.filter((slide) => slide.kind === 'map');
  // A slide of two cities names both.
  const only = (of: (slide: MapSlide) => string) =>
    [...new Set(maps.flatMap((slide) => of(slide).split(words.and)))].join(words.and);
  const badge = maps.find((slide) => slide.badge !== null)?.badge ?? null;
  const frame = {
    title: words.legend,
    group: '',
    subtitle: only(({ city }) => city),
    badge,
    city: only(({ city }) => city),
    dataVersion: only(({ dataVersion }) => dataVersion),
    date: maps.at(-1)?.date ?? '',
  };
  const pages: Page[] = [];
  let rest = commonLegend(maps);
  while (rest.length > 0) {
    const { items, shown } = legendItems(rest, BODY, words, [14, 12, 11, 10, 9, 8]);
    const page = { title: frame.title, ground: '#FFFFFF', note: '' };
    pages.push({ ...page, items: [...bar(frame), ...items, ...foot(frame, words)] });
    rest = rest.slice(Math.max(1, shown));
  }
  return pages;
}

function commonLegend(maps: readonly MapSlide[]): LegendLine[] {
  const lines = maps.flatMap(({ legend }) => legend.map((line) => ({ ...line, note: '' })));
  return lines.filter(
    ({ name, swatch }, i) => lines.findIndex((line) => line.name === name && line.swatch === swatch) === i,
  );
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
    const room = { ...BODY, h: left - CAPTION - BETWEEN };
    // Rather below the one before, in smaller type, than on a page of its own.
    const below = groups.length > 0 && room.h > 0 ? wholeTable(table, room, SIZES.slice(0, -1)) : null;
    const parts = below ? [below] : tableParts(table, BODY, SIZES);
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
