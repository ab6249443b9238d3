import type { SpeakerText } from '../../../text/speaker.ts';
import type { Told } from './messages.ts';

/** What the wall says this moment; the picture beside it is from when the scene was kept. */
export function Figures({ told, text }: { told: Told; text: SpeakerText }) {
  const { outcome, word, detail, lines, tables, remarks, isMoved } = told;
  return (
    <section className="speaker-told" aria-label={text.told}>
      <p className="speaker-outcome" data-outcome={outcome ?? 'none-told'}>
        <strong>{word}</strong> {detail}
      </p>
      {lines.length > 0 && <p>{lines.join(' · ')}</p>}
      {tables.map((table, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: tables stand in their order
        <Rows key={i} {...table} />
      ))}
      {remarks.length > 0 && <p className="speaker-remarks">{remarks.join(' · ')}</p>}
      {isMoved && <p className="speaker-remarks">{text.moved}</p>}
    </section>
  );
}

/** With more columns than these both heads and cells are broken into lines. */
const MOST_IN_LINE = 6;

function Rows({ head, rows }: Told['tables'][number]) {
  return (
    <table className={`speaker-rows ${(rows[0]?.length ?? 0) > MOST_IN_LINE ? 'wide' : ''}`}>
      {head.length > 0 && (
        <thead>
          <tr>
            {head.map((name, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns stand in their order, and two may have one name
              <th key={i} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map((cells, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows stand in their order
          <tr key={i}>
            {cells.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns stand in their order
              <td key={column}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
