/** Time spent, and rows of the table. */

export const milliseconds = async (work: () => unknown): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

/** Median of some runs after one that is not counted. */
export async function median(runs: number, work: () => unknown): Promise<number> {
  await work();
  const times: number[] = [];
  for (let n = 0; n < runs; n++) times.push(await milliseconds(work));
  return quantile(times, 0.5);
}

export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]!;
}

export const print = (ms: number) => (ms >= 100 ? Math.round(ms).toLocaleString('en') : ms.toPrecision(2));

/** How many times a is b: whole from ten on. */
export const times = (a: number, b: number) => {
  const ratio = a / b;
  return ratio >= 10 ? Math.round(ratio).toLocaleString('en') : ratio.toPrecision(3);
};

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, n) => (n === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

/** A table under its title. */
export function show(title: string, head: readonly string[], rows: readonly (readonly string[])[], note = ''): void {
  console.log(`### ${title}\n\n${markdown(head, rows)}\n${note ? `\n${note}\n` : ''}`);
}
