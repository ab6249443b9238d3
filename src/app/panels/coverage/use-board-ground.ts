import { useEffect } from 'react';
import type { Region } from '../../../domain/coverage/region.ts';
import { ask } from '../../state/ask.ts';
import { setSession, useApp } from '../../state/store.ts';

/** Keep the ground that the filter leaves of the board, for the map; of a filter by districts alone the map knows it. */
export function useBoardGround(): void {
  const filter = useApp((s) => s.coverageFilter);
  useEffect(() => {
    if (filter.within === null) return;
    const stop = new AbortController();
    const region: Region = { kind: 'classes', districtId: null, all: [], none: [], filter };
    void ask('trace', region, { signal: stop.signal }).then((answer) => {
      // Where it cannot be traced, figures that open say so; the map stays as it is.
      if (answer?.ok && !stop.signal.aborted) setSession({ boardGround: { of: filter, region: answer.value } });
    });
    return () => {
      stop.abort();
      setSession({ boardGround: null });
    };
  }, [filter]);
}
