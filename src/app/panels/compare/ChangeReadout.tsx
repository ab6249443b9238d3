import { useRef } from 'react';
import type { CityLayer } from '../../../domain/city.ts';
import type { ChangeSums } from '../../../domain/coverage/change-ground.ts';
import { hectares, signedHectares } from '../../format.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { usePart } from '../coverage/use-part.ts';
import { useFitting } from '../meeting/use-fitting.ts';
import { type ComparedVersions, figureRows } from './figures.ts';
import './change-readout.css';

/** On the wall the change leads: the net figure, what it is made of, and both states. */
export function ChangeReadout({ compared }: { compared: ComparedVersions }) {
  const text = useText();
  const language = useApp((s) => s.language);
  const { layer, other, isOtherNewer, dates } = compared;
  const part = usePart('changes', { layerId: layer.id, before: other });
  const sums = part.kind === 'done' ? figureRows(part.result, isOtherNewer).at(-1)!.sums : null;
  const faulty = part.kind === 'done' ? part.result.leftOut.before + part.result.leftOut.after : 0;
  const { figures } = text.compare;
  return (
    <section
      className="presenter-change compare-figures-card"
      aria-label={figures.title(layer.name[language])}
      data-over-map
    >
      <Head layer={layer} dates={dates} sums={sums} />
      {sums ? (
        <Rows sums={sums} dates={dates} />
      ) : (
        <p role="status">{part.kind === 'failed' ? figures.failed : figures.running}</p>
      )}
      {faulty > 0 && (
        <p>
          <strong>{figures.leftOut(faulty)}</strong>
        </p>
      )}
    </section>
  );
}

interface HeadProps {
  readonly layer: CityLayer;
  readonly dates: ComparedVersions['dates'];
  readonly sums: ChangeSums | null;
}

function Head({ layer, dates, sums }: HeadProps) {
  const text = useText().wall.change;
  const language = useApp((s) => s.language);
  return (
    <header className="change-head on-ink">
      <p>{text.title(layer.name[language])}</p>
      {sums && (
        <strong>
          {signedHectares(sums.gainedSquareMetres - sums.lostSquareMetres)} <span>{text.unit}</span>
        </strong>
      )}
      <p>{text.span(...dates)}</p>
    </header>
  );
}

function Rows({ sums, dates }: { sums: ChangeSums; dates: ComparedVersions['dates'] }) {
  const text = useText().compare.figures;
  const place = useRef<HTMLDivElement>(null);
  const rows = [
    ['before', dates[0], sums.beforeSquareMetres],
    ['lost', text.lost, sums.lostSquareMetres],
    ['gained', text.gained, sums.gainedSquareMetres],
    ['after', dates[1], sums.afterSquareMetres],
  ] as const;
  const most = useFitting(place, { count: rows.length, least: rows.length - 1, key: dates.join() });
  const isShort = most < rows.length;
  const shown = isShort ? rows.filter(([kind]) => MADE_OF.includes(kind)) : rows;
  return (
    <div className={isShort ? 'change-body short' : 'change-body'} ref={place}>
      <table className="change-lines">
        <tbody>
          {shown.map(([kind, name, squareMetres]) => (
            <tr key={kind}>
              <th scope="row">{name}</th>
              <td className={kind}>{hectares(squareMetres, 2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What the net figure is made of: where not all fits, both states give way to it. */
const MADE_OF: readonly string[] = ['lost', 'gained'];
