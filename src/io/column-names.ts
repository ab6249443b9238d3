/** Names of columns made fit to be keys: none empty, no two the same. */

export interface ColumnNames {
  readonly names: readonly string[];
  /** Those that had to change, as they stood. */
  readonly renamed: readonly string[];
}

/** The second `NAME` becomes `NAME_2`; a column without a name gets its number, from 1. */
export function uniqueNames(given: readonly string[]): ColumnNames {
  // Later columns must not be given a name that stands in the file.
  const taken = new Set(given);
  const seen = new Set<string>();
  const renamed: string[] = [];
  const names = given.map((name, i) => {
    const plain = name !== '' && name !== '__proto__';
    if (plain && !seen.has(name)) {
      seen.add(name);
      return name;
    }
    const stem = plain ? name : `F${i + 1}`;
    let other = plain ? `${stem}_2` : stem;
    for (let n = 3; taken.has(other); n++) other = `${stem}_${n}`;
    taken.add(other);
    renamed.push(name === '' ? other : name);
    return other;
  });
  return { names, renamed };
}
