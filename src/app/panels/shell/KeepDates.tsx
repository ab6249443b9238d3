/** A text whose dates (2023-11, 2023-11-05) stay on one line: browsers break after a hyphen. */
export function KeepDates({ children }: { children: string }) {
  return children.split(DATE).map((part, i) =>
    i % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text
      <span key={i} className="one-line">
        {part}
      </span>
    ),
  );
}

const DATE = /((?<!\d)\d{4}-\d{2}(?:-\d{2})?(?!\d))/;
