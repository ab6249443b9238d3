import { useEffect, useState } from 'react';
import { useApp } from '../../state/store.ts';

/** Where the tools over the map end, pixels from its upper edge; 0 without tools. They wrap where there is little room. */
export function useToolsBottom(): number {
  const view = useApp((s) => s.view);
  const presenting = useApp((s) => s.presenting !== null);
  const hasTools = view === 'siting' && !presenting;
  const [bottom, setBottom] = useState(0);
  useEffect(() => {
    const tools = hasTools ? document.querySelector<HTMLElement>('.siting-tools') : null;
    if (!tools) {
      setBottom(0);
      return;
    }
    const observer = new ResizeObserver(() => setBottom(tools.offsetTop + tools.offsetHeight));
    observer.observe(tools);
    return () => observer.disconnect();
  }, [hasTools]);
  return bottom;
}
