/** What a command needs from its surroundings; tests pass their own. */
import type { Outcome, Problem } from '../domain/problems.ts';
import type { Work } from '../engine/index.ts';
import type { SourceFile } from '../io/raw-layer.ts';
import type { Language } from '../text/problems.ts';

export interface Host {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly readText: (path: string) => Outcome<string>;
  /** Files and folders that a user named. */
  readonly readFiles: (paths: readonly string[]) => Outcome<GivenFiles>;
  readonly writeText: (path: string, text: string) => Outcome<null>;
  readonly writeBytes: (path: string, bytes: Uint8Array) => Outcome<null>;
  /** How work is run. */
  readonly work: Work;
  /** Folder that holds `cities`. */
  readonly dataFolder: string;
}

export interface GivenFiles {
  readonly files: readonly SourceFile[];
  /** The path of one of the files, or of something in it, as the user would write it. */
  readonly shownPath: (path: string) => string;
}

/** What a command answers: a value for `--json` and the same as lines to read, or the problems that stopped it. */
export type Answer = Outcome<{ readonly json: unknown; readonly lines: (language: Language) => readonly string[] }>;

export const stop = (...problems: Problem[]): { readonly ok: false; readonly problems: readonly Problem[] } => ({
  ok: false,
  problems,
});

export const error = (code: Problem['code'], where: Problem['where'], values: Problem['values'] = {}): Problem => ({
  code,
  severity: 'error',
  where,
  values,
});
