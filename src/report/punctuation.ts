/** Chinese sentences with the full-width marks that printed Chinese has. */
import type { ReportDocument } from './document.ts';
import { withTexts } from './texts.ts';

const HAN = /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF\u2018-\u201D]/u;
const MARKS: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' };

const isHan = (character: string | undefined): boolean => character !== undefined && HAN.test(character);

/** Marks and brackets beside or around Chinese characters; those of figures stay as they are. */
export function fullWidth(text: string): string {
  const out = [...text];
  const opened: number[] = [];
  for (const [i, character] of out.entries()) {
    const mark = MARKS[character];
    if (mark && (isHan(out[i - 1]) || isHan(out[i + 1]))) out[i] = mark;
    if (character === '(') opened.push(i);
    if (character !== ')') continue;
    const open = opened.pop();
    if (open === undefined) continue;
    if (!isHan(out[open - 1]) && !out.slice(open + 1, i).some(isHan)) continue;
    out[open] = '（';
    out[i] = '）';
  }
  return out.join('');
}

/** The report with Chinese marks, where it is Chinese. */
export function punctuated(report: ReportDocument): ReportDocument {
  if (report.language !== 'zh') return report;
  return {
    ...report,
    imprint: report.imprint.map(([label, value]) => [label, fullWidth(value)] as const),
    footer: fullWidth(report.footer),
    sections: report.sections.map((section) => ({
      ...section,
      blocks: section.blocks.map((block) => withTexts(block, fullWidth)),
    })),
  };
}
