/** Whether a digit alone says which of the scenes is meant: no scene's number begins with it and goes on. */
export const isWholeNumber = (digit: string, count: number): boolean => digit !== '0' && Number(digit) * 10 > count;

/** The number being typed with one more key; null where the key does not continue it. */
export function afterDigit(digits: string, key: string, count: number): string | null {
  if (!/^\d$/.test(key)) return null;
  const more = `${digits}${key}`;
  return more.length <= String(count).length ? more : null;
}
