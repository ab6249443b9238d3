/** All wording by area and language. Components ask for `useText()`; nothing else holds a sentence. */

import { problems } from '../../text/problems.ts';
import type { Language } from '../state/model.ts';
import { useApp } from '../state/store.ts';
import { batch } from './batch.ts';
import { board } from './board/index.ts';
import { candidates } from './candidates.ts';
import { compare } from './compare.ts';
import { coverage } from './coverage.ts';
import { data } from './data.ts';
import { exporting } from './export.ts';
import { handOut } from './hand-out.ts';
import { imports } from './imports.ts';
import { meeting } from './meeting.ts';
import { meetingDraft } from './meeting-draft.ts';
import { offline } from './offline.ts';
import { print } from './print.ts';
import { register } from './register.ts';
import { report } from './report.ts';
import { rules } from './rules.ts';
import { share } from './share.ts';
import { shell } from './shell.ts';
import { siting } from './siting.ts';
import { speaker } from './speaker.ts';
import { wall } from './wall.ts';

export function textIn(language: Language) {
  return {
    shell: shell[language],
    siting: siting[language],
    coverage: coverage[language],
    meeting: meeting[language],
    draft: meetingDraft[language],
    exporting: exporting[language],
    imports: imports[language],
    data: data[language],
    rules: rules[language],
    register: register[language],
    report: report[language],
    print: print[language],
    candidates: candidates[language],
    compare: compare[language],
    batch: batch[language],
    board: board[language],
    offline: offline[language],
    share: share[language],
    speaker: speaker[language],
    handOut: handOut[language],
    wall: wall[language],
    problems: problems[language],
  };
}

export type Text = ReturnType<typeof textIn>;

export function useText(): Text {
  return textIn(useApp((s) => s.language));
}
