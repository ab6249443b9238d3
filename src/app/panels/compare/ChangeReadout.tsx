import { useRef } from 'react';
import type { ChangeSums } from '../../../domain/coverage/change-ground.ts';
import { hectares, signedHectares } from '../../format.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { usePart } from '../coverage/use-part.ts';
import { useFitting } from '../meeting/use-fitting.ts';
import { type ComparedVersions, changeLines, figureRows, isLaterLeft } from './figures.ts';
import './change-readout.css';

/** On the wall the change leads: the net figure, what it is made of, and both states. */
export function ChangeReadout({ compared }: { compared: ComparedVersions }) {
  const text = useText().compare.figures;
  const language = useApp((s) => s.language);
  const { layer, other, isOtherNewer } = compared;
  const part = usePart('changes', { layerId: layer.id, before: other });
  const sums = part.kind === 'done' ? figureRows(part.result, isOtherNewer).at(-1)!.sums : null;
  const faulty = part.kind === 'done' ? part.result.leftOut.before + part.result.leftOut.after : 0;
  return (
    <section
      className="presenter-change compare-figures-card"
      aria-label={text.title(layer.name[language])}
      data-over-map
    >
      {sums ? (
        <Told compared={compared} sums={sums} />
      ) : (
        <>
          <Head compared={compared} net={null} />
          <p role="status">{part.kind === 'failed' ? text.failed : text.running}</p>
        </>
      )}
      {faulty > 0 && (
        <p>
          <strong>{text.leftOut(faulty)}</strong>
        </p>
      )}
    </section>
  );
}

interface HeadProps {
  readonly compared: ComparedVersions;
  /** Square metres. */
  readonly net: number | null;
  /** Both states, in place of their dates. */
  readonly states?: string;
}

function Head({ compared, net, states }: HeadProps) {
  const text = useText().wall.change;
  const language = useApp((s) => s.language);
  const span = useLaterLeft(compared) ? text.since : text.span;
  return (
    <header className="change-head on-ink">
      <p>{text.title(compared.layer.name[language])}</p>
      {net !== null && (
        <strong>
          {signedHectares(net)} <span>{text.unit}</span>
        </strong>
      )}
      {states ? <p className="change-states">{states}</p> : <p>{span(...compared.dates)}</p>}
    </header>
  );
}

const useLaterLeft = (compared: ComparedVersions): boolean =>
  useApp((s) => s.compare !== null && isLaterLeft(compared, s.compare.side));

/** Where not all fits, both states give way to what the net figure is made of, and stand in its head. */
function Told({ compared, sums }: { compared: ComparedVersions; sums: ChangeSums }) {
  const { compare, wall } = useText();
  const place = useRef<HTMLDivElement>(null);
  const { dates } = compared;
  const lines = changeLines(sums, { ...compare.figures, dates }, useLaterLeft(compared));
  const most = useFitting(place, { count: lines.length, least: lines.length - 1, key: dates.join() });
  const isShort = most < lines.length;
  const isState = ({ kind }: (typeof lines)[number]): boolean => kind === 'before' || kind === 'after';
  const states = lines.filter(isState).map(({ name, squareMetres }) => `${name} ${hectares(squareMetres, 2)}`);
  const net = sums.gainedSquareMetres - sums.lostSquareMetres;
  return (
    <>
      <Head compared={compared} net={net} {...(isShort && { states: states.join(wall.join) })} />
      <div className={isShort ? 'change-body short' : 'change-body'} ref={place}>
        <table className="change-lines">
          <tbody>
            {lines
              .filter((line) => !isShort || !isState(line))
              .map(({ kind, name, squareMetres }) => (
                <tr key={kind}>
                  <th scope="row">{name}</th>
                  <td className={kind}>
                    {hectares(squareMetres, 2)} <small>{wall.change.unit}</small>
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
