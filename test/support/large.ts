/** Tests that take minutes or gigabytes run where LARGE is set: `npm run oracle:large`. */
export function isLarge(what: string): boolean {
  if (process.env.LARGE) return true;
  console.log(`skipped: ${what} (LARGE=1 runs it)`);
  return false;
}
