/** A report as a Word file (DOCX): A4, real tables with repeated heads, numbered pages, type that Word and WPS have. */
import type * as Docx from 'docx';
import type { Block, ReportDocument, ReportPictures } from './document.ts';
import { blockElements, marksTable } from './docx-blocks.ts';
import { BODY_FONT, BODY_SIZE, type DocxLibrary, HEADING_FONT, SMALL, TEXT_WIDTH, textRuns } from './docx-cells.ts';
import { withAllTexts } from './texts.ts';

/** A4 and its margins, twentieths of a point. */
const PAGE = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1304, bottom: 1134, left: 1134, right: 1134, header: 624, footer: 567 },
};

/** No section has more blocks. */
const MOST_BLOCKS = 1000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the signs that XML does not allow
const NOT_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** The bytes of the file. Pictures that are not given are replaced by the sentence of their block. */
export async function reportDocx(given: ReportDocument, pictures: ReportPictures): Promise<Uint8Array> {
  const report = withAllTexts(given, (text) => text.replace(NOT_IN_XML, ''));
  const lib: DocxLibrary = await import('docx');
  const marks = marksTable(lib, report.badge, report.stamp);
  const file = new lib.Document({
    title: `${report.title} ${report.subject}`,
    subject: report.subject,
    creator: 'EcoSpace',
    styles: styles(lib),
    numbering: { config: [{ reference: 'items', levels: [itemLevel(lib)] }] },
    sections: [
      {
        properties: { page: PAGE },
        headers: { default: header(lib, report) },
        footers: { default: footer(lib, report) },
        children: [
          ...(marks ? [marks] : []),
          ...titleParagraphs(lib, report),
          ...report.sections.flatMap(({ title, blocks }, s) => [
            new lib.Paragraph({ heading: lib.HeadingLevel.HEADING_1, keepNext: true, text: title }),
            ...blocks.flatMap((block, b) =>
              blockElements(lib, block, pictures, { list: MOST_BLOCKS * s + b, keepNext: keepsNext(blocks, b) }),
            ),
          ]),
        ],
      },
    ],
  });
  return new Uint8Array(await lib.Packer.toArrayBuffer(file));
}

/** What is signed stands over the signatures. */
const isSigned = (blocks: readonly Block[], at: number): boolean =>
  blocks[at + 1]?.kind === 'subheading' && blocks[at + 2]?.kind === 'signatures';

/** A short text between a heading and a table stays with both, and signatures are never alone on a page. */
function keepsNext(blocks: readonly Block[], at: number): boolean {
  const [before, next] = [blocks[at - 1], blocks[at + 1]];
  const leads = (before === undefined || before.kind === 'subheading') && next?.kind === 'table';
  return leads || isSigned(blocks, at);
}

function styles(lib: DocxLibrary): Docx.IStylesOptions {
  const heading = (size: number, before: number, after: number) => ({
    run: { font: HEADING_FONT, size, bold: true, color: '17262B' },
    paragraph: { spacing: { before, after }, keepNext: true },
  });
  return {
    default: {
      document: {
        run: {
          font: BODY_FONT,
          size: BODY_SIZE,
          // Figures and Latin words are English to the software in any report: in Chinese it would break them anywhere.
          language: { value: 'en-GB', eastAsia: 'zh-CN' },
        },
        paragraph: { spacing: { line: 300, lineRule: lib.LineRuleType.AUTO } },
      },
      heading1: heading(28, 320, 140),
      heading2: heading(23, 180, 90),
    },
  };
}

const itemLevel = (lib: DocxLibrary): Docx.ILevelsOptions => ({
  level: 0,
  format: lib.LevelFormat.DECIMAL,
  text: '%1.',
  alignment: lib.AlignmentType.LEFT,
  style: { paragraph: { indent: { left: 400, hanging: 400 } } },
});

function titleParagraphs(lib: DocxLibrary, { title, subject, imprint }: ReportDocument): Docx.Paragraph[] {
  const centred = (text: string, size: number, before: number, after: number) =>
    new lib.Paragraph({
      alignment: lib.AlignmentType.CENTER,
      spacing: { before, after },
      children: [new lib.TextRun({ text, font: HEADING_FONT, size, bold: true, color: '17262B' })],
    });
  return [
    centred(title, 40, 260, 60),
    centred(subject, 30, 0, 140),
    new lib.Paragraph({
      alignment: lib.AlignmentType.CENTER,
      spacing: { after: 160 },
      children: textRuns(lib, imprint.map(([label, value]) => `${label} ${value}`).join('    '), { size: 18 }),
    }),
  ];
}

/** A line with text at both ends. */
const twoEnds = (lib: DocxLibrary, children: Docx.ParagraphChild[], edge: 'top' | 'bottom'): Docx.Paragraph =>
  new lib.Paragraph({
    tabStops: [{ type: lib.TabStopType.RIGHT, position: TEXT_WIDTH }],
    border: { [edge]: { style: lib.BorderStyle.SINGLE, size: 4, color: '9AA5A8', space: 4 } },
    spacing: { before: 0, after: 0, line: 240 },
    children,
  });

function header(lib: DocxLibrary, { header: text, stamp, badge }: ReportDocument): Docx.Header {
  const marks = [badge, stamp].filter((mark) => mark !== null).join(' · ');
  return new lib.Header({
    children: [
      twoEnds(
        lib,
        [
          new lib.TextRun({ ...SMALL, text }),
          new lib.TextRun({ ...SMALL, children: [new lib.Tab(), marks], color: 'B3261E' }),
        ],
        'bottom',
      ),
    ],
  });
}

function footer(lib: DocxLibrary, { footer: text, pageOf: [before, between, after] }: ReportDocument): Docx.Footer {
  const { CURRENT, TOTAL_PAGES } = lib.PageNumber;
  const number = [new lib.Tab(), before, CURRENT, between, TOTAL_PAGES, after];
  return new lib.Footer({
    children: [
      twoEnds(lib, [new lib.TextRun({ ...SMALL, text }), new lib.TextRun({ ...SMALL, children: number })], 'top'),
    ],
  });
}
