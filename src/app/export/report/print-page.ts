/** The paper that a report is printed on: A4, with its heading, footing and page numbers in the margins. */
import type { ReportDocument } from '../../../report/document.ts';

/** As CSS writes it. */
const quoted = (text: string): string =>
  `"${text.replace(/["\\\n\r]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`;

export function pageRules({ header, footer, badge, stamp, pageOf: [before, between, after] }: ReportDocument): string {
  const marks = [badge, stamp].filter((mark) => mark !== null).join(' · ');
  const face = 'font: 8pt "Noto Sans SC", sans-serif; color: #4a5a60;';
  const numbers = `${quoted(before)} counter(page) ${quoted(between)} counter(pages) ${quoted(after)}`;
  return `@page {
  size: A4;
  margin: 21mm 20mm 19mm;
  @top-left { content: ${quoted(header)}; ${face} }
  @top-right { content: ${quoted(marks)}; ${face} color: #b3261e; }
  @bottom-left { content: ${quoted(footer)}; ${face} }
  @bottom-right { content: ${numbers}; ${face} }
}`;
}

/** Takes the paper for what is printed from now on; returns the function that gives it back. */
export function takePaper(report: ReportDocument): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(pageRules(report));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}
