/**
 * Numbers of a report: sections 4, headings in them 4.2, tables 4-1 and maps 8-1, each counted where it stands, so that
 * none is missing and a reference cannot go astray.
 */
import type { ReportWords } from '../text/report.ts';
import type { Block, ReportSection } from './document.ts';
import { withTexts } from './texts.ts';

/** Signs for private use: no keyboard and no data has them. */
const [OPEN, CLOSE] = ['\uE000', '\uE001'];
const REFERENCE = new RegExp(`${OPEN}([^${CLOSE}]*)${CLOSE}`, 'g');

/** Stands in a text for the number of a heading or a table, by its id, until the report is numbered. */
export const referenceTo = (id: string): string => `${OPEN}${id}${CLOSE}`;

/** @throws Error for a reference to nothing, or an id that two blocks share. */
export function numbered(sections: readonly ReportSection[], words: ReportWords['numbered']): readonly ReportSection[] {
  const numbers = new Map<string, string>();
  const counted = sections.map((section, i): ReportSection => {
    const number = numberBlocks(i + 1, words, numbers);
    return { ...section, title: `${i + 1} ${section.title}`, blocks: section.blocks.map(number) };
  });
  const resolve = (text: string): string =>
    text.replace(REFERENCE, (_, id: string) => {
      const number = numbers.get(id);
      if (number === undefined) throw new Error(`the report refers to ${id}, which it does not have`);
      return number;
    });
  return counted.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => withTexts(block, resolve)),
  }));
}

/** Puts its number before the title of each block that has one, and notes it under the id. */
function numberBlocks(section: number, words: ReportWords['numbered'], numbers: Map<string, string>) {
  const count = { subheading: 0, table: 0, picture: 0 };
  const note = (id: string, number: string): string => {
    if (numbers.has(id)) throw new Error(`two blocks of the report are ${id}`);
    numbers.set(id, number);
    return number;
  };
  return (block: Block): Block => {
    switch (block.kind) {
      case 'subheading':
        return { ...block, text: `${note(block.id, `${section}.${++count.subheading}`)} ${block.text}` };
      case 'table':
        return {
          ...block,
          caption: `${note(block.id, words.table(`${section}-${++count.table}`))} ${block.caption}`,
        };
      case 'picture':
        return {
          ...block,
          caption: `${note(block.picture, words.picture(`${section}-${++count.picture}`))} ${block.caption}`,
        };
      default:
        return block;
    }
  };
}
