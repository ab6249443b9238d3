/** Elements of a parsed XML part, read by walking: the live lists of the parser are slow on large parts. */
import { DOMParser, type Element, type Node } from '@xmldom/xmldom';

/** The root of a sound document. */
export function parseXml(text: string): Element {
  const faults: string[] = [];
  const parser = new DOMParser({ onError: (level, message) => faults.push(`${level} ${message}`) });
  const { documentElement } = parser.parseFromString(text, 'text/xml');
  if (faults.length > 0 || !documentElement) throw new Error(faults.join('; '));
  return documentElement;
}

/** Own elements, of that name where one is given. */
export function children(element: Element, name?: string): Element[] {
  const own: Element[] = [];
  for (let node: Node | null = element.firstChild; node; node = node.nextSibling)
    if (node.nodeType === 1 && (!name || node.nodeName === name)) own.push(node as Element);
  return own;
}

/** Elements of that name inside, at any depth, in the order of the text; `*` for all. */
export function descendants(element: Element, name: string): Element[] {
  const found: Element[] = [];
  const walk = (within: Element): void => {
    for (const child of children(within)) {
      if (name === '*' || child.nodeName === name) found.push(child);
      walk(child);
    }
  };
  walk(element);
  return found;
}
