/** Titles and sentences of what can be wrong with files that others made, with their place on the Earth and with keeping them. */
import { enFiles, zhFiles } from './file-problems.ts';
import { enKeeping, zhKeeping } from './keeping-problems.ts';
import { enTables, zhTables } from './table-problems.ts';
import type { Wording } from './wording.ts';

type Code = keyof typeof zhFiles | keyof typeof zhTables | keyof typeof zhKeeping;
type Wordings = Readonly<Record<Code, Wording>>;

export const zhReading: Wordings = { ...zhFiles, ...zhTables, ...zhKeeping };

export const enReading: Wordings = { ...enFiles, ...enTables, ...enKeeping };
