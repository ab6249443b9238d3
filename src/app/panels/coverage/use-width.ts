import { useCallback, useState } from 'react';

/** Width of an element as it is laid out; `first` until it is known. */
export function useWidth(first: number): [(element: HTMLElement | null) => void, number] {
  const [width, setWidth] = useState(first);
  const watch = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) setWidth(entry.contentRect.width);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [watch, width];
}
