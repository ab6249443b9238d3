import type { SpeakerText } from '../../../text/speaker.ts';
import type { Told } from './messages.ts';

/** What the wall says this moment; the picture beside it is from when the scene was kept. */
export function Figures({ told, text }: { told: Told; text: SpeakerText }) {
  const { outcome, word, detail, lines, table, remarks, isMoved } = told;
  return (
    <section className="speaker-told" aria-label={text.told}>
      <p className="speaker-outcome" data-outcome={outcome ?? 'none-told'}>
        <strong>{word}</strong> {detail}
      </p>
      {lines.length > 0 && <p>{lines.join(' · ')}</p>}
      {table && <Rows {...table} />}
      {remarks.length > 0 && <p className="speaker-remarks">{remarks.join(' · ')}</p>}
      {isMoved && <p className="speaker-remarks">{text.moved}</p>}
    </section>
  );
}

function Rows({ head, rows }: NonNullable<Told['table']>) {
  return (
    <table className="speaker-rows">
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
