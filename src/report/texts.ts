/** Every text of a block or a whole report, changed in one way. */
import type { Block, ReportDocument, Words } from './document.ts';

/** The block with `change` made to each of its texts, captions and titles of columns among them. */
export function withTexts(block: Block, change: (text: string) => string): Block {
  const words = (value: Words): Words =>
    typeof value === 'string' ? change(value) : value.map((run) => ({ ...run, text: change(run.text) }));
  switch (block.kind) {
    case 'subheading':
      return { ...block, text: change(block.text) };
    case 'paragraph':
      return { ...block, words: words(block.words) };
    case 'list':
      return { ...block, items: block.items.map(words) };
    case 'facts':
      return { ...block, rows: block.rows.map(([label, value]) => [change(label), words(value)] as const) };
    case 'verdict':
      return { ...block, word: change(block.word), lines: block.lines.map(words) };
    case 'table':
      return {
        ...block,
        caption: change(block.caption),
        columns: block.columns.map((column) => ({ ...column, title: change(column.title) })),
        rows: block.rows.map((row) => ({ ...row, cells: row.cells.map(words) })),
      };
    case 'picture':
      return { ...block, caption: change(block.caption), instead: change(block.instead) };
    case 'signatures':
      return block;
  }
}

/** The report with `change` made to everything that is printed of it. */
export const withAllTexts = (report: ReportDocument, change: (text: string) => string): ReportDocument => ({
  ...report,
  title: change(report.title),
  subject: change(report.subject),
  imprint: report.imprint.map(([label, value]) => [change(label), change(value)] as const),
  header: change(report.header),
  footer: change(report.footer),
  sections: report.sections.map((section) => ({
    ...section,
    title: change(section.title),
    blocks: section.blocks.map((block) => withTexts(block, change)),
  })),
});
