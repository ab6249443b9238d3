/** Sites of the project that a report does not compare, and why. */
import type { Language } from './problems.ts';

export type LeftOutReason = 'kind' | 'line' | 'number';

export interface LeftOutCandidate {
  readonly name: string;
  readonly why: LeftOutReason;
}

/** More names than these of one reason are counted. */
const MOST_NAMED = 5;

const zh = {
  all: (n: number, parts: string) => `另有 ${n} 个地块未列入比选:${parts}。`,
  part: (names: string, why: string) => `${names}(${why})`,
  more: (names: string, n: number) => `${names}等 ${n} 个`,
  comma: '、',
  semicolon: ';',
  why: {
    kind: '项目类型不同',
    line: '线性工程与地块不并列',
    number: '最多并列 5 个',
  } satisfies Record<LeftOutReason, string>,
};

const en: typeof zh = {
  all: (n, parts) => `${n} more ${n === 1 ? 'site is' : 'sites are'} not compared: ${parts}.`,
  part: (names, why) => `${names} (${why})`,
  more: (names, n) => `${names} and others, ${n} in all`,
  comma: ', ',
  semicolon: '; ',
  why: {
    kind: 'another kind of project',
    line: 'lines and parcels are not compared',
    number: 'at most 5 are compared',
  },
};

const words = { zh, en };

/** One sentence; empty where none was left out. */
export function candidatesLeftOut(leftOut: readonly LeftOutCandidate[], language: Language): string {
  if (leftOut.length === 0) return '';
  const text = words[language];
  const parts = (['kind', 'line', 'number'] as const).flatMap((why) => {
    const names = leftOut.filter((one) => one.why === why).map(({ name }) => name);
    if (names.length === 0) return [];
    const listed = names.slice(0, MOST_NAMED).join(text.comma);
    return [text.part(names.length > MOST_NAMED ? text.more(listed, names.length) : listed, text.why[why])];
  });
  return text.all(leftOut.length, parts.join(text.semicolon));
}
