/** Files that take long are started first, so that no worker is left alone with them in the end. */
import type { TestSequencer, TestSpecification } from 'vitest/node';

/** Projects, the longest files first. */
const ORDER = ['browser', 'oracle', 'laws', 'unit-apart', 'unit'];
const rank = ({ project }: TestSpecification): number => ORDER.indexOf(project.name);

export class LongFirst implements TestSequencer {
  sort(files: TestSpecification[]): TestSpecification[] {
    return files.toSorted((a, b) => rank(a) - rank(b));
  }

  shard(files: TestSpecification[]): TestSpecification[] {
    return files;
  }
}
