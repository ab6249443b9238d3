import type { Box } from './deck/place-pills.ts';

/** Where elements of the page stand, in pixels from the upper left corner of a map's container. */
export function boxesOver(container: HTMLElement, elements: Iterable<Element>): Box[] {
  const origin = container.getBoundingClientRect();
  return Array.from(elements, (element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return {
      left: left - origin.left,
      top: top - origin.top,
      right: right - origin.left,
      bottom: bottom - origin.top,
    };
  });
}
