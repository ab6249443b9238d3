/** What the picture of a card would lose of the page, put into the card while the picture is taken. */

/** Of the parts of a drawing: its copy keeps their attributes, and nothing that style sheets say of them. */
const DRAWN = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'paint-order',
  'opacity',
  'display',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
] as const;

const CONTROLS = 'select, td > input[type="checkbox"]';
const TICKED = '✓';

/** Drawings carry their style themselves, and words stand beside what is chosen. Returns what takes all of it away again. */
export function standIn(card: HTMLElement): () => void {
  const parts = [...card.querySelectorAll<SVGElement>('svg *')];
  const styles = parts.map(drawnStyle);
  const before = parts.map((part) => part.style.cssText);
  parts.forEach((part, i) => {
    part.style.cssText = `${before[i]};${styles[i]}`;
  });
  const words = [...card.querySelectorAll<HTMLSelectElement | HTMLInputElement>(CONTROLS)].map((control) => {
    const word = document.createElement('span');
    word.textContent = choiceOf(control);
    control.after(word);
    return word;
  });
  return () => {
    parts.forEach((part, i) => {
      part.style.cssText = before[i]!;
    });
    for (const word of words) word.remove();
  };
}

function drawnStyle(part: SVGElement): string {
  const style = getComputedStyle(part);
  return DRAWN.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';');
}

function choiceOf(control: HTMLSelectElement | HTMLInputElement): string {
  if (control instanceof HTMLSelectElement) return control.selectedOptions[0]?.textContent ?? '';
  return control.checked ? TICKED : '';
}
