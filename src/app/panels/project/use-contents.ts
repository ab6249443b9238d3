import { count } from '../../format.ts';
import { useApp } from '../../state/store.ts';

/** Sites, layers brought in and scenes, as printed. */
export function useContents(): readonly [sites: string, layers: string, scenes: string] {
  const { footprints, userLayers, scenes } = useApp((s) => s.project);
  return [count(footprints.length), count(userLayers.length), count(scenes.length)];
}
