import { type ReactNode, useState } from 'react';

interface SectionProps {
  readonly title: string;
  /** What stands in it, in a few words; `wanting` marks that something is to be done. */
  readonly summary?: ReactNode;
  readonly wanting?: boolean;
  readonly children: ReactNode;
}

/** A part of what is asked of a layer, always open. */
export function Section({ title, summary, wanting = false, children }: SectionProps) {
  return (
    <section className="import-section" aria-label={title}>
      <h3>
        {title}
        <Summary wanting={wanting}>{summary}</Summary>
      </h3>
      {children}
    </section>
  );
}

/** The same, folded where nothing needs to be looked at. It opens and folds by hand only, so that nothing jumps. */
export function FoldedSection({ title, summary, wanting = false, open, children }: SectionProps & { open: boolean }) {
  const [opened] = useState(open);
  return (
    <details className="import-section" open={opened}>
      <summary>
        <h3>
          {title}
          <Summary wanting={wanting}>{summary}</Summary>
        </h3>
      </summary>
      {children}
    </details>
  );
}

function Summary({ wanting, children }: { wanting: boolean; children: ReactNode }) {
  return <span className={wanting ? 'section-summary wanting' : 'section-summary'}>{children}</span>;
}
