/**
 * Which column of a layer that a user brings says what: suggested from the names of the columns and from what is in them,
 * then applied. Suggestions are only that; the user sees and changes them.
 */
import type { LayerClass } from './city.ts';
import { suggestClasses } from './column-mapping-classes.ts';
import { areaUnitOf } from './column-mapping-units.ts';
import { foldedWord } from './column-mapping-words.ts';
import type { ColumnMapping } from './imported-layer.ts';
import { COLUMN_ENDINGS, COLUMN_EXCEPTIONS, COLUMN_NAMES, type ColumnRole } from './synonyms.ts';

export type SampleRow = Readonly<Record<string, unknown>>;

/** What the layer is to become. */
export interface MappingTarget {
  readonly classes: readonly Pick<LayerClass, 'id' | 'name'>[];
}

const WHOLE_NAME = 100;
const CUT_NAME = 70;
const ENDING = 50;
const MAPPED_VALUES = 150;
const LEAST_SCORE = 30;
/** A column with more different values than this is no class column, unless they are classes of the target. */
const MOST_CLASS_VALUES = 40;
/** Names in tables of shapefiles hold 10 bytes: 5 characters in GBK, 3 in UTF-8, 10 letters. */
const CUT_LENGTHS = { chinese: [5, 3], latin: [10] } as const;

/**
 * `rows`: all features or a sample of them; values as they stand. `computedSquareMetres`, row by row, tells the unit of the
 * area where it is known. A target of one class needs no class column; one of none (a layer of its own) takes
 * its classes from the column.
 */
export function suggestMapping(
  columns: readonly string[],
  rows: readonly SampleRow[],
  target: MappingTarget,
  computedSquareMetres: readonly (number | null)[] | null = null,
): ColumnMapping {
  const taken = new Set<string>();
  const best = (role: ColumnRole): string | null => {
    const scored = columns
      .filter((column) => !taken.has(column))
      .map((column) => ({ column, score: scoreOf(role, column, rows, target) }))
      .filter(({ score }) => score >= LEAST_SCORE)
      .sort((a, b) => b.score - a.score);
    const column = scored[0]?.column ?? null;
    if (column !== null) taken.add(column);
    return column;
  };
  const classColumn = target.classes.length === 1 ? null : best('class');
  const area = best('area');
  const name = best('name');
  const id = best('id');
  return {
    name,
    class: classColumn,
    id,
    area: area === null ? null : { column: area, unit: areaUnitOf(area, valuesOf(area, rows), computedSquareMetres) },
    classes: classColumn === null ? {} : suggestClasses(wordsOf(classColumn, rows), target.classes),
  };
}

const valuesOf = (column: string, rows: readonly SampleRow[]): readonly unknown[] => rows.map((row) => row[column]);

/** Different values of a column as text, empty ones left out, in the order in which they come. */
function wordsOf(column: string, rows: readonly SampleRow[]): string[] {
  const words = valuesOf(column, rows).map((value) => String(value ?? '').trim());
  return [...new Set(words)].filter((word) => word !== '');
}

function scoreOf(role: ColumnRole, column: string, rows: readonly SampleRow[], target: MappingTarget): number {
  const folded = foldedWord(column);
  if (COLUMN_EXCEPTIONS.some((name) => foldedWord(name) === folded)) return 0;
  return nameScore(role, folded) + valueScore(role, column, rows, target);
}

function nameScore(role: ColumnRole, folded: string): number {
  const names = COLUMN_NAMES[role].map(foldedWord);
  const whole = names.indexOf(folded);
  if (whole >= 0) return WHOLE_NAME - whole;
  const cuts: readonly number[] = /^[a-z0-9_]+$/.test(folded) ? CUT_LENGTHS.latin : CUT_LENGTHS.chinese;
  if (cuts.includes(folded.length) && names.some((name) => name.startsWith(folded))) return CUT_NAME;
  // A name with a unit or a remark behind it: 面积(公顷), 名称_1.
  const stem = folded.replace(/\(.*\)$|_?\d+$/, '');
  const stemIndex = names.indexOf(stem);
  if (stem !== '' && stemIndex >= 0) return WHOLE_NAME - 5 - stemIndex;
  return COLUMN_ENDINGS[role].some((ending) => stem.endsWith(foldedWord(ending))) ? ENDING : 0;
}

function valueScore(role: ColumnRole, column: string, rows: readonly SampleRow[], target: MappingTarget): number {
  if (rows.length === 0) return 0;
  const words = wordsOf(column, rows);
  if (words.length === 0) return -WHOLE_NAME;
  const filled = valuesOf(column, rows).filter((value) => String(value ?? '').trim() !== '');
  const areNumbers = filled.every((value) => Number.isFinite(Number(value)));
  if (role === 'area') return areNumbers && filled.every((value) => Number(value) >= 0) ? 0 : -2 * WHOLE_NAME;
  if (role === 'name') return (areNumbers ? -60 : 0) + 20 * (words.length / filled.length) - 20;
  if (role === 'id') return words.length === rows.length ? 0 : -80;
  const mapped = Object.keys(suggestClasses(words, target.classes)).length / words.length;
  return MAPPED_VALUES * mapped - (mapped < 0.5 && words.length > MOST_CLASS_VALUES ? WHOLE_NAME : 0);
}
