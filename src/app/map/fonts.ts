/** The map's lettering: the same font files as the page, so that the picture is the same on every machine. */

import chinese from '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff2?url';
import chineseBold from '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-700-normal.woff2?url';
import latin from '@fontsource/noto-sans-sc/files/noto-sans-sc-latin-400-normal.woff2?url';
import latinBold from '@fontsource/noto-sans-sc/files/noto-sans-sc-latin-700-normal.woff2?url';
import type { StyleSpecification } from 'maplibre-gl';

export const REGULAR = ['Plan Sans'];
export const BOLD = ['Plan Sans Bold'];

/** Font faces for a map style; MapLibre wants absolute addresses. */
export function fontFaces(): NonNullable<StyleSpecification['font-faces']> {
  const absolute = (url: string) => new URL(url, location.href).href;
  const face = (western: string, eastern: string) => [
    { url: absolute(western), 'unicode-range': ['U+0020-00FF'] },
    { url: absolute(eastern) },
  ];
  return { 'Plan Sans': face(latin, chinese), 'Plan Sans Bold': face(latinBold, chineseBold) };
}
