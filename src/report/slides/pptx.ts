/** Pages as a PowerPoint file (PPTX, 16:9): text boxes and tables that can be edited, pictures, notes. */
import type PptxGenJS from 'pptxgenjs';
import { unzipFiles, zipFiles } from '../../io/archive.ts';
import type { Language } from '../../text/problems.ts';
import { cleanText } from './clean-text.ts';
import {
  LEADING,
  PAGE_HEIGHT,
  PAGE_WIDTH,
  type Page,
  type PageItem,
  type PageRun,
  type SlidePicture,
  type TableItem,
  type TextItem,
} from './page.ts';
import { CELL_SIDE, CELL_TOP } from './slide-table.ts';
import { soundParts } from './sound-parts.ts';

/** On every Windows machine, and known to WPS; elsewhere it is replaced by the type of the system. */
const FONT = 'Microsoft YaHei';

export interface SlideFile {
  readonly language: Language;
  readonly title: string;
}

/** The bytes of the file. */
export async function pagesPptx(pages: readonly Page[], { language, title }: SlideFile): Promise<Uint8Array> {
  const { default: Presentation } = await import('pptxgenjs');
  const file = new Presentation();
  file.defineLayout({ name: 'PAGE', width: PAGE_WIDTH, height: PAGE_HEIGHT });
  file.layout = 'PAGE';
  file.title = cleanText(title);
  file.subject = cleanText(title);
  file.author = 'EcoSpace';
  file.company = 'EcoSpace';
  file.theme = { headFontFace: FONT, bodyFontFace: FONT };
  const writer = new Writer(language);
  for (const page of pages) {
    const slide = file.addSlide();
    slide.background = { color: hex(page.ground) };
    for (const item of page.items) writer.add(slide, item);
    if (page.note !== '') slide.addNotes(cleanText(page.note));
  }
  const bytes = await file.write({ outputType: 'uint8array' });
  if (!(bytes instanceof Uint8Array)) throw new Error('the file has no bytes');
  const notes = pages.map(({ note }) => cleanText(note));
  return zipFiles(soundParts(await unzipFiles(bytes), notes));
}

const hex = (color: string): string => color.slice(1);

class Writer {
  private readonly lang: string;

  constructor(language: Language) {
    this.lang = language === 'zh' ? 'zh-CN' : 'en-GB';
  }

  add(slide: PptxGenJS.Slide, item: PageItem): void {
    const { x, y, w, h } = item;
    const box = { x, y, w, h };
    switch (item.kind) {
      case 'text':
        slide.addText(this.paragraphs(item), {
          ...box,
          isTextBox: true,
          valign: item.anchor,
          margin: item.inset * 72,
          fit: 'none',
          ...(item.fill && { fill: { color: hex(item.fill) } }),
          ...(item.line && { line: { color: hex(item.line), width: 1 } }),
        });
        return;
      case 'shape':
        slide.addShape('rect', {
          ...box,
          ...(item.fill && { fill: { color: hex(item.fill) } }),
          ...(item.line && { line: { color: hex(item.line), width: 0.75 } }),
        });
        return;
      case 'arrow':
        slide.addShape('triangle', { ...box, rotate: (item.turn + 360) % 360, fill: { color: hex(item.fill) } });
        return;
      case 'picture':
        slide.addImage({ ...box, data: dataOf(item.picture), altText: cleanText(item.alt) });
        return;
      case 'table':
        slide.addTable(this.rows(item), { ...box, colW: [...item.widths], rowH: [...item.heights] });
    }
  }

  private paragraphs({ paragraphs }: TextItem): PptxGenJS.TextProps[] {
    return paragraphs.flatMap(({ runs, align }, p) =>
      runs.map((run, i) => ({
        text: cleanText(run.text),
        options: {
          ...this.face(run),
          align,
          lineSpacing: run.size * LEADING,
          ...(i === runs.length - 1 && p < paragraphs.length - 1 && { breakLine: true }),
        },
      })),
    );
  }

  private rows({ rows }: TableItem): PptxGenJS.TableRow[] {
    const border = { type: 'solid' as const, color: '9AA5A8', pt: 0.5 };
    return rows.map((cells) =>
      cells.map(({ runs, align, fill }) => ({
        text: runs.map((run) => ({
          text: cleanText(run.text),
          options: { ...this.face(run), lineSpacing: run.size * LEADING },
        })),
        options: {
          align,
          valign: 'middle' as const,
          margin: [CELL_TOP, CELL_SIDE, CELL_TOP, CELL_SIDE] as [number, number, number, number],
          border: [border, border, border, border] as [typeof border, typeof border, typeof border, typeof border],
          ...(fill && { fill: { color: hex(fill) } }),
        },
      })),
    );
  }

  private face({ size, color, bold = false }: PageRun) {
    return { fontFace: FONT, fontSize: size, color: hex(color), bold, lang: this.lang };
  }
}

const dataOf = ({ type, bytes }: SlidePicture): string => `image/${type};base64,${base64(bytes)}`;

function base64(bytes: Uint8Array): string {
  const part = 0x8000;
  let signs = '';
  for (let i = 0; i < bytes.length; i += part) signs += String.fromCharCode(...bytes.subarray(i, i + part));
  return btoa(signs);
}
