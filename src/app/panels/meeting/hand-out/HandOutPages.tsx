import { type CSSProperties, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import {
  type Box,
  LEADING,
  PAGE_HEIGHT,
  PAGE_WIDTH,
  type Page,
  type PageItem,
  type PageRun,
  type SlidePicture,
  type TableItem,
  type TextItem,
} from '../../../../report/slides/page.ts';
import { useText } from '../../../text/use-text.ts';
import { KeepDates } from '../../shell/KeepDates.tsx';
import type { HandOut } from './make-pages.ts';
import './hand-out-pages.css';

interface PagesProps {
  readonly made: HandOut;
  /** A4 with the notes under each page. */
  readonly withNotes: boolean;
}

/** What the browser prints while the dialogue is open: the pages, and nothing else. */
export function HandOutPages({ made, withNotes }: PagesProps) {
  useEffect(() => takePaper(withNotes), [withNotes]);
  return createPortal(
    <div className="hand-out-print" data-notes={withNotes} lang={made.language === 'zh' ? 'zh-CN' : 'en'}>
      {made.pages.map((page, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pages are made once
        <Sheet key={i} page={page} withNotes={withNotes} />
      ))}
    </div>,
    document.body,
  );
}

function takePaper(withNotes: boolean): () => void {
  const sheet = new CSSStyleSheet();
  const size = withNotes ? 'A4 portrait' : `${PAGE_WIDTH}in ${PAGE_HEIGHT}in`;
  sheet.replaceSync(`@page { size: ${size}; margin: ${withNotes ? '15mm' : '0'}; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}

function Sheet({ page, withNotes }: { page: Page; withNotes: boolean }) {
  const text = useText().meeting;
  return (
    <section className="hand-out-sheet">
      <div className="hand-out-page" style={{ background: page.ground }}>
        {page.items.map((item, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what is on a page is made once
          <Item key={i} item={item} />
        ))}
      </div>
      {withNotes && page.note !== '' && (
        <div className="hand-out-note">
          <b>{text.note}</b>
          <p>{page.note}</p>
        </div>
      )}
    </section>
  );
}

const placed = ({ x, y, w, h }: Box): CSSProperties => ({
  left: `${x}in`,
  top: `${y}in`,
  width: `${w}in`,
  height: `${h}in`,
});

const ANCHORS = { top: 'flex-start', middle: 'center', bottom: 'flex-end' } as const;

function Item({ item }: { item: PageItem }) {
  switch (item.kind) {
    case 'text':
      return <Words item={item} />;
    case 'picture':
      return <Picture item={item} picture={item.picture} alt={item.alt} />;
    case 'table':
      return <Rows item={item} />;
    case 'shape':
      return (
        <div
          style={{
            ...placed(item),
            ...(item.fill && { background: item.fill }),
            ...(item.line && { border: `0.75pt solid ${item.line}` }),
          }}
        />
      );
    case 'arrow':
      return (
        <svg
          aria-hidden="true"
          viewBox="0 0 10 10"
          preserveAspectRatio="none"
          style={{ ...placed(item), rotate: `${item.turn}deg` }}
        >
          <path d="M5 0 10 10H0z" fill={item.fill} />
        </svg>
      );
  }
}

function Words({ item }: { item: TextItem }) {
  return (
    <div
      className="hand-out-words"
      style={{
        ...placed(item),
        justifyContent: ANCHORS[item.anchor],
        padding: `${item.inset}in`,
        ...(item.fill && { background: item.fill }),
        ...(item.line && { border: `1pt solid ${item.line}` }),
      }}
    >
      {item.paragraphs.map(({ runs, align }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs are made once
        <p key={i} style={{ textAlign: align, fontSize: `${runs[0]?.size ?? 10}pt`, lineHeight: LEADING }}>
          <Runs runs={runs} />
        </p>
      ))}
    </div>
  );
}

function Runs({ runs }: { runs: readonly PageRun[] }) {
  return runs.map(({ text, size, color, bold = false }, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: runs are made once
    <span key={i} style={{ fontSize: `${size}pt`, color, fontWeight: bold ? 700 : 400 }}>
      <KeepDates>{text}</KeepDates>
    </span>
  ));
}

function Rows({ item }: { item: TableItem }) {
  const { widths, heights, rows, hasHead } = item;
  const cells = rows.map((row, r) =>
    row.map(({ runs, align, fill }, c) => {
      const Cell = hasHead && r === 0 ? 'th' : 'td';
      const size = runs[0]?.size ?? 10;
      const style = { textAlign: align, background: fill, fontSize: `${size}pt`, lineHeight: LEADING };
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells are made once
        <Cell key={c} style={style}>
          <Runs runs={runs} />
        </Cell>
      );
    }),
  );
  return (
    <table style={{ ...placed(item), height: 'auto' }}>
      <colgroup>
        {widths.map((width, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns are made once
          <col key={i} style={{ width: `${width}in` }} />
        ))}
      </colgroup>
      <tbody>
        {cells.map((row, r) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are made once
          <tr key={r} style={{ height: `${heights[r]}in` }}>
            {row}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Picture({ item, picture, alt }: { item: Box; picture: SlidePicture; alt: string }) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([picture.bytes.slice()], { type: `image/${picture.type}` }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  return url && <img src={url} alt={alt} style={placed(item)} />;
}
