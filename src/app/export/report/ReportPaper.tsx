import { type ReactNode, useEffect, useState } from 'react';
import { columnWidths } from '../../../report/column-widths.ts';
import {
  type Block,
  headWords,
  isLongRow,
  type ReportDocument,
  type ReportPicture,
  type ReportPictures,
  type ReportTable,
  runsOf,
  type Words,
} from '../../../report/document.ts';
import { KeepDates } from '../../panels/shell/KeepDates.tsx';
import { OutcomeIcon } from '../../panels/siting/OutcomeIcon.tsx';
import './report-paper.css';

interface PaperProps {
  readonly report: ReportDocument;
  readonly pictures: ReportPictures;
}

/** A report on paper: as it is printed, and as its first page is shown before. */
export function ReportPaper({ report, pictures }: PaperProps) {
  return (
    <article className="report-paper" lang={report.language === 'zh' ? 'zh-CN' : 'en'}>
      <div className="report-marks">
        <span>{report.badge !== null && <b className="report-badge">{report.badge}</b>}</span>
        <span>{report.stamp !== null && <b className="report-stamp">{report.stamp}</b>}</span>
      </div>
      <h1>{report.title}</h1>
      <p className="report-subject">{report.subject}</p>
      <p className="report-imprint">
        {report.imprint.map(([label, value]) => (
          <span key={label}>
            {label} {value}
          </span>
        ))}
      </p>
      {report.sections.map(({ id, title, blocks }) => (
        <section key={id} data-section={id}>
          <h2>{title}</h2>
          {blocks.map((block, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a report is made anew, its blocks never change places
            <PaperBlock key={i} block={block} pictures={pictures} />
          ))}
        </section>
      ))}
    </article>
  );
}

function PaperBlock({ block, pictures }: { block: Block; pictures: ReportPictures }): ReactNode {
  switch (block.kind) {
    case 'subheading':
      return <h3>{block.text}</h3>;
    case 'paragraph':
      return (
        <p>
          <Text words={block.words} />
        </p>
      );
    case 'list':
      return (
        <ol>
          {block.items.map((words, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <li key={i}>
              <Text words={words} />
            </li>
          ))}
        </ol>
      );
    case 'facts':
      return (
        <table className="report-facts">
          <tbody>
            {block.rows.map(([label, value]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>
                  <Text words={value} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'verdict':
      return (
        <div className={`report-verdict tone-${block.outcome}`}>
          <p className="report-outcome">
            <OutcomeIcon outcome={block.outcome} size="1em" /> {block.word}
          </p>
          {block.lines.map((words, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <p key={i}>
              <Text words={words} />
            </p>
          ))}
        </div>
      );
    case 'table':
      return <PaperTable table={block} />;
    case 'picture':
      return <PaperPicture block={block} picture={pictures[block.picture]} />;
    case 'signatures':
      return <Signatures labels={block.labels} />;
  }
}

/** Runs in their tones; a line break is one. */
function Text({ words }: { words: Words }) {
  return runsOf(words).map(({ text, tone }, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <span key={i} className={tone && `tone-${tone}`}>
      <KeepDates>{text}</KeepDates>
    </span>
  ));
}

function PaperTable({ table: { caption, columns, rows } }: { table: ReportTable }) {
  const widths = columnWidths({ columns, rows });
  return (
    <table className="report-table">
      <caption>{caption}</caption>
      <colgroup>
        {columns.map(({ title }, i) => (
          <col key={title} style={{ width: `${widths[i]}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map(({ title, unit }, i) => (
            <th key={title} scope="col">
              {headWords({ title, unit, width: widths[i]! })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, r) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <tr key={r} className={row.total ? 'total' : isLongRow(row) ? 'long' : undefined}>
            {row.cells.map((words, c) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <td key={c} className={columns[c]!.align}>
                <Text words={words} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface PictureProps {
  readonly block: Extract<Block, { kind: 'picture' }>;
  readonly picture: ReportPicture | undefined;
}

function PaperPicture({ block, picture }: PictureProps) {
  const url = usePictureUrl(picture);
  if (!url)
    return (
      <p>
        <b>{block.caption}</b> {block.instead}
      </p>
    );
  return (
    <figure>
      <img src={url} alt={block.caption} />
      <figcaption>{block.caption}</figcaption>
    </figure>
  );
}

function usePictureUrl(picture: ReportPicture | undefined): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!picture) return;
    const made = URL.createObjectURL(new Blob([picture.png.slice()], { type: 'image/png' }));
    setUrl(made);
    return () => {
      URL.revokeObjectURL(made);
      setUrl(null);
    };
  }, [picture]);
  return url;
}

function Signatures({ labels }: { labels: readonly string[] }) {
  return (
    <dl className="report-signatures">
      {labels.map((label) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd />
        </div>
      ))}
    </dl>
  );
}
