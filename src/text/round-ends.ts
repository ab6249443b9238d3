/** How a site made from a line ends: said wherever its area stands, since planners may reckon length by width. */
import { hectares, metres, percent } from '../geodesy/units.ts';
import type { Language } from './problems.ts';

export interface Strip {
  /** Total width, without the safety distance; metres. */
  readonly widthMetres: number;
  readonly safetyMetres: number;
  /** Null where it is not known. */
  readonly landSquareMetres: number | null;
}

const words = {
  zh: {
    ends: (width: string, half: string) =>
      `线状项目的用地为轴线两侧各 ${half} m 的带(总宽 ${width} m),两端为半圆,伸出轴线端点 ${half} m`,
    share: (area: string, share: string) =>
      `;两个半圆合计至多 ${area} 公顷,至多占用地 ${share},用“线长 × 总宽”估算时不含这一部分`,
    safety: (reach: string) => `;核对范围另加安全距离,两端伸出 ${reach} m`,
    stop: '。',
  },
  en: {
    ends: (width: string, half: string) =>
      `The land of a line project reaches ${half} m to both sides of its axis (${width} m in all) and ends in half circles, ${half} m beyond the ends of the axis`,
    share: (area: string, share: string) =>
      `; both half circles together are at most ${area} ha, at most ${share} of the land; length times width leaves them out`,
    safety: (reach: string) => `; the ground checked adds the safety distance and reaches ${reach} m beyond the ends`,
    stop: '.',
  },
};

/** One sentence. The half circles may lie over each other or over the strip: hence at most. */
export function roundEnds({ widthMetres, safetyMetres, landSquareMetres }: Strip, language: Language): string {
  const text = words[language];
  const half = widthMetres / 2;
  const circle = Math.PI * half * half;
  const share = landSquareMetres ? text.share(hectares(circle), percent(Math.min(1, circle / landSquareMetres))) : '';
  const safety = safetyMetres > 0 ? text.safety(metres(half + safetyMetres)) : '';
  return text.ends(metres(widthMetres), metres(half)) + share + safety + text.stop;
}
