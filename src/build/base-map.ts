/** `ECOSPACE_TIANDITU=1 npm start`: a build that may ask 天地图 for a base map. Any other build has no word of it. */
import type { Plugin } from 'vite';
import { withPolicy } from './policy.ts';

/** @param isAllowed whether the build may. */
export function baseMap(isAllowed: boolean): Plugin {
  return {
    name: 'base-map',
    config: () => ({
      define: { 'import.meta.env.ECOSPACE_TIANDITU': isAllowed ? 'true' : 'false' },
    }),
    transformIndexHtml: (html, { server }) => (isAllowed && !server ? withPolicy(html, 'tianditu') : html),
  };
}
