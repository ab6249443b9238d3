/** The map's lettering: the same font files as the page, so that the picture is the same on every machine. */

import type { StyleSpecification } from 'maplibre-gl';
import { ownFiles } from '../offline/from-server.ts';

export const REGULAR = ['Plan Sans'];
export const BOLD = ['Plan Sans Bold'];

/** Font faces for a map style; MapLibre wants absolute addresses. */
export function fontFaces(): NonNullable<StyleSpecification['font-faces']> {
  const { latin, latinBold, chinese, chineseBold } = ownFiles.fonts();
  const face = (western: string, eastern: string) => [
    { url: western, 'unicode-range': ['U+0020-00FF'] },
    { url: eastern },
  ];
  return { 'Plan Sans': face(latin, chinese), 'Plan Sans Bold': face(latinBold, chineseBold) };
}
