/** The paper that pages are printed on: their own size, without margins of the browser. */
import { type Paper, paperSides } from './paper.ts';

export function pageRule(paper: Paper): string {
  const { width, height } = paperSides(paper);
  return `@page { size: ${width}mm ${height}mm; margin: 0; }`;
}

/** Takes the paper for what is printed from now on; returns the function that gives it back. */
export function takePaper(paper: Paper): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(pageRule(paper));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}
