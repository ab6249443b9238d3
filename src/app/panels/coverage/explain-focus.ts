/** Who opened the explanation by keyboard is taken to it, and back to the number when it closes; the number stays in sight. */

let opener: HTMLElement | null = null;

/** A figure was chosen; `byKeyboard` keeps its place to come back to. */
export function openedFrom(element: HTMLElement, byKeyboard: boolean): void {
  opener = byKeyboard ? element : null;
}

/** The plot moves under the table when the card opens: a figure chosen there stays in sight. */
export const keepInSight = (): void =>
  document
    .querySelector('.board-scroll [aria-pressed="true"]:is(.number-link, .upset-hit)')
    ?.scrollIntoView({ block: 'nearest' });

/** Focus the card where it was opened by keyboard; the answer puts the focus back where it came from. */
export function followKeyboard(target: HTMLElement | null): () => void {
  const from = opener;
  if (from) target?.focus();
  return () => {
    const { activeElement } = document;
    const isLost =
      activeElement === null || activeElement === document.body || activeElement.closest('.explain') !== null;
    if (from?.isConnected && isLost) from.focus();
    opener = null;
  };
}
