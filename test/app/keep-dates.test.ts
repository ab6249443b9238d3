import { isValidElement, type ReactNode } from 'react';
import { expect, it } from 'vitest';
import { KeepDates } from '../../src/app/panels/shell/KeepDates.tsx';

it('keeps each date of a text on one line, and the words as they are', () => {
  const parts: ReactNode[] = KeepDates({ children: 'baseline 2023-11, checked 2025-10-08; 1000-3000 m' });
  const told = parts.map((part) =>
    isValidElement<{ children: string; className: string }>(part)
      ? [part.props.children, part.props.className]
      : String(part),
  );
  expect(told).toEqual([
    'baseline ',
    ['2023-11', 'one-line'],
    ', checked ',
    ['2025-10-08', 'one-line'],
    '; 1000-3000 m',
  ]);
});
