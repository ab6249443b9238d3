import { useMemo } from 'react';
import { useApp } from '../../state/store.ts';

/** Names of the city's districts by their ids, as their table has them. */
export function useDistrictNames(): ReadonlyMap<string, string> {
  const open = useApp((s) => s.open);
  return useMemo(() => {
    const layer = open?.city.layers.find((l) => l.role === 'districts');
    const features = open?.tables[layer?.id ?? '']?.features ?? [];
    return new Map(features.map(({ properties }) => [String(properties.id), properties.name]));
  }, [open]);
}
