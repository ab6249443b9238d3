import type { Cell } from '../../../io/raw-layer.ts';
import type { OpenedLayer } from '../../../worker/data-calls.ts';
import { useText } from '../../text/use-text.ts';
import './letters.css';

const MOST_ROWS = 4;

/** The first rows of a layer, as its file has them. */
export function SampleTable({ layer }: { layer: OpenedLayer }) {
  const text = useText().imports.letters;
  const rows = layer.rows.slice(0, MOST_ROWS);
  if (rows.length === 0 || layer.columns.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <section className="import-sample" tabIndex={0} aria-label={text.preview(rows.length)}>
      <table>
        <caption>{text.preview(rows.length)}</caption>
        <thead>
          <tr>
            {layer.columns.map(({ name }) => (
              <th key={name} scope="col" className={rows.every((row) => isFigure(row[name])) ? 'figure' : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the file
            <tr key={i}>
              {layer.columns.map(({ name }) => (
                <SampleCell key={name} value={row[name] ?? null} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const isFigure = (value: Cell | undefined): boolean => typeof value === 'number';

const REPLACEMENT = '\u{fffd}';

function SampleCell({ value }: { value: Cell }) {
  if (typeof value === 'number') return <td className="figure">{value}</td>;
  const words = value === null ? '' : String(value);
  return (
    <td className={words.includes(REPLACEMENT) ? 'damaged' : undefined} title={words}>
      {words}
    </td>
  );
}
