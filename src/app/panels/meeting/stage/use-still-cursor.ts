import { useEffect } from 'react';

const STILL_MS = 3000;

/** While presenting, a mouse that is not moved is not seen: `data-still` on the page says that it rests. */
export function useStillCursor(): void {
  useEffect(() => {
    const { dataset } = document.documentElement;
    let timer = 0;
    const wake = (): void => {
      delete dataset.still;
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        dataset.still = '';
      }, STILL_MS);
    };
    wake();
    addEventListener('pointermove', wake, true);
    addEventListener('pointerdown', wake, true);
    return () => {
      removeEventListener('pointermove', wake, true);
      removeEventListener('pointerdown', wake, true);
      clearTimeout(timer);
      delete dataset.still;
    };
  }, []);
}
